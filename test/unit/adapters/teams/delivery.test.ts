import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FormRejected } from "../../../../adapters/shared/messenger.ts";
import { createOutbound } from "../../../../src/app/outbound.ts";
import { paragraph } from "../../../../src/domain/block.ts";
import { RateLimited, Rejected, Unauthorized, Unavailable } from "../../../../src/domain/errors.ts";
import type { PlatformFinding } from "../../../../src/ports/platform.ts";
import {
  TEAMS,
  teamsActivity,
  type Activity,
} from "../../../helpers/platforms/teams-activities.ts";
import { startTeamsService, type TeamsService } from "../../../helpers/platforms/teams.ts";
import { wordsOf } from "../../../helpers/platforms/teams-look.ts";
import { aReply } from "../../../helpers/scripted-host.ts";

const open: TeamsService[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.stop();
});

async function start(...change: Parameters<typeof startTeamsService>): Promise<TeamsService> {
  const service = await startTeamsService(...change);
  open.push(service);
  return service;
}

function ask(service: TeamsService, fixture = "personal-message", change: Activity = {}) {
  const { serviceUrl } = service.teams;
  return service.post(teamsActivity(fixture, { serviceUrl, ...change }));
}

const RATED = aReply({
  actions: [
    { id: "helpful:answer-1", label: "This helped" },
    { id: "unhelpful:answer-1", label: "This did not help" },
  ],
});

describe("an answer", () => {
  it("goes where the question came from, in the name of the bot, with a token of its own", async () => {
    const service = await start();
    await ask(service, "channel-mention");
    await service.host.reply();
    expect(service.teams.sent).toMatchObject([
      {
        conversation: "19:channel-one@thread.tacv2;messageid=1732435200456",
        activity: {
          type: "message",
          from: { id: TEAMS.botId },
          conversation: { id: "19:channel-one@thread.tacv2;messageid=1732435200456" },
          channelId: "msteams",
          locale: "en",
        },
      },
    ]);
    expect(service.teams.asked.get("/token")).toBe(1);
  });

  it("still finds its way after a restart, by notes that name no person", async () => {
    const service = await start();
    await ask(service);
    await service.adapter.stop();
    await service.adapter.start(service.host);
    await service.host.reply();
    expect(service.teams.sent).toHaveLength(1);
    const notes = await service.notes.readAll(service.host.last.thread, "address");
    expect(JSON.parse(notes.get("address") ?? "")).toEqual({
      serviceUrl: service.teams.serviceUrl,
      conversation: TEAMS.chat,
      tenant: TEAMS.tenant,
      channel: "msteams",
      bot: TEAMS.botId,
      day: "2026-11-24",
    });
  });

  it("is on its way before the question is acknowledged only as far as its address is written", async () => {
    const service = await start();
    service.host.failure = new Unavailable("The store is down.");
    expect((await ask(service)).status).toBe(503);
    const thread = {
      platform: "teams",
      installation: TEAMS.tenant,
      conversation: "a%3A1personal-first",
    };
    const notes = await service.notes.readAll(thread as never, "address");
    expect(notes.size).toBe(1);
  });

  it("has its address written again each day, so that it does not end with its retention", async () => {
    const service = await start();
    const write = vi.spyOn(service.notes, "write");
    await ask(service);
    await ask(service, "personal-message", { id: "2" });
    expect(write).toHaveBeenCalledTimes(1);
    service.time.advance(24 * 60 * 60 * 1_000);
    const late = service.teams.bearer({ claims: { untilMs: Date.now() + 1e12 } });
    const again = teamsActivity("personal-message", {
      serviceUrl: service.teams.serviceUrl,
      id: "3",
    });
    expect((await service.post(again, late)).status).toBe(200);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it("is tried simpler and then as plain text where its form is refused, and then given up", async () => {
    const service = await start();
    const { teams, host, log } = service;
    await ask(service);
    const bad = { status: 400, code: "BadSyntax" };
    teams.failure = ({ channelData }) => (channelData === undefined ? null : bad);
    await host.reply(RATED, "1");
    expect(teams.sent.at(-2)?.activity).toMatchObject({ textFormat: "markdown" });
    teams.failure = ({ textFormat }) => (textFormat === "plain" ? null : bad);
    await host.reply(RATED, "2");
    expect(
      teams.sent.slice(-2).map(({ activity: { textFormat, text } }) => [textFormat, text]),
    ).toEqual([
      ["plain", "An answer.\n\nAs of 24 November 2026"],
      ["plain", "• This helped\n\n• This did not help"],
    ]);
    const tried = log.lines.filter(({ event }) => event === "delivery.simpler");
    expect(tried.map(({ fields }) => fields)).toEqual([
      { platform: "teams", form: 0 },
      { platform: "teams", form: 0 },
      { platform: "teams", form: 1 },
      { platform: "teams", form: 0 },
      { platform: "teams", form: 1 },
    ]);
    teams.failure = { status: 413, code: "MessageSizeTooBig" };
    const given = host.reply(RATED, "3");
    await expect(given).rejects.toBeInstanceOf(FormRejected);
    await expect(given).rejects.toThrow("413 MessageSizeTooBig");
  });

  it.each([
    [{ status: 403, code: "ForbiddenOperationException" }, Rejected],
    [{ status: 404, code: "ConversationNotFound" }, Rejected],
    [{ status: 401 }, Unauthorized],
    [{ status: 412, code: "PreconditionFailed" }, Unavailable],
    [{ status: 408 }, Unavailable],
    [{ status: 500 }, Unavailable],
    [{ status: 502 }, Unavailable],
    [{ status: 504 }, Unavailable],
    [{ status: 429 }, RateLimited],
  ])("that fails with %j is sorted by what can be done", async (failure, kind) => {
    const service = await start();
    await ask(service);
    service.teams.failure = failure;
    await expect(service.host.reply()).rejects.toBeInstanceOf(kind);
  });

  it("waits as long as it is told, and some seconds when it is not told", async () => {
    const service = await start();
    await ask(service);
    service.teams.failure = { status: 429, retryAfter: 7 };
    await expect(service.host.reply()).rejects.toMatchObject({ retryAfterMs: 7_000 });
    service.teams.failure = { status: 429 };
    await expect(service.host.reply()).rejects.toMatchObject({ retryAfterMs: 5_000 });
  });

  it("is sent with a new token once one was refused or is about to end", async () => {
    const service = await start();
    const { teams, host, time } = service;
    await ask(service);
    teams.failure = { status: 401 };
    await expect(host.reply()).rejects.toBeInstanceOf(Unauthorized);
    teams.failure = null;
    await host.reply();
    expect(teams.asked.get("/token")).toBe(2);
    time.advance(56 * 60_000);
    await host.reply();
    expect(teams.asked.get("/token")).toBe(3);
  });

  it("goes on after the part that was sent when it is tried again", async () => {
    const service = await start();
    const { teams, host } = service;
    await ask(service);
    const blocks = Array.from({ length: 120 }, (_, n) => paragraph(`${n} ${"word ".repeat(80)}`));
    const reply = aReply({ validity: null, blocks });
    teams.failure = ({ text }) => (String(text).startsWith("0 ") ? null : { status: 502 });
    await expect(host.reply(reply)).rejects.toBeInstanceOf(Unavailable);
    teams.failure = null;
    await host.reply(reply);
    const words = teams.sent.flatMap(({ activity }) => wordsOf(activity));
    expect(words.map((text) => parseInt(text))).toEqual(blocks.map((_, n) => n));
  });

  it("never sends its token after a redirection, nor waits for ever", async () => {
    const straight: string[] = [];
    const service = await start((teams) => ({
      outbound: {
        ...createOutbound(null),
        fetch: async (input, init) => {
          const url = input instanceof Request ? input.url : input.toString();
          expect(init?.redirect).toBe("error");
          if (!url.startsWith(`${teams.url}/connector`)) return fetch(url, init);
          straight.push(url);
          return new Promise((_, reject) => {
            init?.signal?.addEventListener("abort", () => {
              reject(new Error("aborted"));
            });
          });
        },
      },
    }));
    await ask(service);
    const reply = expect(service.host.reply()).rejects.toThrow("Teams cannot be reached.");
    await vi.waitFor(() => {
      expect(straight).toHaveLength(1);
    });
    service.time.advance(15_000);
    await reply;
  });
});

describe("the thumbs below an answer", () => {
  it("say what its buttons say, and of others nothing", async () => {
    const service = await start();
    const { host, teams } = service;
    await ask(service);
    await host.reply(RATED);
    const replyToId = teams.sent[0]?.id;
    const liked = await ask(service, "feedback", { replyToId });
    expect([liked.status, await liked.json()]).toEqual([200, {}]);
    expect(host.last.content).toEqual({ kind: "action", action: "helpful:answer-1" });
    const reaction = { actionName: "feedback", actionValue: { reaction: "dislike" } };
    await ask(service, "feedback", { id: "f:2", replyToId, value: reaction });
    expect(host.last.content).toEqual({ kind: "action", action: "unhelpful:answer-1" });
    const stranger = { id: "f:3", replyToId: "1:of-somebody-else" };
    expect((await ask(service, "feedback", stranger)).status).toBe(200);
    expect(host.accepted).toHaveLength(3);
  });

  it("are not worth sending an answer twice when they cannot be noted", async () => {
    const service = await start();
    await ask(service);
    vi.spyOn(service.notes, "write").mockRejectedValue(new Unavailable("The store is down."));
    await expect(service.host.reply(RATED)).rejects.toThrow("down");
    // The part is noted, too; what counts is that the thumbs were no reason.
    expect(service.log.lines).toContainEqual({
      level: "warn",
      event: "teams.answer_not_noted",
      fields: { code: "unavailable" },
    });
  });
});

describe("a pressed button", () => {
  it("is acknowledged at once, once it is accepted, in the form that the platform wants", async () => {
    const service = await start();
    const response = await ask(service, "execute");
    expect([response.status, await response.json()]).toEqual([
      200,
      { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" },
    ]);
    service.host.failure = new Unavailable("The store is down.");
    expect((await ask(service, "execute", { id: "f:2" })).status).toBe(503);
  });

  it("that nobody knows is answered with 501", async () => {
    const service = await start();
    const response = await ask(service, "unknown-invoke");
    expect([response.status, await response.json()]).toEqual([501, { status: 501 }]);
  });
});

describe("people of other tenants", () => {
  it("are acknowledged and not heard, while those of the own are", async () => {
    const service = await start((teams) => ({
      settings: { app: teams.app, tenants: new Set(["22222222-2222-2222-2222-222222222222"]) },
    }));
    expect((await ask(service)).status).toBe(200);
    expect(service.host.accepted).toEqual([]);
    const tenant = { tenant: { id: "22222222-2222-2222-2222-222222222222" } };
    await ask(service, "personal-message", { channelData: tenant });
    expect(service.host.accepted).toHaveLength(1);
  });
});

describe("the typing sign", () => {
  it("is shown for an answer that takes long, and not for a message known before", async () => {
    const service = await start();
    const { pending } = service.time;
    await ask(service);
    service.time.advance(1_000);
    await vi.waitFor(() => {
      expect(service.teams.signs).toHaveLength(1);
    });
    expect(service.teams.signs[0]?.activity["type"]).toBe("typing");
    await service.host.reply();
    await ask(service);
    service.time.advance(60_000);
    expect(service.teams.signs).toHaveLength(1);
    expect(service.time.pending).toBe(pending);
  });
});

describe("a look at what is set up", () => {
  const statesOf = (findings: readonly PlatformFinding[]): string[] =>
    findings.map(({ what, state }) => `${what}: ${state}`);

  it("finds all in order, without starting", async () => {
    const service = await start();
    await service.adapter.stop();
    expect(statesOf(await service.adapter.examine())).toEqual([
      "Teams token: fine",
      "Teams keys: broken",
      "Teams endpoint: fine",
      "Teams tenants: fine",
    ]);
    // The clock of the test is not that of the machine, as a clock that is wrong would be.
    const keys = (await service.adapter.examine())[1];
    expect(keys?.note).toMatch(/minutes off/);
  });

  it("says what is wrong, and no secret", async () => {
    const service = await start(() => ({ publicUrl: null, clock: { now: () => new Date() } }));
    expect(statesOf(await service.adapter.examine())[1]).toBe("Teams keys: fine");
    await service.adapter.stop();
    service.teams.tokenFailure = { status: 401 };
    service.teams.keysFailure = { status: 404 };
    const second = await start((teams) => {
      teams.tokenFailure = { status: 401 };
      teams.keysFailure = { status: 404 };
      return { publicUrl: null };
    });
    const findings = await second.adapter.examine();
    expect(statesOf(findings)).toEqual([
      "Teams token: broken",
      "Teams keys: broken",
      "Teams endpoint: broken",
      "Teams tenants: fine",
    ]);
    expect(JSON.stringify(findings)).not.toContain(TEAMS.password);
    expect(second.adapter.health()).toMatchObject({ state: "failing" });
    expect(JSON.stringify(second.log.lines)).not.toContain(TEAMS.password);
  });

  it("warns of an emulator", async () => {
    const service = await start(() => ({ settings: { app: null, tenants: null } }));
    expect(statesOf(await service.adapter.examine())).toEqual(["Teams: off"]);
  });
});

describe("the route", () => {
  it("stands in the documentation", async () => {
    const service = await start();
    const text = readFileSync(new URL("../../../../docs/http.md", import.meta.url), "utf8");
    for (const { method, path, access } of service.adapter.routes?.list ?? []) {
      expect(text).toContain(`| ${method} | \`${path}\` | ${access} |`);
    }
    expect((await fetch(`${service.url}/api/messages`)).status).toBe(404);
  });
});
