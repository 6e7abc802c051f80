import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../../../src/domain/case.ts";
import type { CentreId, Staff } from "../../../../src/domain/staff.ts";
import type { Database } from "../../../../src/store/database.ts";
import { changeOf } from "../../../../src/services/cases/case-change.ts";
import { textsOf } from "../../../helpers/case-readings.ts";
import { handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import type { ScriptedTranslator } from "../../../helpers/translation-world.ts";
import {
  ANSWER,
  entry,
  FROM,
  QUESTION,
  SOUTH,
  translatedCases,
} from "../../../helpers/translated-cases.ts";

const { saidToPerson, previews, held, parts } = translatedCases();
let database: Database;
let translator: ScriptedTranslator;
let world: CaseWorld;
beforeEach(() => {
  ({ database, translator, world } = parts());
});

/** The person takes the consent back by another process, whatever this one is doing. */
async function withdrawnElsewhere({ id }: Case): Promise<void> {
  const before = await world.store.read(id);
  if (before === null) throw new Error("It is gone.");
  const at = world.time.now();
  const step = { at, actor: { kind: "person" }, acts: [{ type: "withdrawn" }] } as const;
  const change = changeOf(before, step, { replyBy: at, heldUntil: at });
  if (change === null) throw new Error("It could not be withdrawn.");
  const posts = await world.cases.staff.posts.of(change);
  expect(await world.store.change(change, posts, at)).toBe(true);
}

describe("what staff write in another language than the person's", () => {
  const MADE = "Возьмите паспорт и оригинал вида на жительство и приходите на первый этаж центра.";
  beforeEach(() => {
    translator.answers.set(ANSWER, { kind: "made", text: MADE });
  });

  const pressed = async (record: Case, label: string): Promise<void> => {
    const action = previews()
      .at(-1)
      ?.actions.find((each) => each.label === label);
    await world.staffPresses("Li Wei", record, action?.id ?? `no button ${label}`);
  };

  it("is shown with its translation, and both are sent as they were shown", async () => {
    const { record } = await held();
    await world.staffSays("Li Wei", record, ANSWER);
    const preview = previews().at(-1);
    expect(preview?.quote).toContain(ANSWER);
    expect(preview?.quote).toContain(MADE);
    expect(preview?.actions.map(({ label }) => label)).toEqual([
      "Send with translation",
      "Send as written",
      "Do not send",
    ]);
    expect(saidToPerson()).not.toContain(MADE);
    // Whatever a model would say now is not what was read.
    translator.answers.set(ANSWER, { kind: "made", text: "Что-то другое." });
    const asked = translator.asked.length;
    await pressed(record, "Send with translation");
    expect(translator.asked).toHaveLength(asked);
    const reply = world.told.at(-1)?.reply;
    expect(wordsOf(reply === undefined ? [] : [reply]).split("\n")).toEqual([
      "Li Wei (центр обслуживания):",
      "Машинный перевод (язык перевода — русский); ниже приведён оригинал.",
      MADE,
      "Как было написано (язык оригинала — китайский):",
      ANSWER,
    ]);
    expect([reply?.language, reply?.from]).toEqual(["ru", "staff"]);
    const said = (await world.store.entries(record.id)).at(-1);
    expect(said).toMatchObject({
      kind: "staff",
      language: "zh",
      text: ANSWER,
      translation: { language: "ru", text: MADE },
    });
    expect([previews().at(-1)?.actions, previews().at(-1)?.quote]).toEqual([[], preview?.quote]);
  });

  it("is not sent to a person who chose another language since it was shown", async () => {
    const { record } = await held();
    await world.staffSays("Li Wei", record, ANSWER);
    await world.presses("language:fr", FROM);
    await pressed(record, "Send with translation");
    expect(saidToPerson()).not.toContain(MADE);
    await world.staffSays("Li Wei", record, ANSWER);
    expect(translator.asked.at(-1)).toMatchObject({ text: ANSWER, to: "fr" });
  });

  it("goes as it is written where that is pressed, with its language named", async () => {
    const { record } = await held();
    await world.staffSays("Li Wei", record, ANSWER);
    await pressed(record, "Send as written");
    expect(saidToPerson()).toContain("Li Wei (центр обслуживания) · китайский:");
    expect(saidToPerson()).not.toContain(MADE);
    expect((await world.store.entries(record.id)).at(-1)?.translation).toBeUndefined();
  });

  it("can only be sent as written where the translation was held back, and staff are told why", async () => {
    translator.answers.set(ANSWER, { kind: "held", why: "figures" });
    const { record } = await held();
    await world.staffSays("Li Wei", record, ANSWER);
    const preview = previews().at(-1);
    expect(preview?.text).toContain("a figure, a date or a time differs");
    expect(preview?.actions.map(({ label }) => label)).toEqual(["Send", "Do not send"]);
    await world.staffPresses("Li Wei", record, `desk:sendBoth:${preview?.name ?? ""}`);
    expect(saidToPerson()).not.toContain(ANSWER);
    const told = textsOf(world.posted, "private");
    expect(told.at(-1)).toContain("Nothing was sent");
  });

  it("is not translated where it is in the person's language already", async () => {
    const { record } = await held();
    await world.staffSays("Li Wei", record, "Возьмите с собой паспорт и приходите в центр.");
    expect(
      previews()
        .at(-1)
        ?.actions.map(({ label }) => label),
    ).toEqual(["Send", "Do not send"]);
    expect(translator.asked).toEqual([]);
  });

  it("is translated once where the process dies before the preview stands", async () => {
    const { record } = await held();
    await world.staffSays("Li Wei", record, ANSWER, { dies: true });
    expect(translator.asked).toHaveLength(1);
    expect(previews().at(-1)?.quote).toContain(MADE);
  });

  it("is neither shown nor kept where the person withdraws while the preview is being made", async () => {
    const { record } = await held();
    translator.before = () => withdrawnElsewhere(record);
    await world.staffSays("Li Wei", record, ANSWER);
    expect(translator.asked).toHaveLength(1);
    expect(world.posted.at(-1)?.post.kind).toBe("purge");
    expect(previews()).toEqual([]);
    const tables = ["inbox", "outbox", "case_entry", "case_translation"] as const;
    for (const table of tables) {
      const rows = await database.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(ANSWER);
    }
  });

  it("counts against the allowance of whoever writes, not of whoever is answered", async () => {
    const { record, li } = await held();
    await world.staffSays("Li Wei", record, ANSWER);
    expect(translator.asked[0]?.person).toEqual({
      platform: "web",
      installation: "desk",
      person: li.id,
    });
  });

  it("is shown once more with its translation where its writer takes the case only to send it", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world, FROM, QUESTION);
    await world.staffSays("Li Wei", record, ANSWER);
    expect([previews().at(-1)?.quote, translator.asked]).toEqual([ANSWER, []]);
    await pressed(record, "Take and send");
    expect(saidToPerson()).not.toContain(ANSWER);
    expect(previews().at(-1)?.quote).toContain(MADE);
    await pressed(record, "Send with translation");
    expect(saidToPerson()).toContain(MADE);
  });

  it("is translated for its holder alone, and never reaches the person as a note", async () => {
    const { record } = await held();
    const wang = await world.staffMember("Wang Fang");
    await world.staffSays("Wang Fang", record, ANSWER);
    expect(translator.asked).toEqual([]);
    const propose = (staff: Staff, name = entry()) =>
      world.cases.proposals.propose(staff, record.id, { entry: name, text: ANSWER }, 1_000);
    expect(await propose(wang)).toEqual({ kind: "refused", why: "not_holder" });
    const other = await world.staffMember("Zhao Min", "lead", [SOUTH]);
    expect(await propose(other)).toEqual({ kind: "refused", why: "not_found" });
    const li = (await world.cases.accounts.staffStore.list()).find(({ name }) => name === "Li Wei");
    if (li === undefined) throw new Error("nobody");
    const asked = (await world.store.entries(record.id)).find(({ kind }) => kind === "person");
    expect(await propose(li, asked?.id)).toEqual({ kind: "refused", why: "not_possible" });
    await world.staffSays("Li Wei", record, ANSWER);
    await pressed(record, "Do not send");
    expect(saidToPerson()).not.toContain(ANSWER);
    expect(saidToPerson()).not.toContain(MADE);
  });

  it("is sent with no translation but the one that was shown of just these words", async () => {
    const { record, li } = await held();
    const { desk, proposals } = world.cases;
    const reply = { type: "reply", entry: entry(), text: ANSWER, translated: true } as const;
    const refused = { kind: "refused", why: "untranslated" };
    expect(await desk.act(li, record.id, reply, null)).toEqual(refused);
    expect(await proposals.propose(li, record.id, reply, 1_000)).toMatchObject({ kind: "made" });
    const changed = { ...reply, text: `${ANSWER} ` };
    expect(await desk.act(li, record.id, changed, null)).toEqual(refused);
    expect(await desk.act(li, record.id, reply, null)).toMatchObject({ kind: "done" });
    await world.settled();
    expect(saidToPerson().split(MADE)).toHaveLength(2);
  });

  const sendsDirectly = async (): Promise<void> => {
    const { centres } = world.cases.accounts;
    await centres.edit("command line", "main" as CentreId, null, { directSending: true });
  };

  it("is shown with the figures that stand in another order, and without a word where they do not", async () => {
    const { record } = await held();
    const original = "停留期由15天延长至30天，请放心。";
    const turned = "Срок пребывания изменён с 30 дней на 15 дней, не волнуйтесь.";
    translator.answers.set(original, { kind: "made", text: turned });
    await world.staffSays("Li Wei", record, original);
    const asked = previews().at(-1);
    expect(asked?.text).toContain("Check the order of the figures: 30 дней and 15 дней.");
    await pressed(record, "Send with translation");
    expect(saidToPerson()).toContain(turned);
    expect(saidToPerson()).not.toContain("Check the order");
    expect(previews().at(-1)?.text).not.toContain("Check the order");
    await world.staffSays("Li Wei", record, ANSWER);
    expect(previews().at(-1)?.text).not.toContain("Check the order");
  });

  it("is shown before it goes, also where the centre sends at once", async () => {
    const { record } = await held();
    await sendsDirectly();
    const id = randomUUID();
    await world.staffSays("Li Wei", record, ANSWER, { id });
    await world.staffSays("Li Wei", record, ANSWER, { id });
    expect(saidToPerson()).not.toContain(MADE);
    expect(saidToPerson()).not.toContain(ANSWER);
    const preview = previews().at(-1);
    expect([preview?.quote.includes(ANSWER), preview?.quote.includes(MADE)]).toEqual([true, true]);
    await pressed(record, "Send with translation");
    expect(saidToPerson().split(MADE)).toHaveLength(2);
    // A messenger that repeats the message then sends nothing twice.
    await world.staffSays("Li Wei", record, ANSWER, { id });
    expect(saidToPerson().split(MADE)).toHaveLength(2);
  });

  it("is shown with why there is none, where one was held back or is late, and sent as written when wanted", async () => {
    const { record } = await held();
    await sendsDirectly();
    for (const why of ["unavailable", "figures"] as const) {
      const words = `明天上午九点以后都可以来，我们会在大厅等您。${why}`;
      translator.answers.set(words, { kind: "held", why });
      await world.staffSays("Li Wei", record, words);
      expect(saidToPerson()).not.toContain(words);
      expect(previews().at(-1)?.text).toContain("\n");
      await pressed(record, "Send");
      expect(saidToPerson()).toContain(words);
    }
    expect(saidToPerson()).toContain("· китайский:");
  });

  it("is sent at once where the centre wants it so and they are in the person's language", async () => {
    const { record } = await held();
    await sendsDirectly();
    const shown = previews().length;
    const own = "Приходите завтра утром после девяти, мы будем ждать вас в холле.";
    await world.staffSays("Li Wei", record, own);
    expect(saidToPerson()).toContain(own);
    expect(translator.asked).toEqual([]);
    expect(previews()).toHaveLength(shown);
  });
});
