import { describe, expect, it } from "vitest";
import { readSlack, type Incoming } from "../../../../adapters/slack/parse.ts";
import type { Self } from "../../../../adapters/slack/written.ts";
import { COMMANDS } from "../../../../src/services/commands.ts";
import {
  SLACK,
  slackEvent,
  slackFixture,
  slackPress,
  type Payload,
} from "../../../helpers/platforms/slack-events.ts";

const SELF: Self = { team: SLACK.team, user: SLACK.bot, bot: SLACK.botId, app: SLACK.app };
const NOW = new Date("2026-11-25T08:05:00Z");
const read = (payload: unknown): Incoming => readSlack(payload, SELF, NOW);
const fixture = (name: string): Incoming => read(slackFixture(name));
const ignored = (reason: string): Incoming => ({ kind: "ignored", reason });

describe("what comes from Slack", () => {
  it("is a direct message in the conversation of its person", () => {
    expect(fixture("message-im")).toEqual({
      kind: "said",
      message: {
        id: "Ev0MESSAGE1",
        thread: { platform: "slack", installation: SLACK.team, conversation: "U0ADA00001" },
        sender: "U0ADA00001",
        visibility: "private",
        content: { kind: "text", text: "Do I need a visa?" },
        sentAt: new Date("2026-11-25T08:00:00.000Z"),
      },
      place: { channel: null, thread: null, user: "U0ADA00001" },
      direct: "D0ADA00001",
      isCommand: false,
      heard: null,
    });
  });

  it("is a conversation of its own in a thread of the direct one", () => {
    const threaded = slackEvent("message-im", "Ev1", { thread_ts: "1795593500.000100" });
    expect(read(threaded)).toMatchObject({
      message: { thread: { conversation: "U0ADA00001:1795593500.000100" }, visibility: "private" },
    });
  });

  it("is a mention, answered in the thread that it begins or stands in, and heard by all", () => {
    expect(fixture("app-mention")).toMatchObject({
      kind: "said",
      message: {
        thread: { conversation: "C0LOBBY001:1795593600.000200:U0ADA00001" },
        sender: "U0ADA00001",
        visibility: "shared",
        content: { kind: "text", text: "Do I need a visa?" },
      },
      direct: null,
    });
    const inThread = slackEvent("app-mention", "Ev1", { thread_ts: "1795593500.000100" });
    expect(read(inThread)).toMatchObject({
      place: { channel: "C0LOBBY001", thread: "1795593500.000100", user: "U0ADA00001" },
    });
  });

  it("may be of staff in a thread of a channel, with one id however often Slack tells of it", () => {
    const thread = { thread_ts: "1795593500.000100" };
    const heard = {
      channel: SLACK.channel,
      root: "1795593500.000100",
      user: "U0ADA00001",
      name: null,
      message: {
        id: "staff:C0LOBBY001:1795593600.000200",
        content: { kind: "text", text: "Do I need a visa?" },
        sentAt: new Date("2026-11-25T08:00:00.000Z"),
      },
    };
    const overheard = read(slackEvent("message-channel", "Ev1", thread));
    expect(overheard).toEqual({ kind: "overheard", heard });
    const mention = read(slackEvent("app-mention", "Ev2", thread));
    expect(mention).toMatchObject({ kind: "said", message: { id: "Ev2" }, heard });
    expect(fixture("app-mention")).toMatchObject({ heard: null });
    const edited = slackEvent("message-changed", "Ev3", { channel_type: "channel" });
    expect(read(edited)).toEqual(ignored("not a direct message"));
  });

  it("may be of staff where a button was pressed in a channel, or is theirs", () => {
    const pressed = { user: "U0BOB00001", channel: SLACK.channel, actionTs: "1.1" };
    expect(read(slackPress({ ...pressed, value: "human" }))).toMatchObject({
      heard: { root: "1795593610.000100", name: "ada", message: { content: { kind: "action" } } },
    });
    const inPrivate = { ...pressed, channel: "D0BOB00001" };
    expect(read(slackPress({ ...inPrivate, value: "human" }))).toMatchObject({ heard: null });
    expect(read(slackPress({ ...inPrivate, value: "desk:take:1" }))).toMatchObject({
      heard: { channel: "D0BOB00001", user: "U0BOB00001" },
    });
  });

  it("is for the bot in a channel when it shows a code that links an account, told of once", () => {
    const shown = { text: "/link ABCD-EFGH-JKMN" };
    expect(read(slackEvent("message-channel", "Ev1", shown))).toMatchObject({
      kind: "said",
      message: { id: "Ev1", visibility: "shared", content: { kind: "text", ...shown } },
      heard: null,
    });
    const named = { text: `<@${SELF.user}> /link ABCD-EFGH-JKMN` };
    expect(read(slackEvent("message-channel", "Ev1", named)).kind).toBe("ignored");
    expect(read(slackEvent("app-mention", "Ev2", named)).kind).toBe("said");
  });

  it("is told of a mention twice, and takes it once", () => {
    expect(fixture("message-channel")).toEqual(ignored("not a direct message"));
    const inDirect = slackEvent("app-mention", "Ev1", { channel: "D0ADA00001" });
    expect(read(inDirect)).toEqual(ignored("told as a direct message too"));
  });

  it("is an edit with an id of that wording, and none where no word changed", () => {
    expect(fixture("message-changed")).toMatchObject({
      kind: "said",
      message: {
        id: "edit:D0ADA00001:1795593600.000100:1795593660.000000",
        thread: { conversation: "U0ADA00001" },
        content: { kind: "text", text: "Do I need a visa for China?" },
        sentAt: new Date("2026-11-25T08:01:00.000Z"),
      },
    });
    expect(fixture("message-unfurled")).toEqual(ignored("not changed by a person"));
    const { event } = slackFixture("message-changed") as { event: Payload };
    const same = slackEvent("message-changed", "Ev1", { previous_message: event["message"] });
    expect(read(same)).toEqual(ignored("no word changed"));
  });

  it("is a file without words, or the words beside a file", () => {
    expect(fixture("message-file-share")).toMatchObject({
      message: { content: { kind: "attachment" } },
    });
    const captioned = slackEvent("message-file-share", "Ev1", { text: "Is this right?" });
    expect(read(captioned)).toMatchObject({
      message: { content: { kind: "text", text: "Is this right?", withFile: true } },
    });
    expect(JSON.stringify(fixture("message-im"))).not.toContain("withFile");
    const { event } = slackFixture("message-changed") as { event: { message: object } };
    const message = { ...event.message, files: [{}] };
    expect(read(slackEvent("message-changed", "Ev1", { message }))).toMatchObject({
      message: { content: { kind: "text", text: "Do I need a visa for China?" } },
    });
    expect(JSON.stringify(read(slackEvent("message-changed", "Ev1", { message })))).not.toContain(
      "withFile",
    );
  });

  it("is a pressed button, in private or in the thread where it stands", () => {
    expect(fixture("block-actions")).toMatchObject({
      message: {
        id: "press:D0ADA00001:1795593610.000100:U0ADA00001:1795593620.000100:action-0",
        thread: { conversation: "U0ADA00001" },
        visibility: "private",
        content: { kind: "action", action: "language:ru" },
      },
    });
    const pressed = { user: "U0BOB00001", channel: SLACK.channel, value: "human" };
    const inRoom = slackPress({ ...pressed, actionTs: "1.1", threadTs: "1795593500.000100" });
    expect(read(inRoom)).toMatchObject({
      message: {
        thread: { conversation: "C0LOBBY001:1795593500.000100:U0BOB00001" },
        visibility: "shared",
      },
    });
  });

  it("is a thumb under an answer", () => {
    expect(fixture("feedback-buttons")).toMatchObject({
      message: {
        content: { kind: "action", action: "helpful:6f9619ff-8b86-4011-b42d-00c04fc964ff" },
      },
    });
  });

  it("is a slash command, answered in private wherever it was written", () => {
    expect(fixture("slash-command")).toMatchObject({
      isCommand: true,
      message: {
        id: "command:3333.4444.bbbb",
        thread: { conversation: "U0ADA00001" },
        visibility: "private",
        content: { kind: "text", text: "Do I need a visa?" },
        sentAt: NOW,
      },
    });
  });

  it("is a command of the bot when it stands bare behind the slash command", () => {
    const asked = (text: string): unknown => read({ ...slackFixture("slash-command"), text });
    for (const command of COMMANDS) {
      expect(asked(command)).toMatchObject({ message: { content: { text: `/${command}` } } });
    }
    expect(asked("language ru")).toMatchObject({ message: { content: { text: "/language ru" } } });
    expect(asked("link ABCD-2345")).toMatchObject({
      message: { content: { text: "/link ABCD-2345" } },
    });
    expect(asked("link")).toMatchObject({ message: { content: { text: "link" } } });
    expect(asked("")).toMatchObject({ message: { content: { text: "/help" } } });
    expect(asked("forget it")).toMatchObject({ message: { content: { text: "forget it" } } });
  });

  it("tells that somebody opened the conversation", () => {
    const opened = { kind: "opened", user: "U0ADA00001", channel: "D0ADA00001" };
    expect(fixture("app-home-opened")).toEqual(opened);
    const home = slackEvent("app-home-opened", "Ev1", { tab: "home" });
    expect(read(home)).toEqual(ignored("another tab"));
  });

  it("is nothing for us when a bot said it", () => {
    expect(fixture("message-bot")).toEqual(ignored("a bot's message"));
    for (const change of [{ user: SLACK.bot }, { user: "USLACKBOT" }, { bot_id: "B0OTHER001" }]) {
      for (const event of ["message-im", "app-mention"]) {
        expect(read(slackEvent(event, "Ev1", change))).toEqual(ignored("a bot's message"));
      }
    }
    const { event } = slackFixture("message-changed") as { event: { message: Payload } };
    const message = { ...event.message, bot_id: SLACK.botId };
    const own = slackEvent("message-changed", "Ev1", { message });
    expect(read(own)).toEqual(ignored("a bot's message"));
  });

  it("is nothing for us when it is of another workspace or app", () => {
    for (const name of ["message-im", "app-mention", "app-home-opened", "message-changed"]) {
      const payload = slackFixture(name);
      const elsewhere = { ...payload, team_id: "T0OTHER001", context_team_id: "T0OTHER001" };
      expect(read(elsewhere)).toEqual(ignored("another workspace"));
      expect(read({ ...payload, api_app_id: "A0OTHER001" })).toEqual(ignored("another app"));
    }
    const press = slackFixture("block-actions");
    expect(read({ ...press, team: { id: "T0OTHER001" } })).toEqual(ignored("another workspace"));
    const command = slackFixture("slash-command");
    expect(read({ ...command, team_id: "T0OTHER001" })).toEqual(ignored("another workspace"));
  });

  it("is ours when somebody of another workspace writes in a channel that both share", () => {
    const payload = { ...slackFixture("app-mention"), team_id: "T0OTHER001" };
    expect(read(payload).kind).toBe("said");
    expect(read({ ...payload, context_team_id: undefined }).kind).toBe("said");
  });

  it("is ignored with a reason when it is of no use, whatever it is", () => {
    expect(fixture("message-deleted")).toEqual(ignored("a subtype"));
    expect(fixture("reaction-added")).toEqual(ignored("another event"));
    expect(fixture("app-rate-limited")).toEqual(ignored("not a known form"));
    for (const odd of [
      undefined,
      null,
      7,
      "text",
      [],
      {},
      { type: "event_callback" },
      { event: null },
    ]) {
      expect(read(odd)).toEqual(ignored("not a known form"));
    }
    for (const change of [{ user: 7 }, { channel: null }, { ts: "now" }, { text: {} }]) {
      const event = slackEvent("message-im", "Ev1", change);
      expect(read(event)).toEqual(ignored("a message without a field"));
    }
  });
});
