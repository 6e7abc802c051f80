import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withSilentWords } from "../../../../src/app/left-out.ts";
import { cutOut } from "../../../../src/content/cut-out.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Database } from "../../../../src/store/database.ts";
import {
  CONTENT_PAGE,
  createContentReading,
  type ContentReading,
} from "../../../../src/services/content/documents.ts";
import { contentWorld, type ContentWorld } from "../../../helpers/content-world.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  ownTexts,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const FEES = "visas/fees" as ArticleId;

describe("content of which an article is left out", () => {
  const FAULTY = changedText(FEES_EN, "The fee is", "Within 7 days the fee is");
  const reading = (): ContentReading => {
    const documents = new Map([...smallDocuments(), [FEES_EN, FAULTY]]);
    const cut = cutOut({ documents, shippedPrompts: new Map(), needed: new Set() });
    if (!cut.ok) throw new Error("it cannot be cut out");
    const knowledge = withSilentWords(cut.knowledge, ownTexts());
    return createContentReading({ ...world.deps, live: () => knowledge });
  };

  it("is told with the faults, and with each text of that article that is told to nobody", async () => {
    const { articles, faults } = await reading().overview(world.reader, "zh");
    expect(faults).toMatchObject([{ path: FEES_EN, line: 12 }]);
    expect(articles.find(({ id }) => id === FEES)).toMatchObject({
      title: "Fees",
      soonestEnd: null,
      texts: { en: "left_out", ru: "left_out" },
    });
    expect(articles.find(({ id }) => id === "visas/free")?.texts).toEqual({
      en: "current",
      ru: "missing",
    });
  });

  it("shows its documents to be edited, and its claims by name alone", async () => {
    const { title, documents, claims } = await reading().article(world.reader, FEES, "en");
    expect([title, documents.length]).toEqual(["Fees", 3]);
    expect(claims).toMatchObject([
      { id: "fee", sentence: "", period: { from: null, until: null } },
    ]);
  });
});

describe("the content in force", () => {
  it("is told at a glance, with what somebody is changing of it", async () => {
    const draft = await world.written({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") });
    const over = await world.written({ [FREE_EN]: "x" });
    await world.drafts.discard(world.anna, over.id, over.version);
    const overview = await world.reading.overview(world.reader, "zh");
    expect([overview.release, overview.languages]).toEqual([1, ["en", "ru"]]);
    expect(overview.articles.map(({ id }) => id)).toEqual([
      "culture/centres",
      "culture/holidays",
      "visas/fees",
      "visas/free",
    ]);
    expect(overview.articles[2]).toEqual({
      id: FEES,
      topic: "visas",
      title: "Fees",
      owner: null,
      verifiedOn: null,
      reviewBy: null,
      soonestEnd: null,
      withdrawn: "no",
      texts: { en: "current", ru: "current" },
      drafts: [draft.id],
    });
    expect(overview.faults).toEqual([]);
    expect(overview.articles[3]).toMatchObject({
      owner: "entry",
      reviewBy: "2026-12-15",
      soonestEnd: "2026-12-31",
      texts: { en: "current", ru: "missing" },
      drafts: [],
    });
  });

  it("marks a text that was made from older English words", async () => {
    await world.published({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") }, "wording");
    const { articles } = await world.reading.overview(world.reader, "en");
    expect(articles[2]?.texts).toEqual({ en: "current", ru: "outdated" });
  });

  it("is told article by article, with its documents and claims", async () => {
    const article = await world.reading.article(world.reader, FEES, "zh");
    expect(article.documents.map(({ path }) => path)).toEqual([
      "knowledge/visas/fees/article.yaml",
      FEES_EN,
      FEES_RU,
    ]);
    expect(article).toMatchObject({
      title: "Fees",
      questions: { en: 8, ru: 8 },
      claims: [{ id: "fee", sources: ["law"], confidence: "high", withdrawal: null }],
    });
    await expect(world.reading.article(world.reader, "visas/none", "en")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is told fact by fact, as it is written and as it reads, with what uses it", async () => {
    const { facts, sources } = await world.reading.facts(world.reader, "en");
    expect(facts.find(({ name }) => name === "nations")).toEqual({
      name: "nations",
      path: FACTS,
      type: "count",
      values: [
        { shown: "55", value: "55", period: { from: null, until: "2026-08-19" }, sources: ["law"] },
        { shown: "57", value: "57", period: { from: "2026-08-20", until: null }, sources: ["law"] },
      ],
      usedIn: [{ article: "visas/free", claim: "exemption" }],
    });
    expect(facts.find(({ name }) => name === "fee")?.values[0]).toMatchObject({
      shown: "RMB 400",
      value: "400 CNY",
    });
    expect(sources.map(({ id }) => id)).toEqual(["law", "blog", "rumour"]);
  });
});

describe("how it came to be", () => {
  it("is told document by document, the newest first", async () => {
    await world.published({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") }, "wording");
    await world.restoring.restore(world.ben, 2, "x");
    const { document, history } = await world.reading.document(world.reader, FEES_EN);
    expect(document.text).toBe(smallDocuments().get(FEES_EN));
    expect(history.map(({ release }) => [release.number, release.kind])).toEqual([
      [3, "restore"],
      [2, "publish"],
      [1, "seed"],
    ]);
    const middle = history[1]?.revision.id ?? 0;
    expect((await world.reading.revision(world.reader, middle)).text).toContain("Settle");
    await expect(world.reading.revision(world.reader, 99_999)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      world.reading.document(world.reader, docPath("knowledge/none.yaml")),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is told release by release", async () => {
    await world.published({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") }, "wording");
    const releases = await world.reading.releases(world.reader, null);
    expect(releases.map(({ number }) => number)).toEqual([2, 1]);
    expect(await world.reading.releases(world.reader, 2)).toHaveLength(1);
    expect(CONTENT_PAGE).toBe(50);
    const { release, changes } = await world.reading.release(world.reader, 2);
    expect(release.paths).toEqual([FEES_EN]);
    expect(changes).toEqual([{ path: FEES_EN, change: "changed" }]);
    expect(await world.reading.change(world.reader, 2, FEES_EN)).toMatchObject({
      before: { text: smallDocuments().get(FEES_EN) },
      after: { path: FEES_EN, text: changedText(FEES_EN, "Pay", "Settle") },
    });
    await expect(world.reading.change(world.reader, 2, FACTS)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(world.reading.release(world.reader, 9)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is nothing for who may not read content", async () => {
    const none = { ...world.reader, state: "disabled" as const };
    const { reading, withdrawals } = world;
    const asked: Readonly<Record<string, () => unknown>> = {
      overview: () => reading.overview(none, "en"),
      article: () => reading.article(none, FEES, "en"),
      ways: () => reading.ways(none, FEES, "en"),
      document: () => reading.document(none, FEES_EN),
      revision: () => reading.revision(none, 1),
      facts: () => reading.facts(none, "en"),
      banner: () => reading.banner(none),
      rows: () => reading.rows(none),
      releases: () => reading.releases(none, null),
      release: () => reading.release(none, 1),
      change: () => reading.change(none, 1, FEES_EN),
      withdrawals: () => withdrawals.list(none),
    };
    for (const [what, ask] of Object.entries(asked)) {
      const answer = new Promise((resolve) => {
        resolve(ask());
      });
      await expect(answer, what).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("a text before it is saved", () => {
  it("is shown with all else of its draft around it", async () => {
    const draft = await world.written({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") });
    const words = (shown: { readonly reply: unknown }): string => JSON.stringify(shown.reply);
    const text = changedText(FEES_EN, "The fee is", "You pay");
    const alone = await world.previewing.preview(world.reader, FEES_EN, text, null);
    expect(words(alone)).toContain("You pay RMB 400.");
    const within = await world.previewing.preview(world.reader, FEES_EN, text, draft.id);
    expect(words(within)).toContain("You pay RMB 350.");
    expect(words(within)).toContain("this page");
  });

  it("is shown with what is in force where its draft has faults elsewhere, and not with its own", async () => {
    const draft = await world.written({ [FREE_EN]: "no head" });
    const text = changedText(FEES_EN, "The fee is", "You pay");
    const shown = await world.previewing.preview(world.reader, FEES_EN, text, draft.id);
    expect([shown.reply === null, shown.problems]).toEqual([false, []]);
    const broken = await world.previewing.preview(world.reader, FEES_EN, "no head", draft.id);
    expect(broken.reply).toBeNull();
    expect(broken.problems.map(({ path }) => path)).toEqual([FEES_EN, FEES_EN]);
  });
});
