import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import type { Database } from "../../../../src/store/database.ts";
import { allTold } from "../../../helpers/case-readings.ts";
import { caseWorld, handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { MAIN, SOUTH } from "../../../helpers/desk.ts";
import { countedPins } from "../../../helpers/return-pins.ts";
import { madeOf, ScriptedTranslator, translateDue } from "../../../helpers/translation-world.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const QUESTION = "Как мне продлить вид на жительство в Пекине?";
const ANSWER = "请带上护照和居留许可原件，到服务中心一楼办理。";
const MADE = "Возьмите паспорт и вид на жительство и приходите на первый этаж.";

interface Shown {
  readonly allowed: readonly string[];
  readonly question: { readonly translation: unknown };
  readonly entries: readonly { readonly kind: string; readonly translation: unknown }[];
}

let database: Database;
let translator: ScriptedTranslator;
let world: CaseWorld;
let desk: TestConsole;
let record: Case;
let anna: Visitor;
let ben: Visitor;
let south: Visitor;

beforeEach(async () => {
  database = await newDatabase();
  translator = new ScriptedTranslator();
  translator.answers.set(ANSWER, { kind: "made", text: MADE });
  world = caseWorld(database, undefined, countedPins(), translator);
  desk = await startConsole({ database, time: world.time, more: () => world.cases.routes });
  const member = (name: string, centre = MAIN) =>
    desk.account({ role: "staff", name, centres: [centre], email: `${name}@centre.example` });
  anna = await desk.signIn(await member("Anna"));
  ben = await desk.signIn(await member("Ben"));
  south = await desk.signIn(await member("Zhao", SOUTH));
  record = await handedOver(world, { localeHint: "ru" }, QUESTION);
  await desk.post(`/cases/${record.id}/take`, { revision: record.revision }, anna);
});

afterEach(async () => {
  await world.stop();
  await desk.stop();
  await database.close();
});

const words = (text = ANSWER) => ({ key: randomUUID(), text });
const ask = (who: Visitor, body: unknown) =>
  desk.post(`/cases/${record.id}/translation`, body, who);
const look = async (who = anna): Promise<Shown> =>
  (await desk.get(`/cases/${record.id}`, who)).body as Shown;

describe("the translation of an answer", () => {
  it("is shown to the holder, and sent with the words under the same key as it was shown", async () => {
    const said = words();
    const { status, body } = await ask(anna, said);
    expect([status, body]).toEqual([
      200,
      { text: MADE, language: "ru", dir: "ltr", held: null, order: [] },
    ]);
    translator.answers.set(ANSWER, { kind: "made", text: "Другое." });
    expect((await ask(anna, said)).body).toEqual(body);
    const reply = { ...said, translated: true };
    const sent = await Promise.all(
      [1, 2].map(() => desk.post(`/cases/${record.id}/reply`, reply, anna)),
    );
    expect(sent.map((each) => each.status)).toEqual([200, 200]);
    await world.settled();
    const told = allTold(world);
    expect([told.split(MADE).length, told.split(ANSWER).length]).toEqual([2, 2]);
    expect((await look()).entries.at(-1)).toMatchObject({
      kind: "staff",
      translation: { text: MADE, language: "ru", dir: "ltr", held: null },
    });
  });

  it("is not sent with other words, nor where none was shown", async () => {
    const said = words();
    await ask(anna, said);
    for (const reply of [{ ...said, text: `${ANSWER}！` }, words()]) {
      const { status, body } = await desk.post(
        `/cases/${record.id}/reply`,
        { ...reply, translated: true },
        anna,
      );
      expect([status, body]).toMatchObject([409, { error: { reason: "untranslated" } }]);
    }
    await world.settled();
    expect(allTold(world)).not.toContain(MADE);
  });

  it("names the figures that stand in another order, and can be sent all the same", async () => {
    const said = words("停留期由15天延长至30天，请放心。");
    const turned = "Срок пребывания изменён с 30 дней на 15 дней, не волнуйтесь.";
    translator.answers.set(said.text, { kind: "made", text: turned });
    const order = ["30 дней", "15 дней"];
    expect((await ask(anna, said)).body).toMatchObject({ text: turned, held: null, order });
    // Asked again, it is the same.
    expect((await ask(anna, said)).body).toMatchObject({ text: turned, held: null, order });
    const sent = await desk.post(`/cases/${record.id}/reply`, { ...said, translated: true }, anna);
    expect(sent.status).toBe(200);
  });

  it("is not sent unseen where the centre sends at once, either", async () => {
    const { centres } = world.cases.accounts;
    await centres.edit("command line", MAIN, null, { directSending: true });
    const unseen = { ...words(), translated: true };
    const { status, body } = await desk.post(`/cases/${record.id}/reply`, unseen, anna);
    expect([status, body]).toMatchObject([409, { error: { reason: "untranslated" } }]);
    await world.settled();
    expect(allTold(world)).not.toContain(MADE);
  });

  it("is nobody's but the holder's", async () => {
    expect(await ask(ben, words())).toMatchObject({
      status: 409,
      body: { error: { reason: "not_holder" } },
    });
    expect((await ask(south, words())).status).toBe(404);
    expect(translator.asked).toEqual([]);
    expect((await look(anna)).allowed).toContain("translate");
    expect((await look(ben)).allowed).not.toContain("translate");
  });

  it("is none where it was held back, or the words need none", async () => {
    translator.answers.set(ANSWER, { kind: "held", why: "names" });
    expect((await ask(anna, words())).body).toEqual({
      text: null,
      language: "ru",
      dir: null,
      held: "names",
      order: [],
    });
    const own = "Возьмите с собой паспорт и приходите завтра в центр.";
    expect((await ask(anna, words(own))).body).toEqual({
      text: null,
      language: null,
      dir: null,
      held: null,
      order: [],
    });
  });

  it("is asked for with words alone", async () => {
    for (const body of [{ key: "1", text: ANSWER }, words(""), words("x".repeat(8_001))]) {
      expect((await ask(anna, body)).status).toBe(400);
    }
    expect((await ask(anna, words("很".repeat(8_000)))).status).toBe(200);
  });
});

describe("what the person wrote", () => {
  it("is shown with what was made of it, the question too, and in the file", async () => {
    expect((await look()).question.translation).toBeNull();
    await translateDue(world, database);
    const translation = { text: madeOf(QUESTION, "zh"), language: "zh", dir: "ltr", held: null };
    const { question, entries } = await look();
    expect([question.translation, entries[0]?.translation]).toEqual([translation, translation]);
    const lead = await desk.signIn(await desk.account({ role: "lead", centres: [MAIN] }));
    const file = String((await desk.get(`/cases/${record.id}/export`, lead)).body);
    expect(file).toContain(`    ${madeOf(QUESTION, "zh")}`);
  });

  it("is shown with the reason where what was made was held back", async () => {
    translator.answers.set(QUESTION, { kind: "held", why: "meaning" });
    await translateDue(world, database);
    expect((await look()).entries[0]?.translation).toMatchObject({ text: null, held: "meaning" });
  });
});
