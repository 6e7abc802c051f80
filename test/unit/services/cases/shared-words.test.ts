import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Case, CaseEntry, EntryId } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { postsOf } from "../../../helpers/case-readings.ts";
import {
  buttonOf,
  handedOver,
  wordsOf,
  type CaseWorld,
  type Who,
} from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";

const HOUR_MS = 60 * 60 * 1_000;
const QUESTION = "How do I renew my residence permit?";
const ASKING = "can i speak to a human";
const texts = shippedTexts();

const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
});

async function act(record: Case, type: "take" | "resolve"): Promise<void> {
  await world.cases.desk.act(li, record.id, { type }, null);
  await world.settled();
}

async function held(from: Who = {}, question = QUESTION): Promise<Case> {
  const record = await handedOver(world, from, question);
  await act(record, "take");
  return record;
}

async function onlyCase(): Promise<Case> {
  const [record] = (await world.store.list(EVERYTHING, 10, null)).cases;
  if (record === undefined) throw new Error("There is no case.");
  return record;
}

const entriesOf = ({ id }: Case): Promise<readonly CaseEntry[]> => world.store.entries(id);

describe("“Share only my last question”", () => {
  it("shares the question before the words that asked for a person, and those words", async () => {
    await world.says("Which number do I call for an ambulance?");
    await world.says(QUESTION);
    const consent = await world.says(ASKING);
    await world.presses(buttonOf(consent, "handover:trim"));
    const record = await onlyCase();
    expect((await entriesOf(record)).map(({ text }) => text)).toEqual([QUESTION, ASKING]);
    expect(record).toMatchObject({
      question: QUESTION,
      failedAnswer: { outcome: null, text: "" },
    });
  });

  it("is not offered where nothing was asked before those words", async () => {
    const consent = await world.says(ASKING);
    expect(consent.flatMap(({ actions }) => actions).map(({ label }) => label)).toEqual([
      texts.say("handover.action.agree", "en"),
      texts.say("handover.action.refuse", "en"),
    ]);
    await world.presses(buttonOf(consent, "handover:agree"));
    expect(await onlyCase()).toMatchObject({ question: ASKING, failedAnswer: null, topic: null });
  });
});

describe("while somebody holds a case", () => {
  it("what the bot says to an emergency stands in it, and the staff see it in their channel", async () => {
    const record = await held();
    const before = world.posted.length;
    const told = wordsOf(await world.says("Help, I was robbed and I am bleeding"));
    const said = (await entriesOf(record)).slice(-2);
    expect(said.map(({ kind, text }) => [kind, text])).toEqual([
      ["person", "Help, I was robbed and I am bleeding"],
      ["bot", told],
    ]);
    const lines = postsOf(world.posted.slice(before), "line");
    expect(lines.map(({ voice }) => voice)).toEqual(["person", "bot"]);
    expect(lines[1]?.text).toContain("110");
  });

  it.each([
    ["ru", "Мне нужно продлить вид на жительство до конца месяца, что делать?"],
    ["zh", "我的居留许可月底到期，应该怎么办？"],
    ["fr", "Je dois prolonger mon titre de séjour avant la fin du mois, que faire ?"],
    ["en", "5 December."],
  ])("words are kept as of the language “%s” that they are in", async (language, text) => {
    const record = await held();
    await world.says(text);
    expect((await entriesOf(record)).at(-1)).toMatchObject({ text, language });
  });

  it("words that do not tell are of the language of the case, when the talk before is forgotten", async () => {
    const from = { localeHint: "en" };
    const record = await held(from, "Как мне продлить вид на жительство в Пекине?");
    expect(record.language).toBe("ru");
    world.time.advance(13 * HOUR_MS);
    await world.says("Спасибо, но мне нужно продлить вид на жительство до конца месяца.", from);
    world.time.advance(13 * HOUR_MS);
    await world.says("+86 138 0013 8000", from);
    const languages = (await entriesOf(record)).slice(-2).map(({ language }) => language);
    expect(languages).toEqual(["ru", "ru"]);
    world.time.advance(13 * HOUR_MS);
    expect((await world.says("/topics", from))[0]?.language).toBe("ru");
  });
});

describe("words that nobody holds", () => {
  it("are kept as of their own language beside the answer", async () => {
    const record = await handedOver(world);
    await world.says("Как зарегистрироваться в полиции по месту жительства?");
    const said = (await entriesOf(record)).slice(-2);
    expect(said.map(({ kind, language }) => [kind, language])).toEqual([
      ["person", "ru"],
      ["bot", "ru"],
    ]);
  });
});

describe("a case that was answered", () => {
  it("may still be rated when it is closed, and by nobody else", async () => {
    const record = await held();
    const reply = { type: "reply", entry: randomUUID() as EntryId, text: "Come by." } as const;
    await world.cases.desk.act(li, record.id, reply, null);
    await act(record, "resolve");
    const asked = world.told.map(({ reply }) => reply);
    world.time.advance(8 * 24 * HOUR_MS);
    await world.cases.clock({} as never);
    expect((await world.store.read(record.id))?.standing.state).toBe("closed");
    const good = buttonOf(asked, "case:good");
    const gone = texts.say("feedback.gone", "en");
    expect(wordsOf(await world.presses(good, { conversation: "a stranger’s" }))).toContain(gone);
    expect(wordsOf(await world.presses(good))).toContain(texts.say("case.rated", "en"));
    expect(await world.store.read(record.id)).toMatchObject({
      satisfaction: "good",
      standing: { state: "closed" },
    });
  });

  it("is opened again by a file, and the person is told that and what the staff see", async () => {
    const record = await handedOver(world);
    await act(record, "resolve");
    const { reference } = record;
    const told = wordsOf(await world.sendsFile());
    expect(told).toContain(texts.say("case.reopenedByFile", "en", { reference }));
    expect((await world.store.read(record.id))?.standing.state).toBe("open");
    const again = wordsOf(await world.sendsFile());
    expect(again).not.toContain(texts.say("case.reopenedByFile", "en", { reference }));
  });
});

const EVERYTHING = {
  centres: "all",
  states: null,
  holder: null,
  language: null,
  urgency: null,
  text: null,
} as const;
