import { afterEach, describe, expect, it } from "vitest";
import { PLATFORMS } from "../../adapters/index.ts";
import { paragraph, plainText } from "../../src/domain/block.ts";
import { RateLimited, Rejected, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Reply } from "../../src/domain/answer.ts";
import type { ConversationId, PlatformName } from "../../src/domain/message.ts";
import {
  HARNESSES,
  type PlatformHarness,
  type Room,
  type Wire,
} from "../helpers/platforms/harness.ts";
import { aDelivery, aReply as anyReply } from "../helpers/scripted-host.ts";

/** Messengers write the day that an answer speaks for beside it; here it would only stand in the way. */
function aReply(change: Partial<Reply> = {}): Reply {
  return anyReply({ validity: null, ...change });
}

const NAMES = Object.keys(PLATFORMS) as PlatformName[];
const open: PlatformHarness[] = [];

afterEach(async () => {
  for (const harness of open.splice(0)) await harness.stop();
});

async function startPlatform(name: PlatformName): Promise<PlatformHarness> {
  const harness = await HARNESSES[name]?.();
  if (harness === undefined) throw new Error(`${name} has no harness`);
  open.push(harness);
  return harness;
}

describe.each(NAMES)("the platform %s", (name) => {
  const start = (): Promise<PlatformHarness> => startPlatform(name);

  it("hands a message on in the service's own terms", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    expect(await person.say("m1", "Do I need a visa?")).toBe(true);
    expect(host.last).toMatchObject({
      thread: { platform: name },
      visibility: "private",
      content: { kind: "text", text: "Do I need a visa?" },
      // Some platforms tell the region too.
      localeHint: expect.stringMatching(/^en(?:-|$)/) as string,
    });
  });

  it("hands a pressed button on as an action", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    expect(await person.press("m1", "language:ru")).toBe(true);
    expect(host.last.content).toEqual({ kind: "action", action: "language:ru" });
  });

  it("accepts the same message once, however often it comes", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    const acknowledged = await Promise.all([person.say("m1", "Hello"), person.say("m1", "Hello")]);
    expect([...acknowledged, await person.say("m1", "Hello")]).toEqual([true, true, true]);
    expect(host.accepted).toHaveLength(1);
    await person.say("m2", "Hello");
    expect(host.accepted).toHaveLength(2);
  });

  it("does not acknowledge what the service cannot take, and takes it when it comes again", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    host.failure = new Unavailable("The store is down.");
    expect(await person.say("m1", "Hello")).toBe(false);
    host.failure = null;
    expect(await person.say("m1", "Hello")).toBe(true);
    expect(host.accepted).toHaveLength(1);
    expect(await person.shown(1)).toHaveLength(1);
  });

  it("tells two people apart who name their messages alike", async () => {
    const { host, newPerson } = await start();
    const [one, other] = [await newPerson(), await newPerson()];
    await one.say("m1", "first");
    await other.say("m1", "second");
    const [first, second] = host.accepted;
    expect(first?.id).not.toBe(second?.id);
    expect(first?.thread).not.toEqual(second?.thread);
  });

  it("shows an answer to the one who asked and to nobody else", async () => {
    const { host, newPerson } = await start();
    const [one, other] = [await newPerson(), await newPerson()];
    await other.say("m1", "other");
    await one.say("m1", "one");
    await host.reply(aReply({ blocks: [paragraph("for one")] }));
    expect((await one.shown(2)).map(({ words }) => words)).toEqual(["one", "for one"]);
    expect((await other.shown(1)).map(({ words }) => words)).toEqual(["other"]);
  });

  it("shows a delivery once that comes twice, where the platform knows its key", async () => {
    const { host, newPerson, keyed } = await start();
    // Elsewhere only the outbox keeps a delivery from being sent twice.
    if (!keyed) return;
    const person = await newPerson();
    await person.say("m1", "Hello");
    const first = await host.reply(aReply(), "key");
    const second = await host.reply(aReply(), "key");
    await host.reply(aReply({ blocks: [paragraph("The end.")] }), "another key");
    expect(second).toBe(first);
    expect((await person.shown(3)).map(({ words }) => words)).toEqual([
      "Hello",
      "An answer.",
      "The end.",
    ]);
  });

  it("never takes its own message for a person’s", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    await host.reply();
    await person.shown(2);
    expect(host.accepted).toHaveLength(1);
  });

  it("says the receipt of a case in its words alone, which no mark changes", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    await host.reply(aReply());
    await person.say("m2", "Hello");
    await host.reply(aReply({ openedCase: "YZ-2026-0042" }));
    const [, plain, , marked] = await person.shown(4);
    expect(marked).toEqual(plain);
  });

  it("keeps text that runs from right to left, and its direction", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "هل أحتاج إلى تأشيرة؟");
    await host.reply(aReply({ language: "ar", blocks: [paragraph("نعم، 30 يومًا.")] }));
    expect(host.last.content).toEqual({ kind: "text", text: "هل أحتاج إلى تأشيرة؟" });
    expect(await person.shown(2)).toEqual([
      { from: "person", words: "هل أحتاج إلى تأشيرة؟", direction: "rtl" },
      { from: "bot", words: "نعم، 30 يومًا.", direction: "rtl" },
    ]);
  });

  it("takes the longest text whole, with an emoji at its end, and refuses a longer one uncut", async () => {
    const { host, newPerson, longestText } = await start();
    if (longestText === null) return;
    const person = await newPerson();
    const longest = `${"签".repeat(longestText - 1)}🧭`;
    expect(await person.say("m1", longest)).toBe(true);
    expect(host.last.content).toEqual({ kind: "text", text: longest });
    expect(await person.say("m2", `${longest}x`)).toBe(false);
    expect(host.accepted).toHaveLength(1);
  });

  it("shows an over-long answer whole", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    const blocks = Array.from({ length: 40 }, () => paragraph("word 🧭 ".repeat(80).trim()));
    await host.reply(aReply({ blocks }));
    const [, answer] = await person.shown(2);
    expect(answer?.words.replaceAll("\n\n", "\n")).toBe(plainText(blocks));
  });

  it("serves two writers at once, each in the order of writing", async () => {
    const { host, newPerson } = await start();
    host.answer = ({ content }) =>
      aReply({ blocks: [paragraph(content.kind === "text" ? `re: ${content.text}` : "")] });
    const people = [await newPerson(), await newPerson()];
    await Promise.all(
      people.map(async (person, who) => {
        for (const n of [1, 2, 3]) await person.say(`m${n}`, `${who} ${n}`);
      }),
    );
    for (const [who, person] of people.entries()) {
      const shown = (await person.shown(6)).map(({ words }) => words);
      expect(shown).toEqual([1, 2, 3].flatMap((n) => [`${who} ${n}`, `re: ${who} ${n}`]));
    }
  });

  it("refuses an answer to a conversation that it does not know, for good", async () => {
    const { adapter, host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    const nowhere = "0000" as ConversationId;
    const lost = { ...host.last, thread: { ...host.last.thread, conversation: nowhere } };
    await expect(adapter.deliver(aDelivery(lost), lost.sentAt)).rejects.toBeInstanceOf(Rejected);
    await expect(adapter.deliver(aDelivery(host.last), lost.sentAt)).resolves.toBeTypeOf("string");
  });

  it("tells how it is, and stops as often as it is asked to", async () => {
    const { adapter } = await start();
    expect(adapter.health()).toEqual({ state: "on", reason: null });
    await adapter.stop();
    await adapter.stop();
    expect(adapter.health().state).toBe("off");
  });
});

describe.each(NAMES.filter((name) => name !== "web"))("the messenger %s", (name) => {
  const start = async (): Promise<PlatformHarness & { readonly wire: Wire }> => {
    const harness = await startPlatform(name);
    const { wire } = harness;
    if (wire === null) throw new Error(`${name} has no wire`);
    return Object.assign(harness, { wire });
  };

  it("ignores what the bot itself said, and takes what a person says beside it", async () => {
    const { host, newPerson, wire } = await start();
    const person = await newPerson();
    expect(await wire.own("m1")).toBe(true);
    expect(host.accepted).toHaveLength(0);
    await person.say("m2", "Hello");
    expect(host.accepted).toHaveLength(1);
  });

  it("takes an edited message as a new question, once for each wording", async () => {
    const { host, newPerson, wire } = await start();
    const person = await newPerson();
    await person.say("m1", "Do I need a viza?");
    expect(await wire.edit("m1", "Do I need a visa?")).toBe(true);
    expect(await wire.edit("m1", "Do I need a visa?")).toBe(true);
    expect(host.accepted.map(({ content }) => content)).toEqual([
      { kind: "text", text: "Do I need a viza?" },
      { kind: "text", text: "Do I need a visa?" },
    ]);
    expect(host.accepted[1]?.thread).toEqual(host.accepted[0]?.thread);
  });

  it("accepts a message again after a restart without handing it on twice", async () => {
    const harness = await start();
    const person = await harness.newPerson();
    expect(await person.say("m1", "Hello")).toBe(true);
    await harness.restart();
    expect(await person.say("m1", "Hello")).toBe(true);
    expect(harness.host.accepted).toHaveLength(1);
    expect(harness.adapter.health()).toEqual({ state: "on", reason: null });
  });

  it("takes a picture or a file as an attachment that nobody can read", async () => {
    const { host, newPerson, wire } = await start();
    await newPerson();
    expect(await wire.attachment("m1")).toBe(true);
    expect(host.last.content).toEqual({ kind: "attachment" });
  });

  it("acknowledges events that it does not know, and those that lack a field, and hands nothing on", async () => {
    const { host, newPerson, wire } = await start();
    const person = await newPerson();
    expect(await wire.unknownEvent()).toBe(true);
    expect(await wire.withoutField()).toBe(true);
    expect(host.accepted).toHaveLength(0);
    expect(await person.say("m1", "Hello")).toBe(true);
  });

  it("refuses what bears no right proof, while the same with its proof is taken", async () => {
    const { host, newPerson, wire } = await start();
    const person = await newPerson();
    expect(await wire.forged("m1")).toBe(false);
    expect(host.accepted).toHaveLength(0);
    expect(await person.say("m1", "Hello")).toBe(true);
  });

  it("refuses a proof of another time, early or late", async () => {
    const { host, newPerson, wire } = await start();
    await newPerson();
    // Telegram's secret and the bearer tokens of Teams hold no time of the single request.
    if (wire.replayed === null) return;
    expect(await wire.replayed("m1", -6 * 60_000)).toBe(false);
    expect(await wire.replayed("m1", 6 * 60_000)).toBe(false);
    expect(await wire.replayed("m1", -4 * 60_000)).toBe(true);
    expect(host.accepted).toHaveLength(1);
  });

  it("sorts what the platform refuses by what can be done about it", async () => {
    const { adapter, host, newPerson, wire } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    const deliver = (key: string): Promise<unknown> =>
      adapter.deliver(aDelivery(host.last, aReply(), key), host.last.sentAt);
    wire.refuse("down");
    await expect(deliver("1")).rejects.toBeInstanceOf(Unavailable);
    wire.refuse("rate");
    await expect(deliver("2")).rejects.toMatchObject({ retryAfterMs: 3_000 });
    await expect(deliver("2")).rejects.toBeInstanceOf(RateLimited);
    wire.refuse("unauthorized");
    await expect(deliver("3")).rejects.toBeInstanceOf(Unauthorized);
    wire.refuse("blocked");
    await expect(deliver("4")).rejects.toBeInstanceOf(Rejected);
    wire.refuse(null);
    await expect(deliver("5")).resolves.toBeTypeOf("string");
    expect((await person.shown(2)).map(({ words }) => words)).toEqual(["Hello", "An answer."]);
  });

  const startRoom = async (): Promise<PlatformHarness & { readonly room: Room }> => {
    const harness = await start();
    const { newRoom } = harness;
    if (newRoom === null) throw new Error(`${name} has no rooms`);
    return Object.assign(harness, { room: await newRoom() });
  };

  it("answers in a room who means the bot, and hears nothing of the others", async () => {
    const { host, room } = await startRoom();
    expect(await room.chat("first", "m1", "What a day.")).toBe(true);
    expect(host.accepted).toHaveLength(0);
    expect(await room.ask("first", "m2", "Do I need a visa?")).toBe(true);
    expect(host.last).toMatchObject({
      visibility: "shared",
      content: { kind: "text", text: "Do I need a visa?" },
    });
    await host.reply(aReply({ blocks: [paragraph("It depends.")] }));
    expect(await room.answers(1)).toEqual(["It depends."]);
  });

  it("keeps the conversations of two people in one room apart", async () => {
    const { host, room } = await startRoom();
    await room.ask("first", "m1", "I am from Iran.");
    await room.ask("second", "m2", "Do I need a visa?");
    const [one, other] = host.accepted;
    expect(one?.sender).not.toBe(other?.sender);
    expect(one?.thread).not.toEqual(other?.thread);
  });

  it("knows a person in a room and in private as one, for an erasure takes both", async () => {
    const { host, newPerson, room } = await startRoom();
    await room.ask("first", "m1", "Hello");
    const person = await newPerson();
    await person.say("m2", "Hello");
    const [inRoom, inPrivate] = host.accepted;
    expect(inRoom?.thread.installation).toBe(inPrivate?.thread.installation);
    expect(inRoom?.thread).not.toEqual(inPrivate?.thread);
  });
});
