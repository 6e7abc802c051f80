import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { CentreId, Staff } from "../../../../src/domain/staff.ts";
import type { SurfacePost } from "../../../../src/domain/staff-surface.ts";
import type { Database } from "../../../../src/store/database.ts";
import { changeOf } from "../../../../src/services/cases/case-change.ts";
import { createTranslationStore } from "../../../../src/store/translations.ts";
import {
  caseWorld,
  CHANNEL,
  handedOver,
  withChannel,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { projectCore } from "../../../helpers/core.ts";
import { testDatabase } from "../../../helpers/path-world.ts";
import { countedPins } from "../../../helpers/return-pins.ts";
import { madeOf, ScriptedTranslator, translateDue } from "../../../helpers/translation-world.ts";

const QUESTION = "Как мне продлить вид на жительство в Пекине?";
const MORE = "Где находится этот центр и когда он открыт?";
const ANSWER = "请带上护照和居留许可原件，到服务中心一楼办理。";
const FROM = { localeHint: "ru" };
const LABEL = "machine translation, held to figures and names";
const SOUTH = "south" as CentreId;

let database: Database;
/** How many of the next writes come to nothing. */
let failing = 0;
let translator: ScriptedTranslator;
let world: CaseWorld;

beforeAll(() => {
  projectCore();
}, 120_000);

beforeEach(async () => {
  const real = await testDatabase();
  failing = 0;
  database = {
    ...real,
    write: (writes, weight) => {
      if (failing === 0) return real.write(writes, weight);
      failing -= 1;
      return Promise.reject(new Unavailable("The process is dead."));
    },
  };
  translator = new ScriptedTranslator();
  world = caseWorld(database, "2026-11-26T02:00:00Z", countedPins(), translator);
  onTestFinished(() => world.stop());
  await withChannel(world);
});

const entry = (): EntryId => randomUUID() as EntryId;
const due = () => translateDue(world, database);
const work = () =>
  database.db.selectFrom("due_work").selectAll().where("kind", "=", "translation").execute();
const saidToPerson = (): string => wordsOf(world.told.map(({ reply }) => reply));
const lines = (): Extract<SurfacePost, { kind: "line" }>[] =>
  world.posted.flatMap(({ post }) => (post.kind === "line" ? [post] : []));
const translated = () => lines().filter(({ label }) => label?.includes(LABEL) === true);
const previews = (): Extract<SurfacePost, { kind: "preview" }>[] =>
  world.posted.flatMap(({ post }) => (post.kind === "preview" ? [post] : []));

/** A case of a person who writes Russian, held by Li Wei. */
async function held(): Promise<{ record: Case; li: Staff }> {
  const li = await world.staffMember("Li Wei");
  const record = await handedOver(world, FROM, QUESTION);
  await world.cases.desk.act(li, record.id, { type: "take" }, null);
  await world.settled();
  return { record, li };
}

async function translationsOf(by: Staff, { id }: Case) {
  const view = await world.cases.reading.view(by, id);
  return [...(view?.translations.values() ?? [])].map(({ original, language, result }) => ({
    original,
    language,
    result,
  }));
}

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
      failing = 1;
    };
    expect(await due()).toEqual(["failed"]);
    expect([failing, translated()]).toEqual([0, []]);
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
      const words = there.flatMap(({ post }) => (post.kind === "line" ? [post.text] : []));
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
    const words = there.flatMap(({ post }) => (post.kind === "line" ? [post.text] : []));
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
    const words = there.flatMap(({ post }) => (post.kind === "line" ? [post.text] : []));
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
    const told = world.posted.flatMap(({ post }) => (post.kind === "private" ? [post.text] : []));
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

describe("without a model", () => {
  it("everything is as it was written, and nobody is told of what there is not", async () => {
    const alone = caseWorld(await testDatabase(), "2026-11-26T02:00:00Z");
    onTestFinished(() => alone.stop());
    await withChannel(alone);
    const li = await alone.staffMember("Li Wei");
    const record = await handedOver(alone, FROM, QUESTION);
    await alone.cases.desk.act(li, record.id, { type: "take" }, null);
    await alone.staffSays("Li Wei", record, ANSWER);
    const preview = alone.posted
      .flatMap(({ post }) => (post.kind === "preview" ? [post] : []))
      .at(-1);
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
    const alone = caseWorld(await testDatabase(), "2026-11-26T02:00:00Z");
    onTestFinished(() => alone.stop());
    await withChannel(alone);
    const li = await alone.staffMember("Li Wei");
    const { centres } = alone.cases.accounts;
    await centres.edit("command line", "main" as CentreId, null, { directSending: true });
    const record = await handedOver(alone, FROM, QUESTION);
    await alone.cases.desk.act(li, record.id, { type: "take" }, null);
    await alone.staffSays("Li Wei", record, ANSWER);
    expect(wordsOf(alone.told.map(({ reply }) => reply))).toContain(ANSWER);
  });
});
