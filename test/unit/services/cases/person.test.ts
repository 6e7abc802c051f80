import { randomUUID } from "node:crypto";
import type { EntryId } from "../../../../src/domain/case.ts";
import type { CentreId } from "../../../../src/domain/staff.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { buttonOf, handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const NORTH = "north" as CentreId;

const { start } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await start();
});

describe("asking for a person", () => {
  it("tells whom else to ask while nobody could take a case", async () => {
    const replies = await world.says("/human");
    expect(replies[0]?.outcome).toBe("human");
    expect(wordsOf(replies)).toContain("12367");
    expect(replies[0]?.actions).toEqual([]);
  });

  it("shows and shares no words again that were withdrawn since they were told", async () => {
    await world.staffMember("Li Wei");
    const asked = "Do Germans need a visa for two weeks?";
    const [told] = await world.says(asked);
    const words = (told === undefined ? "" : wordsOf([told])).split("\n")[1] ?? "";
    const article = told?.asserted[0]?.article;
    if (article === undefined || words === "") throw new Error("Nothing was asserted.");
    const before = wordsOf(await world.says("/human"));
    expect(before).toContain(words);
    world.withdraw(article);
    const consent = await world.says("/human");
    expect(wordsOf(consent)).not.toContain(words);
    expect(wordsOf(consent)).toContain("has been withdrawn or corrected since");
    expect(wordsOf(consent)).toContain(asked);
    await world.presses(buttonOf(consent, "handover:agree"));
    const sheet = wordsOf(await world.says("/mycase"));
    expect(sheet).toContain("has been withdrawn or corrected since");
    expect(sheet).not.toContain(words);
  });

  it("asks for consent first, and shows just what would be shared, masked", async () => {
    await world.staffMember("Li Wei");
    await world.says("My passport is AB1234567. How do I renew my residence permit?");
    const consent = await world.says("can i speak to a human");
    expect(wordsOf(consent)).toContain("How do I renew my residence permit?");
    expect(wordsOf(consent)).not.toContain("AB1234567");
    expect(wordsOf(consent)).toContain("30 days");
    expect(world.posted).toEqual([]);
    expect((await world.store.counts("all")).open).toBe(0);
  });

  it("shares nothing when that is refused, and goes on answering", async () => {
    await world.staffMember("Li Wei");
    await world.says("How do I renew my residence permit?");
    const consent = await world.says("/human");
    const refused = await world.presses(buttonOf(consent, "handover:refuse"));
    expect(wordsOf(refused)).toContain("Nothing was shared");
    expect((await world.store.counts("all")).open).toBe(0);
    expect((await world.says("How do I register with the police?"))[0]?.outcome).toBe("answer");
  });

  it("does nothing when an older question is answered", async () => {
    await world.staffMember("Li Wei");
    await world.says("How do I renew my residence permit?");
    const first = await world.says("/human");
    await world.says("/human");
    const late = await world.presses(buttonOf(first, "handover:agree"));
    expect(wordsOf(late)).toContain("no longer open");
    expect((await world.store.counts("all")).open).toBe(0);
  });

  it("opens a case with a reference and an honest time, and keeps the answer that failed", async () => {
    await world.staffMember("Li Wei");
    await world.says("How do I renew my residence permit?");
    const consent = await world.says("/human");
    const receipt = wordsOf(await world.presses(buttonOf(consent, "handover:agree")));
    expect(receipt).toContain("YZ-2026-0001");
    expect(receipt).toContain("within 3 working days");
    const [record] = (await world.store.list(EVERYTHING, 10, null)).cases;
    expect(record).toMatchObject({
      question: "How do I renew my residence permit?",
      topic: "residence",
    });
    expect(record?.failedAnswer?.text).not.toBe("");
  });

  it("shares the last question alone when the person trims", async () => {
    await world.staffMember("Li Wei");
    await world.says("Do citizens of Kazakhstan need a visa?");
    await world.says("How do I renew my residence permit?");
    const consent = await world.says("/human");
    await world.presses(buttonOf(consent, "handover:trim"));
    const [record] = (await world.store.list(EVERYTHING, 10, null)).cases;
    const entries = record === undefined ? [] : await world.store.entries(record.id);
    expect(entries.map(({ text }) => text)).toEqual(["How do I renew my residence permit?"]);
    expect(record?.failedAnswer).toEqual({ outcome: null, text: "" });
  });

  it("tells where the case stands when a person is asked for again", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const shared = await world.store.entries(record.id);
    expect(wordsOf(await world.says("/human"))).toContain(record.reference);
    expect((await world.store.counts("all")).open).toBe(1);
    // A command and a button are no words for the staff.
    await world.presses("human");
    expect(await world.store.entries(record.id)).toEqual(shared);
  });

  it("offers a person in words after two questions in a row without an answer, not before", async () => {
    await world.staffMember("Li Wei");
    const asked = [
      "How do I renew my residence permit?",
      "which form for importing my grand piano",
      "which form for importing my old harp",
    ];
    const told = [];
    for (const text of asked) {
      const replies = await world.says(text);
      told.push([replies[0]?.outcome, wordsOf(replies).includes("twice in a row")]);
    }
    expect(told).toEqual([
      ["answer", false],
      ["no_answer", false],
      ["no_answer", true],
    ]);
  });

  it("speaks the person's language throughout", async () => {
    await world.staffMember("Li Wei");
    const from = { localeHint: "ru", conversation: "ru-1" };
    await world.says("Как продлить вид на жительство?", from);
    const consent = await world.says("/human", from);
    const receipt = await world.presses(buttonOf(consent, "handover:agree"), from);
    const said = wordsOf([...consent, ...receipt]).replaceAll(/Yizhan|\/withdraw|YZ-\S+/gu, "");
    expect(said).not.toMatch(/[A-Za-z]{2,}/u);
    expect(said).toContain("3 рабочих дней");
  });

  it("says in a room that others read along", async () => {
    await world.staffMember("Li Wei");
    const consent = await world.says("/human", { visibility: "shared" });
    expect(wordsOf(consent)).toContain("Others in this room");
    expect(wordsOf(await world.says("/human", { conversation: "alone" }))).not.toContain(
      "Others in",
    );
  });
});

describe("while a case is open", () => {
  it("goes on answering until somebody takes it, and the staff see both", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const [reply] = await world.says("How do I register with the police?");
    expect(reply?.outcome).toBe("answer");
    const kinds = (await world.store.entries(record.id)).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(["person", "bot"]);
  });

  it("stays silent while somebody holds it, and hands every message on", async () => {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    expect(await world.says("How do I register with the police?")).toEqual([]);
    const entries = await world.store.entries(record.id);
    expect(entries.at(-1)).toMatchObject({
      kind: "person",
      text: "How do I register with the police?",
    });
  });

  it("hands on words that are a command elsewhere, while somebody holds it", async () => {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    expect(await world.says("a person")).toEqual([]);
    expect((await world.store.entries(record.id)).at(-1)?.text).toBe("a person");
    expect(await world.says("/language")).toHaveLength(1);
  });

  it("hands on what asks for a person once more while nobody holds it", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.says("I want to talk to a person about my rejected work permit");
    const texts = (await world.store.entries(record.id)).map(({ text }) => text);
    expect(texts).toContain("I want to talk to a person about my rejected work permit");
  });

  it("tells the staff of a file that nobody can see", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.sendsFile();
    expect((await world.store.entries(record.id)).at(-1)?.text).toContain("此处无法显示");
  });

  it("opens at the centre that was named, and nowhere else", async () => {
    await world.staffMember("Li Wei");
    const { centres } = world.cases.accounts;
    const consent = await world.says("/human");
    const wuhan = { en: "Wuhan Centre", zh: "武汉中心" };
    await centres.add("command line", "wuhan" as CentreId, wuhan, { place: "wuhan" });
    await world.says("How do I register with the police in Wuhan?");
    await world.presses(buttonOf(consent, "handover:agree"));
    const [record] = (await world.store.list(EVERYTHING, 10, null)).cases;
    expect(record?.centre).toBe("main");
  });

  it("is offered where somebody works, and not at another centre", async () => {
    await world.staffMember("Zhao Min", "staff", [NORTH]);
    expect(wordsOf(await world.says("/human"))).toContain("12367");
    const { centres } = world.cases.accounts;
    await centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    expect(wordsOf(await world.says("/human"))).toContain("(North)");
  });

  it("still answers an emergency, and hands it on as urgent", async () => {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    const [reply] = await world.says("Help, I was robbed and I am bleeding");
    expect(reply?.outcome).toBe("urgent");
    expect((await world.store.read(record.id))?.urgency).toBe("urgent");
    // It is counted as no answer, and a correction finds who was told it.
    expect(reply?.asserted).not.toEqual([]);
    expect(world.told.at(-1)?.told?.answer).toMatch(/./u);
    // Where they are, said after it, is for whoever holds the case: the numbers are not said twice over them.
    expect(await world.says("Estoy en Santiago")).toEqual([]);
    expect(await world.says("how do I say it in Chinese")).toEqual([]);
  });

  it("tells who presses a button of the bot's that a person has the word", async () => {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    expect(wordsOf(await world.presses("topics"))).toContain("Li Wei");
  });

  it("removes what was shared when the consent is taken back", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const done = await world.says("/withdraw");
    expect(wordsOf(done)).toContain(record.reference);
    expect(await world.store.entries(record.id)).toEqual([]);
    expect(await world.store.read(record.id)).toMatchObject({
      question: "",
      standing: { state: "closed" },
    });
    expect(wordsOf(await world.says("/withdraw"))).toContain("no open case");
  });

  it("asks back when that is said in words", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const asked = await world.says("withdraw my consent");
    expect((await world.store.read(record.id))?.standing.state).toBe("open");
    await world.presses(buttonOf(asked, "case:withdraw"));
    expect((await world.store.read(record.id))?.standing.state).toBe("closed");
  });

  it("is opened again by a new message after it was answered, but not by thanks", async () => {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "resolve" }, null);
    await world.settled();
    await world.says("thank you");
    expect((await world.store.read(record.id))?.standing.state).toBe("resolved");
    const replies = await world.says("How do I register with the police?");
    expect(wordsOf(replies)).toContain("open again");
    expect((await world.store.read(record.id))?.standing.state).toBe("open");
  });

  it("asks once it is answered how it was, in one tap", async () => {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const reply = { type: "reply", entry: randomUUID() as EntryId, text: "Come by." } as const;
    for (const act of [{ type: "take" }, reply, { type: "resolve" }] as const) {
      await world.cases.desk.act(li, record.id, act, null);
    }
    await world.settled();
    const asked = world.told.map(({ reply }) => reply);
    await world.presses(buttonOf(asked, "case:good"));
    expect((await world.store.read(record.id))?.satisfaction).toBe("good");
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
