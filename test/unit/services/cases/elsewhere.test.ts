import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../../../src/domain/answer.ts";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { buttonOf, wordsOf, type CaseWorld, type Who } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";

const SOMEBODY = { platform: "slack", person: "U1", localeHint: "en" } as const;
/** As Slack names the places in which one person writes; a slash command lands in the direct conversation. */
const DIRECT: Who = { ...SOMEBODY, conversation: "U1" };
const THREAD: Who = { ...SOMEBODY, conversation: "U1:30.1" };
const ANOTHER_THREAD: Who = { ...SOMEBODY, conversation: "U1:40.1" };
const ROOM: Who = { ...SOMEBODY, conversation: "C1:20.1:U1", visibility: "shared" };
const ANOTHER_ROOM: Who = { ...SOMEBODY, conversation: "C2:21.1:U1", visibility: "shared" };

const texts = shippedTexts();
const NONE = texts.say("case.noneOpen", "en");

const { start } = caseWorlds();
let world: CaseWorld;
let li: Staff;

beforeEach(async () => {
  world = await start();
  li = await world.staffMember("Li Wei");
});

/** Agrees to share the question that was asked there. */
async function openedIn(from: Who): Promise<Case> {
  await world.says("How do I renew my residence permit?", from);
  const consent = await world.says("/human", from);
  await world.presses(buttonOf(consent, "handover:agree"), from);
  return caseIn(from);
}

async function caseIn({ conversation = "" }: Who): Promise<Case> {
  const found = await world.store.activeOf({
    platform: "slack",
    installation: "slack",
    conversation: conversation as ConversationId,
  });
  if (found === null) throw new Error("No case was opened.");
  return found;
}

async function taken(record: Case): Promise<void> {
  await world.cases.desk.act(li, record.id, { type: "take" }, null);
  await world.settled();
}

async function replied(record: Case, text: string): Promise<void> {
  const entry = randomUUID() as EntryId;
  await world.cases.desk.act(li, record.id, { type: "reply", entry, text }, null);
  await world.settled();
}

async function resolved(record: Case): Promise<void> {
  await world.cases.desk.act(li, record.id, { type: "resolve" }, null);
  await world.settled();
}

const stateOf = async ({ id }: Case): Promise<string | undefined> =>
  (await world.store.read(id))?.standing.state;
const wordsIn = async ({ id }: Case): Promise<readonly string[]> =>
  (await world.store.entries(id)).map(({ text }) => text);
const labelsOf = (replies: readonly Reply[]): readonly string[] =>
  replies.flatMap(({ actions }) => actions).map(({ label }) => label);

describe("/withdraw in private", () => {
  it.each([
    ["a room", ROOM],
    ["a thread of the direct message", THREAD],
  ])("takes back the only case that is open, which stands in %s", async (_place, from) => {
    const record = await openedIn(from);
    const done = wordsOf(await world.says("/withdraw", DIRECT));
    expect(done).toContain(texts.say("case.withdrawn", "en", { reference: record.reference }));
    expect([await stateOf(record), await wordsIn(record)]).toEqual(["closed", []]);
    expect(wordsOf(await world.says("/withdraw", DIRECT))).toContain(NONE);
  });

  it("is answered where it was written", async () => {
    await openedIn(ROOM);
    const before = world.told.length;
    await world.says("/withdraw", DIRECT);
    const places = world.told.slice(before).map(({ thread }) => thread.conversation);
    expect(places).toEqual(["U1"]);
  });

  it("asks back in words, for a case of a room as well", async () => {
    const record = await openedIn(ROOM);
    const asked = await world.says("withdraw my consent", DIRECT);
    expect(await stateOf(record)).toBe("open");
    await world.presses(buttonOf(asked, "case:withdraw"), DIRECT);
    expect(await stateOf(record)).toBe("closed");
  });

  it("asks which of several is meant, also where one of them stands there, and closes that alone", async () => {
    const direct = await openedIn(DIRECT);
    const room = await openedIn(ROOM);
    const asked = await world.says("/withdraw", DIRECT);
    expect(wordsOf(asked)).toContain(texts.say("case.whichWithdrawn", "en"));
    expect(labelsOf(asked).toSorted()).toEqual([direct.reference, room.reference]);
    expect([await stateOf(direct), await stateOf(room)]).toEqual(["open", "open"]);
    await world.presses(`case:withdraw:${room.id}`, DIRECT);
    expect([await stateOf(direct), await stateOf(room)]).toEqual(["open", "closed"]);
  });

  it("takes back nothing of somebody else’s", async () => {
    const record = await openedIn(ROOM);
    const stranger: Who = { ...DIRECT, person: "U2", conversation: "U2" };
    expect(wordsOf(await world.says("/withdraw", stranger))).toContain(NONE);
    await world.presses(`case:withdraw:${record.id}`, stranger);
    expect(await stateOf(record)).toBe("open");
  });
});

describe("in a room", () => {
  it("nothing is withdrawn or said of a case that stands elsewhere, nor that there is none", async () => {
    const direct = await openedIn(DIRECT);
    const other = await openedIn(ANOTHER_ROOM);
    const told = wordsOf([
      ...(await world.says("/withdraw", ROOM)),
      ...(await world.presses(`case:withdraw:${direct.id}`, ROOM)),
      ...(await world.says("/human", ROOM)),
    ]);
    expect(told).toContain(texts.say("case.noneHere", "en"));
    expect(told).not.toContain(NONE);
    for (const { reference } of [direct, other]) expect(told).not.toContain(reference);
    expect([await stateOf(direct), await stateOf(other)]).toEqual(["open", "open"]);
  });

  it("words go to no case that stands elsewhere", async () => {
    const direct = await openedIn(DIRECT);
    await taken(direct);
    const before = await wordsIn(direct);
    expect(await world.says("How do I register with the police?", ROOM)).toHaveLength(1);
    expect(await wordsIn(direct)).toEqual(before);
  });
});

describe("words in a thread of the direct message", () => {
  it("reach whoever holds the case that stands outside of it, and the bot is silent", async () => {
    const record = await openedIn(DIRECT);
    await taken(record);
    await replied(record, "On which date does it end?");
    expect(await stateOf(record)).toBe("waiting");
    expect(await world.says("On 5 December.", THREAD)).toEqual([]);
    expect((await wordsIn(record)).at(-1)).toBe("On 5 December.");
    expect(await stateOf(record)).toBe("assigned");
  });

  it("that tell of an emergency are answered in that thread", async () => {
    const record = await openedIn(DIRECT);
    await taken(record);
    const before = world.told.length;
    await world.says("Help, I was robbed and I am bleeding", THREAD);
    const told = world.told.slice(before);
    expect(told.map(({ thread }) => thread.conversation)).toEqual(["U1:30.1"]);
    expect(told[0]?.reply.outcome).toBe("urgent");
    const kinds = (await world.store.entries(record.id)).slice(-2).map(({ kind }) => kind);
    expect(kinds).toEqual(["person", "bot"]);
  });

  it("open a case again that was answered outside of it", async () => {
    const record = await openedIn(DIRECT);
    await taken(record);
    await resolved(record);
    const told = wordsOf(await world.says("How do I register with the police?", THREAD));
    expect(told).toContain(texts.say("case.reopened", "en", { reference: record.reference }));
    expect(await stateOf(record)).toBe("open");
  });

  it("never reach a case of a room, where they would be answered before others", async () => {
    const record = await openedIn(ROOM);
    await openedIn(ANOTHER_ROOM);
    await taken(record);
    const before = await wordsIn(record);
    const replies = await world.says("How do I register with the police?", THREAD);
    expect(replies[0]?.outcome).toBe("answer");
    expect(wordsOf(replies)).not.toContain(texts.say("case.notPassedOn", "en"));
    await world.says("I want to talk to a person about my rejected work permit", THREAD);
    expect(await wordsIn(record)).toEqual(before);
  });

  it("that might be for one of several are answered, and it is said that nobody else got them", async () => {
    // Whoever was asked before the other case was opened may still agree.
    await world.says("How do I renew my residence permit?", THREAD);
    const consent = await world.says("/human", THREAD);
    const direct = await openedIn(DIRECT);
    await world.presses(buttonOf(consent, "handover:agree"), THREAD);
    const cases = [direct, await caseIn(THREAD)];
    await taken(direct);
    const replies = await world.says("How do I register with the police?", ANOTHER_THREAD);
    expect(replies[0]?.outcome).toBe("answer");
    expect(wordsOf(replies)).toContain(texts.say("case.notPassedOn", "en"));
    expect(labelsOf(replies)).toEqual(
      expect.arrayContaining(cases.map(({ reference }) => reference)),
    );
    for (const each of cases) {
      expect(await wordsIn(each)).not.toContain("How do I register with the police?");
    }
  });
});

describe("/human and /mycase in private", () => {
  it.each([
    ["a room", ROOM],
    ["a thread", THREAD],
  ])("tell of a case that stands in %s", async (_place, from) => {
    const record = await openedIn(from);
    const known = await world.says("/human", DIRECT);
    expect(wordsOf(known)).toContain(record.reference);
    const shown = await world.presses(buttonOf(known, "mycase"), DIRECT);
    expect(wordsOf(shown)).toContain(record.reference);
    expect((await world.store.counts("all")).open).toBe(1);
  });

  it("hand on nothing of what asks for a person there to the staff of a room", async () => {
    const record = await openedIn(ROOM);
    const before = await wordsIn(record);
    const known = await world.says("I want to talk to a person about my rejected visa", DIRECT);
    expect(wordsOf(known)).toContain(record.reference);
    expect(await wordsIn(record)).toEqual(before);
  });

  it("offer each of several by its reference", async () => {
    const cases = [await openedIn(ROOM), await openedIn(ANOTHER_ROOM)];
    const known = await world.says("/human", DIRECT);
    expect(wordsOf(known)).toContain(texts.say("case.severalKnown", "en"));
    expect(labelsOf(known).toSorted()).toEqual(cases.map(({ reference }) => reference));
    for (const { id, reference } of cases) {
      expect(wordsOf(await world.presses(`mycase:${id}`, DIRECT))).toContain(reference);
    }
  });
});
