import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readActivity } from "../../../../adapters/teams/activity.ts";
import { parseHeard, type Heard } from "../../../../adapters/teams/surface-parse.ts";
import { isChannel, placeOf, threadIn } from "../../../../adapters/teams/threads.ts";
import {
  TEAMS,
  teamsActivity,
  type Activity,
} from "../../../helpers/platforms/teams-activities.ts";

const ROOT = "1732435200456";
const inThread = {
  conversation: {
    conversationType: "channel",
    tenantId: TEAMS.tenant,
    id: `${TEAMS.channel};messageid=${ROOT}`,
  },
};

function hear(fixture: string, change: Activity = {}): Heard | null {
  const body = teamsActivity(fixture, change);
  const read = readActivity(body, { tenants: null, receivedAt: new Date(0) });
  return read.kind === "ignored" ? null : parseHeard(read);
}

const desk = (action: string): Activity => ({
  value: { action: { type: "Action.Execute", verb: "yizhan", data: { action } } },
});

describe("a member’s words in a thread of a channel", () => {
  it("are read with who wrote them, and wait for their case", () => {
    expect(hear("channel-mention", { entities: [], text: "You may <b>not</b>." })).toEqual({
      channel: TEAMS.channel,
      root: ROOT,
      content: { kind: "text", text: "You may <b>not</b>." },
      message: {
        id: `${TEAMS.tenant}/${encodeURIComponent(inThread.conversation.id)}/1732435200456`,
        sender: TEAMS.person,
        visibility: "shared",
        localeHint: null,
        sentAt: new Date("2026-11-24T08:00:00.123Z"),
        staff: {
          account: { platform: "teams", installation: TEAMS.tenant, person: TEAMS.person },
          name: "Person One",
        },
      },
      answer: { status: 200, body: null },
    });
  });

  it("are of the same account as in the private chat, whose words may link it", () => {
    const read = readActivity(teamsActivity("personal-message", { text: "/link ABCD-2345" }), {
      tenants: null,
      receivedAt: new Date(0),
    });
    if (read.kind === "ignored") throw new Error(read.reason);
    const { platform, installation } = read.message.thread;
    const { account } = hear("channel-mention")?.message.staff ?? {};
    expect(account).toEqual({ platform, installation, person: read.message.sender });
  });

  it.each([
    ["Mei", "Mei"],
    [" Mei\u0000\n", "Mei"],
    ["\ud800", "\ufffd"],
    [" ", "29:9"],
    [undefined, "29:9"],
  ])("bear the name %j as %j", (name, told) => {
    const heard = hear("channel-mention", { from: { id: "29:9", name } });
    expect(heard?.message.staff.name).toBe(told);
  });

  it("say nothing when they are an edit, a thumb or the name of the bot alone", () => {
    for (const [fixture, change] of [
      ["edit", inThread],
      ["undelete", inThread],
      ["feedback", inThread],
      ["unknown-invoke", inThread],
      ["channel-mention", { text: "<at>Yizhan</at>" }],
      ["submit", { ...inThread, value: { say: "nothing" } }],
      ["execute", { ...inThread, ...desk("") }],
    ] as const) {
      expect([fixture, hear(fixture, change)?.content]).toEqual([fixture, null]);
    }
    expect(hear("attachment", inThread)?.content).toEqual({ kind: "attachment" });
    expect(hear("attachment", { ...inThread, text: "Fill this in" })?.content).toEqual({
      kind: "text",
      text: "Fill this in",
      withFile: true,
    });
  });

  it("are nobody’s where they are of a bot, no words at all, or in no thread of a channel", () => {
    expect(hear("channel-mention", { from: { id: "28:another" } })).toBeNull();
    expect(hear("reaction", inThread)).toBeNull();
    expect(hear("conversation-update", inThread)).toBeNull();
    expect(hear("personal-message")).toBeNull();
    expect(hear("group-mention")).toBeNull();
    expect(hear("submit", { value: { action: "language:ru" } })).toBeNull();
  });
});

describe("a button for staff", () => {
  it("is theirs in a channel, a group and a private chat, from newer and older clients", () => {
    const content = { kind: "action", action: "desk:take:1" };
    const older = { value: { action: "desk:take:1" } };
    expect(hear("execute", { ...inThread, ...desk("desk:take:1") })).toMatchObject({
      root: ROOT,
      content,
    });
    expect(hear("submit", { ...inThread, ...older })).toMatchObject({ root: ROOT, content });
    const alone = { channel: TEAMS.chat, root: null, content };
    expect(hear("submit", older)).toMatchObject(alone);
    expect(hear("execute", desk("desk:take:1"))).toMatchObject(alone);
  });

  it("is of the post below which it stands where the conversation is the whole channel", () => {
    const conversation = { ...inThread.conversation, id: TEAMS.channel };
    const change = { conversation, replyToId: ROOT, ...desk("desk:take:1") };
    expect(hear("execute", change)).toMatchObject({ channel: TEAMS.channel, root: ROOT });
  });

  it("is answered so that the card stays, and one that says nothing known as an error", () => {
    const statusOf = (action: string): unknown =>
      hear("execute", { ...inThread, ...desk(action) })?.answer;
    expect(statusOf("desk:take:1")).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(statusOf("")).toMatchObject({ status: 200, body: { statusCode: 400 } });
  });
});

describe("the name of a thread in a channel", () => {
  it("leads back to both", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9_-]{1,40}$/), fc.nat(), (name, root) => {
        const channel = `19:${name}@thread.tacv2`;
        expect(isChannel(channel)).toBe(true);
        expect(placeOf(threadIn(channel, String(root)))).toEqual({ channel, root: String(root) });
        expect(placeOf(channel)).toEqual({ channel, root: null });
      }),
    );
  });

  it.each([
    "",
    "no channel",
    TEAMS.chat,
    "19:x@thread.v2",
    `${TEAMS.channel};messageid=1`,
    "19:a/b@thread.tacv2",
  ])("is no channel: %j", (conversation) => {
    expect(isChannel(conversation)).toBe(false);
  });
});
