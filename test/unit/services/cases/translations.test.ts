import { beforeEach, describe, expect, it } from "vitest";
import type { CentreId } from "../../../../src/domain/staff.ts";
import type { Database } from "../../../../src/store/database.ts";
import { createTranslationStore } from "../../../../src/store/translations.ts";
import { allTold, postsOf, textsOf } from "../../../helpers/case-readings.ts";
import { CHANNEL, handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { madeOf, type ScriptedTranslator } from "../../../helpers/translation-world.ts";
import {
  ANSWER,
  entry,
  FROM,
  LABEL,
  MORE,
  QUESTION,
  SOUTH,
  translatedCases,
} from "../../../helpers/translated-cases.ts";

const {
  failNext,
  failuresLeft,
  due,
  work,
  saidToPerson,
  lines,
  translated,
  held,
  translationsOf,
  parts,
  startWithChannel,
} = translatedCases();
let database: Database;
let translator: ScriptedTranslator;
let world: CaseWorld;
beforeEach(() => {
  ({ database, translator, world } = parts());
});

describe("what a person writes in another language than the staff's", () => {
  it("is settled before it is translated, and then shown below itself and once in the thread", async () => {
    const { record, li } = await held();
    await due();
    const before = translator.asked.length;
    await world.says(MORE, FROM);
    expect(translator.asked).toHaveLength(before);
    expect(lines().at(-1)?.text).toBe(MORE);
    await due();
    expect(translator.asked.at(-1)).toMatchObject({ text: MORE, from: "ru", to: "en" });
    expect(lines().at(-1)).toMatchObject({ voice: "person", text: madeOf(MORE, "en") });
    expect(lines().at(-1)?.label).toContain(LABEL);
    expect(await translationsOf(li, record)).toContainEqual({
      original: MORE,
      language: "en",
      result: { kind: "made", text: madeOf(MORE, "en") },
    });
    const posted = world.posted.length;
    expect([await due(), await work()]).toEqual([[], []]);
    expect(world.posted).toHaveLength(posted);
    expect(saidToPerson()).not.toContain(" in en");
  });

  it("is translated from the first question on", async () => {
    await held();
    await due();
    expect(translated().map(({ text }) => text)).toEqual([madeOf(QUESTION, "en")]);
  });

  it("keeps hidden what was hidden when it was shared", async () => {
    await world.staffMember("Li Wei");
    await handedOver(world, FROM, "Мой телефон +7 912 345-67-89, как продлить вид на жительство?");
    await due();
    expect(translator.asked[0]?.text).toContain("[phone 1]");
    expect(translated()[0]?.text).not.toContain("345-67");
    expect(translated()[0]?.text).toContain("как продлить");
  });

  it("counts against that person's allowance, and is waited for no longer than any answer", async () => {
    const { record } = await held();
    await due();
    const { platform, installation } = record.thread;
    expect(translator.asked[0]).toMatchObject({
      person: { platform, installation, person: record.person },
      withinMs: 12_000,
    });
  });

  it("is recognised by its own words, whatever the language of the conversation", async () => {
    await held();
    await due();
    await world.says("من فردا به دفتر شما می‌آیم و گذرنامه‌ام را می‌آورم", FROM);
    await due();
    expect(translator.asked.at(-1)?.from).toBe("fa");
  });

  it("needs none where it is in the staff's language, or no words at all", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world, {}, "How do I renew my residence permit in Beijing?");
    await world.says("12345 👍");
    await due();
    expect([translator.asked, translated()]).toEqual([[], []]);
    expect(await createTranslationStore(database).ofCase(record.id)).toEqual([]);
  });

  it("is alone in being translated: no note, no answer of the staff, none of the bot's", async () => {
    const { record, li } = await held();
    await world.cases.desk.act(li, record.id, { type: "note", entry: entry(), text: ANSWER }, null);
    await world.cases.desk.act(
      li,
      record.id,
      { type: "reply", entry: entry(), text: ANSWER },
      null,
    );
    await world.settled();
    await due();
    expect(translator.asked.map(({ text }) => text)).toEqual([QUESTION]);
  });

  it("has none shown where it was held back, and the desk says why", async () => {
    translator.answers.set(QUESTION, { kind: "held", why: "figures" });
    const { record, li } = await held();
    expect(await due()).toEqual(["done"]);
    expect(translated()).toEqual([]);
    const [only] = await translationsOf(li, record);
    expect(only?.result).toEqual({ kind: "held", why: "figures" });
  });

  it("is tried five times where the model cannot be had, and then stands as it is", async () => {
    translator.answers.set(QUESTION, { kind: "held", why: "unavailable" });
    const { record, li } = await held();
    const ends: string[] = [];
    for (let tried = 0; tried < 7; tried += 1) ends.push(...(await due()));
    expect(ends).toEqual(["failed", "failed", "failed", "failed", "done"]);
    expect([await work(), await translationsOf(li, record), translated()]).toEqual([[], [], []]);
  });

  it("is translated again, and shown once, when the process dies before it is kept", async () => {
    await held();
    translator.before = () => {
      translator.before = () => undefined;
      failNext(1);
    };
    expect(await due()).toEqual(["failed"]);
    expect([failuresLeft(), translated()]).toEqual([0, []]);
    expect(await due()).toEqual(["done"]);
    expect(translator.asked).toHaveLength(2);
    expect(translated()).toHaveLength(1);
  });

  it("is translated into the language of the staff to whom the case goes", async () => {
    const { centres } = world.cases.accounts;
    await centres.add("command line", SOUTH, { en: "South", zh: "南方" }, {});
    await centres.edit("command line", SOUTH, null, {
      destinations: [{ platform: "telegram", channel: "-100" }],
      deskLanguage: "zh",
    });
    const { record, li } = await held();
    await due();
    await world.cases.desk.act(li, record.id, { type: "move", centre: SOUTH }, null);
    await world.settled();
    await due();
    expect(translator.asked.map(({ to }) => to)).toEqual(["en", "zh"]);
    expect(lines().at(-1)?.text).toBe(madeOf(QUESTION, "zh"));
  });

  it.each(["zh", "en"] as const)(
    "reaches staff who read %s where the case goes to them while the model is at work",
    async (deskLanguage) => {
      const { centres } = world.cases.accounts;
      await centres.add("command line", SOUTH, { en: "South", zh: "南方" }, {});
      await centres.edit("command line", SOUTH, null, {
        destinations: [{ platform: "telegram", channel: "-100" }],
        deskLanguage,
      });
      const { record, li } = await held();
      translator.before = async () => {
        translator.before = () => undefined;
        await world.cases.desk.act(li, record.id, { type: "move", centre: SOUTH }, null);
      };
      await due();
      await due();
      const there = world.posted.filter(({ thread }) => thread.platform === "telegram");
      const words = textsOf(there, "line");
      const made = madeOf(QUESTION, deskLanguage);
      expect(words.filter((text) => text.includes(QUESTION))).toEqual([QUESTION, made]);
      expect(lines().filter(({ text }) => text === made)).toHaveLength(1);
      expect(await work()).toEqual([]);
      expect(await translationsOf({ ...li, language: deskLanguage }, record)).toContainEqual({
        original: QUESTION,
        language: deskLanguage,
        result: { kind: "made", text: made },
      });
    },
  );

  it("is not translated again for other staff who read the same language", async () => {
    const { centres } = world.cases.accounts;
    await centres.add("command line", SOUTH, { en: "South", zh: "南方" }, {});
    await centres.edit("command line", SOUTH, null, {
      destinations: [{ platform: "telegram", channel: "-100" }],
      deskLanguage: "en",
    });
    const { record, li } = await held();
    await due();
    await world.cases.desk.act(li, record.id, { type: "move", centre: SOUTH }, null);
    await world.settled();
    expect([await due(), translator.asked.length]).toEqual([[], 1]);
    const there = world.posted.filter(({ thread }) => thread.platform === "telegram");
    const words = textsOf(there, "line");
    expect(words.filter((text) => text.includes(QUESTION))).toEqual([
      QUESTION,
      madeOf(QUESTION, "en"),
    ]);
  });

  it("stands with its translation in a channel that the centre gets later", async () => {
    const { record, li } = await held();
    await due();
    const other = { platform: "telegram", channel: "-200" } as const;
    await world.cases.accounts.centres.edit("command line", "main" as CentreId, null, {
      destinations: [CHANNEL, other],
    });
    await world.cases.desk.act(li, record.id, { type: "raise", urgency: "urgent" }, null);
    await world.settled();
    const there = world.posted.filter(({ thread }) => thread.platform === "telegram");
    const words = textsOf(there, "line");
    expect(words.slice(0, 2)).toEqual([QUESTION, madeOf(QUESTION, "en")]);
    expect(translated()).toHaveLength(2);
  });

  it("is gone with the consent, and nothing of it is posted after", async () => {
    const { record, li } = await held();
    const { id } = record;
    await due();
    await world.says(MORE, FROM);
    translator.before = async () => {
      const withdraw = await world.says("/withdraw", FROM);
      await world.presses(withdraw.at(-1)?.actions[0]?.id ?? "", FROM);
    };
    await due();
    const rows = await database.db.selectFrom("case_translation").selectAll().execute();
    expect(rows).toEqual([]);
    expect((await world.store.read(id))?.standing.state).toBe("closed");
    expect(lines().some(({ text }) => text.includes(madeOf(MORE, "en")))).toBe(false);
    expect((await world.cases.reading.view(li, id))?.translations.size).toBe(0);
  });
});

describe("without a model", () => {
  it("everything is as it was written, and nobody is told of what there is not", async () => {
    const alone = await startWithChannel();
    const li = await alone.staffMember("Li Wei");
    const record = await handedOver(alone, FROM, QUESTION);
    await alone.cases.desk.act(li, record.id, { type: "take" }, null);
    await alone.staffSays("Li Wei", record, ANSWER);
    const preview = postsOf(alone.posted, "preview").at(-1);
    expect([preview?.quote, preview?.text.includes("\n")]).toEqual([ANSWER, false]);
    expect(preview?.actions.map(({ label }) => label)).toEqual(["Send", "Do not send"]);
    const view = await alone.cases.reading.view(li, record.id);
    expect(view?.allowed).not.toContain("translate");
    const words = { entry: entry(), text: ANSWER };
    expect(await alone.cases.proposals.propose(li, record.id, words, 1_000)).toEqual({
      kind: "held",
      why: "off",
      language: "ru",
    });
  });

  it("words go at once where the centre wants it so, in whichever language", async () => {
    const alone = await startWithChannel();
    const li = await alone.staffMember("Li Wei");
    const { centres } = alone.cases.accounts;
    await centres.edit("command line", "main" as CentreId, null, { directSending: true });
    const record = await handedOver(alone, FROM, QUESTION);
    await alone.cases.desk.act(li, record.id, { type: "take" }, null);
    await alone.staffSays("Li Wei", record, ANSWER);
    expect(allTold(alone)).toContain(ANSWER);
  });
});
