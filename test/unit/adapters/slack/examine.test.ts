import { afterEach, describe, expect, it } from "vitest";
import { createSlackAdapter } from "../../../../adapters/slack/index.ts";
import { ALL_SCOPES } from "../../../../adapters/slack/scopes.ts";
import { createOutbound } from "../../../../src/app/outbound.ts";
import type { PlatformFinding } from "../../../../src/ports/platform.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import { notesInMemory } from "../../../helpers/notes-in-memory.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import { SLACK } from "../../../helpers/platforms/slack-events.ts";
import { slackSettings } from "../../../helpers/platforms/slack.ts";
import { startSlackServer, type SlackServer } from "../../../helpers/platforms/slack-server.ts";
import { timers } from "../../../../src/app/timers.ts";

const open: SlackServer[] = [];
afterEach(async () => {
  for (const slack of open.splice(0)) await slack.close();
});

interface Asked {
  readonly scopes?: readonly string[];
  readonly at?: string;
  readonly isSocket?: boolean;
  readonly prepare?: (slack: SlackServer) => unknown;
}

async function examine(asked: Asked): Promise<PlatformFinding[]> {
  const slack = await startSlackServer(asked.scopes === undefined ? {} : { scopes: asked.scopes });
  open.push(slack);
  await asked.prepare?.(slack);
  const intake = { kind: "socket", appToken: SLACK.appToken } as const;
  const adapter = createSlackAdapter({
    settings: slackSettings(slack, asked.isSocket === true ? intake : undefined),
    clock: new FakeTime(asked.at ?? new Date().toISOString()),
    scheduler: timers,
    log: keptLog(),
    texts: shippedTexts(),
    notes: notesInMemory(),
    outbound: createOutbound(null),
    publicUrl: "https://help.example.org",
    random: () => 0.5,
  });
  return [...(await adapter.examine())];
}

const states = (findings: readonly PlatformFinding[]): string[] =>
  findings.map(({ what, state }) => `${what}: ${state}`);

describe("what is found out about Slack's settings", () => {
  it("is fine when the token, its scopes and the clock are", async () => {
    const findings = await examine({ scopes: ALL_SCOPES });
    expect(states(findings)).toEqual([
      "token: fine",
      "scopes: fine",
      "clock: fine",
      "request url: fine",
    ]);
    expect(findings[3]?.note).toContain("https://help.example.org/slack/events");
  });

  it("names the scopes that are missing, and tells which only make it nicer", async () => {
    const without = (gone: string): string[] => ALL_SCOPES.filter((scope) => scope !== gone);
    const [, needed] = await examine({ scopes: without("chat:write") });
    expect(needed).toMatchObject({ state: "broken" });
    expect(needed?.note).toMatch(/chat:write\.$/);
    const [, nicer] = await examine({ scopes: without("users:read") });
    expect(nicer).toMatchObject({ state: "fine" });
    expect(nicer?.note).toMatch(/nicer: users:read\.$/);
    const [, staff] = await examine({ scopes: without("groups:history") });
    expect(staff).toMatchObject({ state: "fine" });
    expect(staff?.note).toMatch(
      /^Staff cannot work in all channels without these: groups:history\.$/,
    );
  });

  it("sees a clock that is so far off that signatures fail", async () => {
    const findings = await examine({ at: "2020-01-01T00:00:00Z" });
    expect(states(findings)).toContain("clock: broken");
  });

  it("says which token is refused, and never its value", async () => {
    const refuse = (slack: SlackServer): void => {
      slack.refuse("auth.test", { error: "invalid_auth" });
      slack.refuse("apps.connections.open", { error: "invalid_auth" });
    };
    const findings = await examine({ isSocket: true, prepare: refuse });
    expect(states(findings)).toEqual(["token: broken", "socket mode: broken"]);
    const notes = findings.map(({ note }) => note).join(" ");
    expect(notes).toMatch(/Check SLACK_BOT_TOKEN.*Check SLACK_APP_TOKEN/);
    expect(notes).not.toMatch(/xoxb|xapp/);
  });

  it("tells when Slack cannot be reached, and does not throw", async () => {
    const findings = await examine({ isSocket: true, prepare: (slack) => slack.close() });
    expect(states(findings)).toEqual(["token: broken", "socket mode: broken"]);
    expect(findings[0]?.note).toContain("HTTPS_PROXY");
  });
});
