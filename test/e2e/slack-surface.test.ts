/**
 * The adapter as staff work with it, against an emulator of Slack that others made: it keeps channels and threads, holds the
 * bot to its scopes, and changes and deletes messages. It sends no events, knows no buttons, shows nobody what was whispered,
 * takes any blocks, and keeps a thread whose head was deleted: there signed events after the fixtures, and a server of our
 * own in the contract and unit tests, take its place.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/case.ts";
import type { PersonId } from "../../src/domain/message.ts";
import { surfaceThread, type SurfacePost } from "../../src/domain/staff-surface.ts";
import { buttonsOfBlocks, wordsOfBlocks } from "../helpers/platforms/slack-blocks.ts";
import { startSlackEmulator, type SlackEmulator } from "../helpers/platforms/slack-emulator.ts";
import { SLACK, slackEvent, slackPress, type Payload } from "../helpers/platforms/slack-events.ts";
import { startSlackOverHttp, type SlackOverHttp } from "../helpers/platforms/slack.ts";

const CASE = "0f9619ff-8b86-4011-b42d-00c04fc964ff" as CaseId;
const AT = new Date("2026-11-24T08:00:00Z");

let slack: SlackEmulator;
let service: SlackOverHttp;
let count = 0;

beforeAll(async () => {
  slack = await startSlackEmulator();
  const intake = { kind: "http", signingSecret: SLACK.signingSecret } as const;
  const settings = { botToken: SLACK.botToken, apiUrl: slack.apiUrl, intake };
  service = await startSlackOverHttp({ settings });
});
afterAll(async () => {
  await service.stop();
  await slack.close();
});

function post(given: SurfacePost): Promise<string> {
  count += 1;
  const thread = surfaceThread({ platform: "slack", channel: slack.channel }, CASE);
  const delivery = { key: `key ${String(count)}`, thread, post: given };
  return service.adapter.surface?.post(delivery, AT) ?? Promise.reject(new Error("no surface"));
}

function card(title: string, isOpen = true): Promise<string> {
  const actions = isOpen ? [{ id: `desk:take:${CASE}`, label: "Take" }] : [];
  const fields = [{ label: "Question", value: "<!channel> May I work?" }];
  return post({ kind: "card", card: { title, fields, actions } });
}

function tell(payload: Payload): Promise<boolean> {
  const own = JSON.parse(JSON.stringify(payload).replaceAll(SLACK.team, slack.team)) as Payload;
  return service.tell(own);
}

const said = async (root: string): Promise<string[]> =>
  (await slack.saidInThread(slack.channel, root)).map(({ blocks = [] }) => wordsOfBlocks(blocks));

describe("staff in a channel of Slack", () => {
  it("see a case, answer, press, and see nothing of it after a purge", async () => {
    const root = await card("YZ-2026-0042 · open");
    expect(await said(root)).toEqual(["YZ-2026-0042 · open\n\nQuestion <!channel> May I work?"]);
    const [head] = await slack.saidInThread(slack.channel, root);
    expect(buttonsOfBlocks(head?.blocks ?? [])).toEqual([
      { label: "Take", value: `desk:take:${CASE}` },
    ]);

    await post({ kind: "line", voice: "person", label: "Ada", text: "<@U012AB3CD> Hello" });
    const text = "I take it & answer.";
    const user = slack.person;
    const inThread = { channel: slack.channel, user, thread_ts: root };
    const ts = await slack.write(slack.channel, text, root);
    const event = slackEvent("message-channel", "Ev staff 1", {
      ...inThread,
      ts,
      text: "I take it &amp; answer.",
    });
    expect(await tell(event)).toBe(true);
    const account = { platform: "slack", installation: slack.team, person: user };
    const thread = surfaceThread({ platform: "slack", channel: slack.channel }, CASE);
    const staff = { account, name: "ada" };
    const content = { kind: "text", text };
    expect(service.host.last).toMatchObject({ thread, staff, content });

    const preview = { kind: "preview", name: "p", to: { ...account, person: user as PersonId } };
    const asked = { ...preview, quote: text } as Extract<SurfacePost, { kind: "preview" }>;
    const send = [{ id: `desk:send:${CASE}`, label: "Send" }];
    await post({ ...asked, text: "Send this?", actions: send });
    const pressed = { user, channel: slack.channel, actionTs: "1795593620.000001" };
    const press = slackPress({ ...pressed, value: `desk:send:${CASE}`, messageTs: root });
    expect(await tell(press)).toBe(true);
    expect(service.host.last).toMatchObject({ thread, content: { kind: "action" } });
    await post({ ...asked, text: "Sent.", actions: [] });
    await post({ kind: "private", to: asked.to, text: "Link your account." });
    await card("YZ-2026-0042 · waiting", false);
    expect(await said(root)).toEqual([
      "YZ-2026-0042 · waiting\n\nQuestion <!channel> May I work?",
      "▸ Ada\n<@U012AB3CD> Hello",
      `Sent.\n${text}`,
    ]);

    await post({ kind: "purge", text: "Removed." });
    expect(await slack.saidIn(slack.channel)).toEqual([]);
  });

  it("may use the channel once the bot is invited, and not one that is not there", async () => {
    const look = async (channel: string): Promise<string[]> => {
      const findings = (await service.adapter.surface?.examine(channel)) ?? [];
      return findings.map(({ what, state }) => `${what} ${state}`);
    };
    expect(await look(slack.channel)).toEqual(["channel broken", "scopes fine"]);
    await slack.invite();
    expect(await look(slack.channel)).toEqual(["channel fine", "scopes fine"]);
    expect(await look("C0UNKNOWN1")).toContain("channel broken");
  });
});
