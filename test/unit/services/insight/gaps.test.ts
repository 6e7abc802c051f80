import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { plainText } from "../../../../src/domain/block.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { GapGroupId } from "../../../../src/domain/gap.ts";
import { NOTHING_HELD_BACK } from "../../../../src/domain/held-back.ts";
import type { Article, ArticleId, Knowledge } from "../../../../src/domain/knowledge.ts";
import type { Delivery } from "../../../../src/domain/message.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { StaffId } from "../../../../src/domain/staff.ts";
import type { CountedGroup } from "../../../../src/ports/gap-store.ts";
import type { MessageStore } from "../../../../src/ports/message-store.ts";
import type { QuestionMeaning } from "../../../../src/ports/question-meaning.ts";
import type { Texts } from "../../../../src/ports/texts.ts";
import { createGaps, type Gaps, type Settlement } from "../../../../src/services/insight/gaps.ts";
import type { Database } from "../../../../src/store/database.ts";
import { createGapStore } from "../../../../src/store/gaps.ts";
import { createMessageStore } from "../../../../src/store/message-store.ts";
import { readDelivery } from "../../../../src/store/rows.ts";
import { projectContent } from "../../../helpers/content.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import { asks, type Asked } from "../../../helpers/insight-world.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const CARS: ArticleId = "daily-life/cars";
const NEW: ArticleId = "daily-life/new";
const LI = "li" as StaffId;
const WANG = "wang" as StaffId;
const NOTHING = {} as never;

let texts: Texts;
let real: Knowledge;
beforeAll(() => {
  ({ texts, knowledge: real } = projectContent());
});

/** An article with nothing but titles. */
function article(
  id: ArticleId,
  titles: Readonly<Record<string, string>>,
  questions: readonly string[] = [],
): Article {
  const wanted = questions.map(() => null);
  const words = { questions, wanted, summary: [], body: [], outdated: false };
  return {
    id,
    topic: "daily-life",
    outcome: "answer",
    repliesTo: null,
    owner: null,
    verifiedOn: null,
    reviewBy: null,
    confirmAt: [],
    claims: new Map(),
    related: [],
    table: null,
    besideTable: [],
    texts: new Map(
      Object.entries(titles).map(([language, title]) => [language, { ...words, language, title }]),
    ),
  };
}

describe("questions without an answer", () => {
  let database: Database;
  let messages: MessageStore;
  let time: FakeTime;
  let knowledge: Knowledge;
  let told: number;
  let gaps: Gaps;
  let made: number;

  const start = (over = database, meaning: QuestionMeaning | null = null): Gaps =>
    createGaps({
      store: createGapStore(over),
      meaning,
      newGroupId: () => {
        made += 1;
        return `group ${String(made)}` as GapGroupId;
      },
      knowledge: () => knowledge,
      texts,
      clock: time,
      today: () => "2026-11-26" as PlainDate,
      log: keptLog(),
      onTold: () => {
        told += 1;
      },
    });
  beforeEach(async () => {
    database = await newDatabase();
    messages = createMessageStore(database, { erasers: [] });
    time = new FakeTime("2026-11-26T09:00:00Z");
    knowledge = {
      ...real,
      articles: new Map([[CARS, article(CARS, { en: "Cars", zh: "汽车" })]]),
    };
    told = 0;
    made = 0;
    gaps = start();
    onTestFinished(() => database.close());
  });

  const ask = (text: string, asked: Asked = {}) =>
    asks(messages, { text, nearest: CARS, at: time.now(), ...asked });
  const waits = async (text: string, asked: Asked = {}) => {
    const { message, answer } = await ask(text, asked);
    expect(await messages.wish(message, answer, time.now())).toBe(true);
  };
  const sent = async (): Promise<Delivery[]> => {
    const rows = await database.db.selectFrom("outbox").select("delivery").orderBy("id").execute();
    return rows.map(({ delivery }) => readDelivery(delivery) as Delivery);
  };
  const sizes = async (): Promise<number[]> => (await gaps.list(30, null)).map(({ size }) => size);
  const onlyGroup = async (): Promise<CountedGroup> => {
    const [group, ...more] = await gaps.list(30, null);
    if (group === undefined || more.length > 0) throw new Error("there is not one group");
    return group;
  };
  /** As whoever looks at the list just then settles the only group. */
  const settle = async (settlement: Settlement) => {
    const group = await onlyGroup();
    return gaps.settle(LI, group.id, settlement, group);
  };
  const publish = (...articles: readonly Article[]): void => {
    knowledge = { ...knowledge, articles: new Map(articles.map((each) => [each.id, each])) };
  };

  describe("are put into groups", () => {
    it("when the list is asked for, across languages, and once", async () => {
      await ask("Can I exchange my driving licence?");
      await ask("can i exchange a foreign driving licence here");
      await ask("Как обменять водительские права?", { language: "ru" });
      await ask("Where is the cheapest petrol?");
      expect(await sizes()).toEqual([3, 1]);
      expect(await sizes()).toEqual([3, 1]);
      expect(made).toBe(2);
    });

    it("by itself every minute, however many there are, a bounded number in one turn", async () => {
      const words = (n: number): string => String.fromCodePoint(0x4e00 + n).repeat(4);
      for (let n = 0; n < 2_150; n += 1) await insert(words(n % 43));
      const { again } = await gaps.work(NOTHING);
      expect(again).toEqual(new Date(time.now().getTime() + 60_000));
      const waiting = async () => (await createGapStore(database).newGaps(5_000)).gaps.length;
      expect(await waiting()).toBe(150);
      await gaps.work(NOTHING);
      expect(await waiting()).toBe(0);
      expect(await sizes()).toEqual(Array.from({ length: 43 }, () => 50));
    });

    it("by their meaning, where somebody can tell", async () => {
      const heard: string[][] = [];
      const meaning: QuestionMeaning = {
        same: (question, others) => {
          heard.push([question, ...others]);
          const at = others.findIndex((other) => other.at(-1) === question.at(-1));
          return Promise.resolve(at < 0 ? "none" : at);
        },
      };
      gaps = start(database, meaning);
      for (const text of ["alpha 1", "gamma 2", "бета 2", "дельта 1", "эта 3"]) {
        await ask(text, { language: /^[a-z]/.test(text) ? "en" : "ru" });
        await gaps.work(NOTHING);
      }
      expect(await sizes()).toEqual([2, 2, 1]);
      expect(heard).toContainEqual(["бета 2", "alpha 1", "gamma 2"]);
    });

    it("by their nearest article when nobody can tell their meaning just then", async () => {
      gaps = start(database, { same: () => Promise.resolve("unknown") });
      await ask("Can I exchange my driving licence?");
      await ask("Как обменять водительские права?", { language: "ru" });
      await gaps.work(NOTHING);
      expect(await sizes()).toEqual([2]);
    });

    it("without asking anybody who could tell while somebody waits for the list", async () => {
      let asked = 0;
      gaps = start(database, {
        same: () => {
          asked += 1;
          return Promise.resolve("none");
        },
      });
      await ask("Can I exchange my driving licence?");
      await ask("Как обменять водительские права?", { language: "ru" });
      expect([await sizes(), asked]).toEqual([[1], 0]);
      await gaps.work(NOTHING);
      expect([await sizes(), asked]).toEqual([[1, 1], 1]);
    });

    it("a bounded number by their meaning in one turn, for a bounded time, and none is lost", async () => {
      let asked = 0;
      let lasts = 0;
      gaps = start(database, {
        same: () => {
          asked += 1;
          time.advance(lasts);
          return Promise.resolve("none");
        },
      });
      const words = (n: number): string => String.fromCodePoint(0x4e00 + n).repeat(4);
      for (let n = 0; n < 30; n += 1) await insert(words(n));
      await gaps.work(NOTHING);
      expect([asked, (await sizes()).length]).toEqual([20, 21]);
      lasts = 8_000;
      await gaps.work(NOTHING);
      expect([asked, (await sizes()).length]).toEqual([23, 24]);
      lasts = 0;
      await gaps.work(NOTHING);
      expect([asked, (await sizes()).length]).toEqual([29, 30]);
    });

    it("again when the database could not be had, and none is lost", async () => {
      await ask("Can I exchange my driving licence?");
      let isDown = true;
      const lost: Database = {
        ...database,
        write: (work, weight) =>
          isDown ? Promise.reject(new Unavailable("It is down.")) : database.write(work, weight),
      };
      gaps = start(lost);
      await expect(gaps.work(NOTHING)).rejects.toThrow(Unavailable);
      isDown = false;
      await gaps.work(NOTHING);
      expect(await sizes()).toEqual([1]);
    });
  });

  describe("when a group is settled", () => {
    it("refuse what is not there", async () => {
      await ask("a question");
      const group = await onlyGroup();
      const notOurs = { as: "not_ours" } as const;
      expect(await gaps.settle(LI, "none" as GapGroupId, notOurs, group)).toEqual({
        kind: "refused",
        why: "not_found",
      });
      const variants = [{ language: "en", question: "a question" }];
      expect(await settle({ as: "variant", article: NEW, variants })).toEqual({
        kind: "refused",
        why: "article_missing",
      });
      expect(await database.db.selectFrom("audit").selectAll().execute()).toEqual([]);
      const result = await settle({ as: "article", article: NEW });
      expect(result).toMatchObject({ group: { state: "article", article: NEW } });
      expect(await database.db.selectFrom("audit").selectAll().execute()).toMatchObject([
        { actor: LI, action: "gap.settled", target: group.id },
      ]);
    });

    it("refuse whoever decides on what somebody else decided meanwhile", async () => {
      await ask("a question");
      const seen = await onlyGroup();
      await settle({ as: "article", article: NEW });
      expect(await gaps.settle(WANG, seen.id, { as: "not_ours" }, seen)).toEqual({
        kind: "refused",
        why: "revision",
      });
      expect(await gaps.list(30, null)).toMatchObject([{ state: "article", article: NEW }]);
      expect(await settle({ as: "not_ours" })).toMatchObject({ group: { state: "not_ours" } });
    });

    it("with an article that is there, tell those who wait at once, each in their language", async () => {
      await waits("Can I exchange my driving licence?", { conversation: "one" });
      await waits("驾照能换吗", { language: "zh", conversation: "two", platform: "telegram" });
      await ask("Can I exchange my driving licence?", { conversation: "without a wish" });
      await settle({ as: "article", article: CARS });
      const all = await sent();
      expect(all.map(({ thread, reply }) => [thread.conversation, reply.language])).toEqual([
        ["one", "en"],
        ["two", "zh"],
      ]);
      const [english, chinese] = all;
      expect(plainText(english?.reply.blocks ?? [])).toBe(
        "To your question “Can I exchange my driving licence?” I had no answer at the time. Now there is an article that may help you: Cars.",
      );
      expect(english?.reply.actions).toEqual([{ id: `article:${CARS}`, label: "Cars" }]);
      expect(english?.inReplyTo).toBeNull();
      expect(plainText(chinese?.reply.blocks ?? [])).toContain("《汽车》");
      expect(told).toBe(1);
    });

    it("with an article that is yet to come, tell them once it was published", async () => {
      await waits("Can I exchange my driving licence?");
      await settle({ as: "article", article: NEW });
      await gaps.work(NOTHING);
      expect(await sent()).toEqual([]);
      publish(article(NEW, { en: "New" }));
      await gaps.work(NOTHING);
      expect(await sent()).toHaveLength(1);
      await gaps.work(NOTHING);
      expect(await sent()).toHaveLength(1);
      expect(told).toBe(1);
    });

    it("with an article that is yet to come, tell all who asked until it was published, however many", async () => {
      await waits("Can I exchange my driving licence?", { conversation: "first" });
      await settle({ as: "article", article: NEW });
      for (const conversation of ["a", "b", "c", "d"]) {
        time.advance(1_000);
        await waits("Can I exchange my driving licence?", { conversation });
      }
      await gaps.work(NOTHING);
      expect(await gaps.list(30, null)).toMatchObject([{ state: "article", wishes: 5 }]);
      publish(article(NEW, { en: "New" }));
      await gaps.work(NOTHING);
      expect((await sent()).map(({ thread }) => thread.conversation)).toEqual([
        ...["first", "a", "b", "c", "d"],
      ]);
    });

    it("as a way of asking, tell nobody before one that was added is published", async () => {
      await waits("Can I exchange my driving licence?");
      const question = "How do I swap a licence?";
      const variants = [
        { language: "en", question },
        { language: "zh", question: "换驾照" },
      ];
      expect(await settle({ as: "variant", article: CARS, variants })).toMatchObject({
        group: { state: "variant", article: CARS, answeredAt: null, wishes: 1 },
      });
      await gaps.work(NOTHING);
      // The article is published without it, as when the draft was given up or it was taken out.
      publish(article(CARS, { en: "All of cars", zh: "汽车" }, ["Something else?"]));
      await gaps.work(NOTHING);
      expect(await sent()).toEqual([]);
      expect(await gaps.list(30, null)).toMatchObject([{ state: "variant", answeredAt: null }]);
      publish(article(CARS, { en: "Cars", zh: "汽车" }, ["how do i swap a licence"]));
      await gaps.work(NOTHING);
      await gaps.work(NOTHING);
      expect(await sent()).toHaveLength(1);
      expect(await gaps.list(30, null)).toMatchObject([{ answeredAt: time.now(), wishes: 0 }]);
    });

    it("as a way of asking that was published meanwhile, tell those who wait at once", async () => {
      await waits("Can I exchange my driving licence?");
      const question = "Can I exchange my driving licence?";
      publish(article(CARS, { en: "Cars" }, [question]));
      await settle({ as: "variant", article: CARS, variants: [{ language: "en", question }] });
      expect(await sent()).toHaveLength(1);
    });

    it("tell somebody once who asked twice and wished so twice", async () => {
      await waits("Can I exchange my driving licence?");
      await waits("can i exchange my driving licence");
      expect(await gaps.list(30, null)).toMatchObject([{ size: 2, wishes: 1 }]);
      await settle({ as: "article", article: CARS });
      await gaps.work(NOTHING);
      expect(await sent()).toHaveLength(1);
    });

    it("tell nobody of an article that was taken back, or is not there in their language yet", async () => {
      await waits("Can I exchange my driving licence?", { conversation: "one" });
      await waits("Как обменять водительские права?", { language: "ru", conversation: "two" });
      const day = "2026-11-26" as PlainDate;
      const served = knowledge;
      knowledge = {
        ...served,
        heldBack: { ...NOTHING_HELD_BACK, articles: new Map([[CARS, day]]) },
      };
      const variants = [{ language: "en", question: "cars" }];
      expect(await settle({ as: "variant", article: CARS, variants })).toMatchObject({
        why: "article_missing",
      });
      await settle({ as: "article", article: CARS });
      expect(await sent()).toEqual([]);
      knowledge = served;
      await gaps.work(NOTHING);
      expect((await sent()).map(({ reply }) => reply.language)).toEqual(["en"]);
      knowledge = {
        ...served,
        articles: new Map([[CARS, article(CARS, { en: "Cars", ru: "Машины" })]]),
      };
      await gaps.work(NOTHING);
      expect((await sent()).map(({ reply }) => reply.language)).toEqual(["en", "ru"]);
    });

    it("tell whoever asks in other words after that, and stop when three did", async () => {
      await ask("Can I exchange my driving licence?");
      await settle({ as: "article", article: CARS });
      time.advance(1_000);
      await waits("exchange a foreign driving licence", { conversation: "later" });
      await gaps.work(NOTHING);
      expect((await sent()).map(({ thread }) => thread.conversation)).toEqual(["later"]);
      for (const n of ["1", "2"]) {
        await waits(`exchange my driving licence ${n}`, { conversation: n });
      }
      await gaps.work(NOTHING);
      expect(await gaps.list(30, null)).toMatchObject([{ state: "open", wishes: 2, size: 4 }]);
      expect(await sent()).toHaveLength(1);
    });

    it("tell very many, page after page, and quote no more of a question than is needed", async () => {
      const long = `exchange my driving licence ${"🚗".repeat(200)}`;
      for (let n = 0; n < 120; n += 1) await waits(long, { conversation: String(n) });
      await gaps.work(NOTHING);
      await settle({ as: "article", article: CARS });
      const all = await sent();
      expect(all).toHaveLength(120);
      const quoted = /“(.*)”/su.exec(plainText(all[0]?.reply.blocks ?? []))?.[1] ?? "";
      expect(Array.from(quoted)).toHaveLength(200);
      expect(quoted.endsWith("🚗…")).toBe(true);
    });

    it("can be opened again, after which nobody is told", async () => {
      await ask("Can I exchange my driving licence?");
      await settle({ as: "article", article: CARS });
      expect(await settle({ as: "open" })).toMatchObject({
        group: { state: "open", article: null },
      });
      await waits("exchange my driving licence");
      await gaps.work(NOTHING);
      expect(await sent()).toEqual([]);
    });
  });

  /** As fast as thousands of questions need to be. */
  async function insert(question: string): Promise<void> {
    await database.db
      .insertInto("gap")
      .values({
        platform: "web",
        person: "here/one",
        language: "zh",
        outcome: "no_answer",
        question,
        nearest: CARS,
        created_at: time.now().getTime(),
      })
      .execute();
  }
});

describe("the sentences of a wish", () => {
  const LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"];
  const KEYS = [
    "gap.notify.action",
    "gap.notify.done",
    "gap.notify.gone",
    "gap.notify.told",
  ] as const;
  const values = { question: "QUESTION", title: "TITLE", days: 30 };

  it.each(LANGUAGES.flatMap((language) => KEYS.map((key) => ({ language, key }))))(
    "are there in $language: $key",
    ({ language, key }) => {
      expect(texts.languages).toContain(language);
      const said = texts.say(key, language, values);
      expect(said.length).toBeGreaterThan(3);
      if (language !== "en") expect(said).not.toBe(texts.say(key, "en", values));
      if (key === "gap.notify.told") expect(said).toMatch(/QUESTION.*TITLE/su);
      if (key === "gap.notify.done") expect(said).toMatch(/30.*\/forget/su);
      // The longest label that Slack shows.
      if (key === "gap.notify.action") expect(said.length).toBeLessThan(75);
      expect(said).not.toMatch(/['{}]/u);
    },
  );
});
