import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentEditing } from "../../../../src/content/document-editing.ts";
import type { Draft } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { SourceEdit } from "../../../../src/ports/document-editing.ts";
import type { FigureEdit } from "../../../../src/services/content/draft-figures.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../../../helpers/content-world.ts";
import {
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  smallDocuments,
  SOURCES,
} from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const SEEN = "2026-11-25" as PlainDate;

const value = (edit: Partial<FigureEdit>): FigureEdit => ({
  name: "fee",
  value: "350 CNY",
  period: { from: null, until: null },
  sources: [{ id: "law", seenOn: SEEN }],
  without: [],
  entry: 0,
  ...edit,
});

const source: SourceEdit = {
  id: "notice",
  title: "A notice",
  publisher: "The state",
  url: null,
  seenOn: "2026-11-25" as PlainDate,
  confidence: "high",
};

const FEES = docPath("knowledge/visas/fees/article.yaml");

describe("a figure of a draft", () => {
  const LAW = { id: "law", seenOn: SEEN };
  const BLOG = { id: "blog", seenOn: SEEN };
  const backed = (text: string | null | undefined) =>
    documentEditing.facts(text ?? "").find(({ name }) => name === "fee")?.values[0];
  const dayOf = (draft: Draft, id: string) => {
    const text = draft.edits.find(({ path }) => path === SOURCES)?.text;
    return text == null ? null : (documentEditing.sourceDays(text).get(id) ?? null);
  };
  /** The fee rests on two sources, in force. */
  const begun = async () => {
    const text = (smallDocuments().get(FACTS) ?? "").replace(
      "fee: { type: money, value: 400 CNY, source: law }",
      "fee: { type: money, value: 400 CNY, sources: [law, blog] }",
    );
    await world.published({ [FACTS]: text });
    const { id } = await world.written({});
    return (version: number, edit: Partial<FigureEdit>) =>
      world.tools.value(world.anna, id, version, value(edit));
  };

  it("that is another one rests on the sources that were looked at for it, each with its day", async () => {
    const set = await begun();
    const both = draftOf(await set(2, { sources: [LAW, BLOG] }));
    expect(backed(both.edits[0]?.text)).toMatchObject({
      written: "350 CNY",
      sources: ["law", "blog"],
    });
    expect([dayOf(both, "law"), dayOf(both, "blog")]).toEqual([SEEN, SEEN]);
    const one = draftOf(await set(3, { value: "300 CNY", sources: [BLOG], without: ["law"] }));
    expect(backed(one.edits[0]?.text)).toMatchObject({ written: "300 CNY", sources: ["blog"] });
  });

  it.each([
    ["its value", { value: "350 CNY" }],
    ["its days", { value: "400 CNY", period: { from: null, until: SEEN } }],
  ])("is backed by no source that nobody looked at again, when %s changed", async (_, edit) => {
    const set = await begun();
    const unseen = { id: "blog", seenOn: null };
    expect(await set(2, { ...edit, sources: [LAW, unseen] })).toMatchObject({
      reason: "source_unseen",
    });
    expect(await set(2, { ...edit, sources: [LAW], without: ["blog"] })).toMatchObject({
      kind: "draft",
    });
  });

  it("may be looked at today, which is the day of the service", async () => {
    expect((await world.reading.facts(world.reader, "en")).today).toBe(SEEN);
  });

  it("loses no source in silence", async () => {
    const set = await begun();
    expect(await set(2, { sources: [LAW] })).toMatchObject({ reason: "source_left_out" });
    const same = { value: "400 CNY", sources: [{ id: "law", seenOn: null }] };
    expect(await set(2, same)).toMatchObject({ reason: "source_left_out" });
    const taken = draftOf(await set(2, { ...same, without: ["blog"] }));
    expect(backed(taken.edits[0]?.text)?.sources).toEqual(["law"]);
    // What the draft itself brought is not lost by an edit of what is in force.
    const notice = draftOf(await world.tools.source(world.anna, taken.id, 3, source));
    const more = [
      { id: "law", seenOn: null },
      { id: "notice", seenOn: SEEN },
    ];
    draftOf(await set(notice.version, { ...same, sources: more }));
    expect(await set(notice.version + 1, { ...same, without: ["blog"] })).toMatchObject({
      reason: "source_left_out",
    });
  });

  it("that stays the same keeps its sources without another look, and needs one for a new source", async () => {
    const set = await begun();
    const old = [
      { id: "law", seenOn: null },
      { id: "blog", seenOn: null },
    ];
    const rumour = { id: "rumour", seenOn: null };
    const same = { value: "400 CNY" };
    expect(await set(2, { ...same, sources: [...old, rumour] })).toMatchObject({
      reason: "source_unseen",
    });
    const draft = draftOf(
      await set(2, { ...same, sources: [...old, { ...rumour, seenOn: SEEN }] }),
    );
    expect(backed(draft.edits[0]?.text)?.sources).toEqual(["law", "blog", "rumour"]);
    expect(["law", "blog", "rumour"].map((id) => dayOf(draft, id))).toEqual([
      "2026-10-07",
      "2026-09-01",
      SEEN,
    ]);
  });

  it("takes the source that it leaves from the sentences that tell it", async () => {
    const set = await begun();
    await world.published({ [FEES]: "claims:\n  fee: { sources: [blog, law] } # both\n" });
    const draft = draftOf(await set(2, { sources: [LAW], without: ["blog"] }));
    const fees = draft.edits.find(({ path }) => path === FEES);
    expect(fees?.text).toBe("claims:\n  fee: { sources: [law] } # both\n");
  });

  it("leaves a source with a sentence of which another figure rests on it", async () => {
    const set = await begun();
    await world.published({ [FEES]: "claims:\n  fee: { sources: [blog, law] }\n" });
    // The address of the form, which the sentence names as well, is that of the law.
    const draft = draftOf(await set(2, { sources: [BLOG], without: ["law"] }));
    expect(draft.edits.map(({ path }) => path)).not.toContain(FEES);
  });

  it("lends its sources to a sentence that would have none", async () => {
    const set = await begun();
    await world.published({ [FEES]: "claims:\n  fee: { sources: [blog] }\n" });
    const draft = draftOf(await set(2, { sources: [LAW], without: ["blog"] }));
    const fees = draft.edits.find(({ path }) => path === FEES);
    expect(documentEditing.claimSources(fees?.text ?? "").get("fee")).toEqual(["law"]);
  });

  it("that goes back to what is in force needs no other look", async () => {
    const set = await begun();
    draftOf(await set(2, { sources: [LAW], without: ["blog"] }));
    const back = [
      { id: "law", seenOn: null },
      { id: "blog", seenOn: null },
    ];
    expect(await set(3, { value: "400 CNY", sources: back })).toMatchObject({ kind: "draft" });
  });

  it("was looked at on no day to come, and on none before its source was seen last", async () => {
    const set = await begun();
    for (const day of ["2026-11-26", "2026-10-06"]) {
      const sources = [{ id: "law", seenOn: day as PlainDate }];
      expect(await set(2, { sources, without: ["blog"] })).toMatchObject({
        reason: "source_unseen",
      });
    }
    const last = [{ id: "law", seenOn: "2026-10-07" as PlainDate }];
    const draft = draftOf(await set(2, { sources: last, without: ["blog"] }));
    expect(draft.edits.map(({ path }) => path)).toEqual([FACTS]);
  });

  it("that is added for another time names who says so", async () => {
    const set = await begun();
    const later = {
      entry: null,
      period: { from: "2027-01-01" as PlainDate, until: null },
    };
    expect(await set(2, { ...later, sources: [{ id: "law", seenOn: null }] })).toMatchObject({
      reason: "source_unseen",
    });
    const draft = draftOf(await set(2, { ...later, sources: [LAW, BLOG] }));
    const fee = documentEditing
      .facts(draft.edits[0]?.text ?? "")
      .find(({ name }) => name === "fee");
    expect(fee?.values.map(({ sources }) => sources)).toEqual([
      ["law", "blog"],
      ["law", "blog"],
    ]);
  });
});

describe("single things of a draft", () => {
  it("are values, with sources that the draft itself may bring", async () => {
    const { id } = await world.written({});
    const { tools } = world;
    const byNotice = { sources: [{ id: "notice", seenOn: SEEN }], without: ["law"] };
    expect(await tools.value(world.anna, id, 2, value(byNotice))).toMatchObject({
      reason: "source_missing",
    });
    draftOf(await tools.source(world.anna, id, 2, source));
    const draft = draftOf(await tools.value(world.anna, id, 3, value(byNotice)));
    expect(draft.edits.map(({ path }) => path)).toEqual([FACTS, SOURCES]);
    const facts = documentEditing.facts(draft.edits[0]?.text ?? "");
    expect(facts.find(({ name }) => name === "fee")?.values).toMatchObject([
      { written: "350 CNY", sources: ["notice"] },
    ]);
    // Another value goes on from the first, over the same words in force.
    const again = draftOf(
      await tools.value(world.anna, id, 4, value({ name: "stay", value: "15 days" })),
    );
    expect(again.edits[0]?.text).toContain("350 CNY");
    expect(again.edits[0]?.base).toBe(await world.base(FACTS));
  });

  it("are refused where they are none", async () => {
    const { id } = await world.written({});
    const { tools } = world;
    const set = (edit: Partial<FigureEdit>) => tools.value(world.anna, id, 2, value(edit));
    expect(await set({ name: "none" })).toMatchObject({ reason: "not_there" });
    expect(await set({ entry: 1 })).toMatchObject({ reason: "not_there" });
    expect(await set({ value: "much" })).toMatchObject({ reason: "value_invalid" });
    expect(await tools.value(world.anna, id, 1, value({}))).toMatchObject({ reason: "changed" });
    const article = "visas/none" as ArticleId;
    const variant = { article, language: "en", question: "how much" };
    expect(await tools.variant(world.anna, id, 2, variant)).toMatchObject({ reason: "not_there" });
    const on = "2026-11-25" as PlainDate;
    expect(await tools.verified(world.anna, id, 2, { article, on })).toMatchObject({
      reason: "not_there",
    });
    await expect(tools.value(world.reader, id, 2, value({}))).rejects.toMatchObject({
      code: "forbidden",
    });
    const broken = draftOf(
      await world.drafts.save(world.anna, id, 2, {
        edits: [{ path: FEES_EN, text: "x", base: 1 }],
      }),
    );
    const fees = { ...variant, article: "visas/fees" as ArticleId };
    expect(await tools.variant(world.anna, id, broken.version, fees)).toMatchObject({
      reason: "unreadable",
    });
    expect((await world.drafts.read(world.anna, id)).version).toBe(broken.version);
  });

  it("are ways of asking, once each, and the day on which somebody verified", async () => {
    const { id } = await world.written({});
    const article = "visas/fees" as ArticleId;
    const variant = { article, language: "ru", question: "сколько стоит" };
    const draft = draftOf(await world.tools.variant(world.anna, id, 2, variant));
    expect(draft.edits).toEqual([
      {
        path: "knowledge/visas/fees/ru.asked.yaml",
        text: "unsorted:\n  - сколько стоит\n",
        base: null,
      },
    ]);
    expect(
      await world.tools.variant(world.anna, id, 3, { ...variant, question: "Сколько стоит?" }),
    ).toMatchObject({
      reason: "there_already",
    });
    const on = "2026-11-25" as PlainDate;
    const verified = draftOf(await world.tools.verified(world.anna, id, 3, { article, on }));
    expect(verified.edits[0]?.text).toContain("verifiedOn: 2026-11-25");
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({ action: "article.verified", target: id });
    expect(FREE_EN).not.toBe(FEES_RU);
  });
});
