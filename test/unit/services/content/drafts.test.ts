import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentEditing } from "../../../../src/content/document-editing.ts";
import type { DraftId } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { SourceEdit, ValueEdit } from "../../../../src/ports/document-editing.ts";
import { DRAFT_LIMITS } from "../../../../src/services/content/drafts.ts";
import type { Database } from "../../../../src/store/database.ts";
import { openDatabase } from "../../../../src/store/open-database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../../../helpers/content-world.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  SOURCES,
} from "../../../helpers/small-content.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await openDatabase("sqlite::memory:", "server");
  world = await contentWorld(database);
});
afterEach(() => database.close());

const CHEAPER = changedText(FACTS, "400 CNY", "350 CNY");

describe("a draft", () => {
  it("is begun by whoever may edit what belongs to no centre", async () => {
    const draft = draftOf(await world.drafts.add(world.anna, "Fees", "wording"));
    expect(draft).toMatchObject({
      version: 1,
      author: world.anna.id,
      editors: [world.anna.id],
      state: "open",
      nature: "wording",
      edits: [],
    });
    const here = await world.desk.account({ role: "lead" });
    for (const nobody of [world.reader, here]) {
      await expect(world.drafts.add(nobody, "Fees", "wording")).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(await world.drafts.read(world.reader, draft.id)).toEqual(draft);
    await expect(world.drafts.read(world.reader, "none" as DraftId)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("keeps one edit of each document, and those of whom it is", async () => {
    const first = await world.written({ [FACTS]: CHEAPER, [FEES_EN]: "a" });
    const edits = [{ path: FEES_EN, text: "b\r\nc\ud800", base: 1 }];
    const second = draftOf(await world.drafts.save(world.ben, first.id, 2, { edits }));
    expect(second.version).toBe(3);
    expect(second.editors).toEqual([world.anna.id, world.ben.id]);
    expect(second.edits.map(({ path, text }) => [path, text])).toEqual([
      [FACTS, CHEAPER],
      [FEES_EN, "b\nc\ufffd"],
    ]);
    const third = draftOf(await world.drafts.save(world.lead, first.id, 3, { drop: [FACTS] }));
    expect(third.edits.map(({ path }) => path)).toEqual([FEES_EN]);
    const named = draftOf(await world.drafts.save(world.anna, first.id, 4, { title: "New" }));
    expect([named.title, named.editors.length]).toEqual(["New", 3]);
    expect(await world.store.draft(first.id)).toEqual(named);
  });

  it("does not count who only names it among those who wrote it", async () => {
    const { id, version } = await world.written({ [FACTS]: CHEAPER });
    const change = { title: "Another", nature: "wording" } as const;
    const draft = draftOf(await world.drafts.save(world.ben, id, version, change));
    expect(draft.editors).toEqual([world.anna.id]);
  });

  it("is changed by whoever saw its last version, and by nobody when it is over", async () => {
    const { id, version } = await world.written({ [FACTS]: CHEAPER });
    const save = (seen: number) => world.drafts.save(world.ben, id, seen, { title: "New" });
    expect(await save(version - 1)).toEqual({ kind: "refused", reason: "changed" });
    const both = await Promise.all([save(version), save(version)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["draft", "refused"]);
    expect(await world.drafts.discard(world.anna, id, version)).toMatchObject({
      reason: "changed",
    });
    const over = draftOf(await world.drafts.discard(world.anna, id, version + 1));
    expect(over.state).toBe("discarded");
    expect(await save(over.version)).toMatchObject({ reason: "draft_over" });
    expect(await world.drafts.discard(world.anna, id, over.version)).toMatchObject({
      reason: "draft_over",
    });
  });

  it("takes words over that came into force meanwhile", async () => {
    const mine = await world.written({ [FACTS]: CHEAPER });
    const release = await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "300 CNY") });
    expect(
      (await world.publishing.view(world.anna, mine.id)).state.documents.get(FACTS)?.release,
    ).toBe(release.number);
    const seen = await world.base(FACTS);
    const rebase = [
      { path: FACTS, seen },
      { path: FEES_EN, seen: await world.base(FEES_EN) },
    ];
    const after = draftOf(await world.drafts.save(world.anna, mine.id, mine.version, { rebase }));
    expect(after.edits).toEqual([{ path: FACTS, text: CHEAPER, base: seen }]);
  });

  it("takes no words over that came into force after its editor looked", async () => {
    const mine = await world.written({ [FACTS]: CHEAPER });
    await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "300 CNY") });
    const seen = await world.base(FACTS);
    await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "200 CNY") });
    const keep = async (revision: number | null) =>
      world.drafts.save(world.anna, mine.id, mine.version, {
        rebase: [{ path: FACTS, seen: revision }],
      });
    const stale = { kind: "refused", reason: "stale", paths: [FACTS] };
    expect(await keep(seen)).toEqual(stale);
    expect(await keep(null)).toEqual(stale);
    expect(await world.drafts.read(world.anna, mine.id)).toEqual(mine);
    expect(await keep(await world.base(FACTS))).toMatchObject({ kind: "draft" });
  });

  it("goes on from nothing where a document is gone that it changes", async () => {
    const path = docPath("knowledge/negatives/en.yaml");
    const mine = await world.written({ [path]: "near: []\nfar: []\n" }, "wording");
    await world.published({ [path]: null }, "wording");
    const keep = { rebase: [{ path, seen: null }] };
    expect(await world.drafts.save(world.anna, mine.id, mine.version, keep)).toMatchObject({
      draft: { edits: [{ path, base: null }] },
    });
  });

  it("holds no more than a draft should", async () => {
    const { id, version } = await world.written({ [FACTS]: CHEAPER });
    const many = Array.from({ length: DRAFT_LIMITS.edits }, (_, index) => ({
      path: docPath(`knowledge/new/a${String(index)}/en.md`),
      text: "",
      base: null,
    }));
    const save = (edits: typeof many) => world.drafts.save(world.anna, id, version, { edits });
    expect(await save(many)).toMatchObject({ reason: "draft_too_large" });
    const long = [{ path: FEES_EN, text: "x".repeat(DRAFT_LIMITS.characters), base: null }];
    expect(await save(long as never)).toMatchObject({ reason: "draft_too_large" });
    expect(await save(many.slice(1))).toMatchObject({ kind: "draft" });
  });

  it("is listed before those that are over", async () => {
    const one = await world.written({});
    await world.drafts.discard(world.anna, one.id, one.version);
    const two = await world.written({ [FACTS]: CHEAPER });
    const heads = await world.drafts.list(world.reader);
    expect(heads.map(({ id, state }) => [id, state])).toEqual([
      [two.id, "open"],
      [one.id, "discarded"],
    ]);
    expect(heads[0]?.paths).toEqual([FACTS]);
  });

  it("leaves a trace of what was done, and none of its words", async () => {
    const { id } = await world.submitted({
      [FACTS]: CHEAPER,
      [FEES_EN]: changedText(FEES_EN, "Pay", "Settle"),
    });
    const draft = draftOf(await world.drafts.save(world.ben, id, 3, { title: "Secret words" }));
    await world.drafts.discard(world.anna, id, draft.version);
    const trail = await world.desk.trail.page(null, 20);
    const own = trail.filter(({ target }) => target === id).reverse();
    expect(own.map(({ action, actor }) => [action, actor])).toEqual([
      ["content.draft_added", world.anna.id],
      ["content.draft_saved", world.anna.id],
      ["content.draft_submitted", world.anna.id],
      ["content.draft_reopened", world.ben.id],
      ["content.draft_discarded", world.anna.id],
    ]);
    expect(own[1]?.details).toEqual({
      version: 2,
      nature: "correction",
      documents: 2,
      paths: [FACTS, FEES_EN],
    });
    expect(JSON.stringify(trail)).not.toMatch(/350 CNY|Settle|Secret|It is so/);
  });
});

const value = (edit: Partial<ValueEdit>): ValueEdit => ({
  name: "fee",
  value: "350 CNY",
  period: { from: null, until: null },
  source: "law",
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

describe("single things of a draft", () => {
  it("are values, with sources that the draft itself may bring", async () => {
    const { id } = await world.written({});
    const { tools } = world;
    expect(await tools.value(world.anna, id, 2, value({ source: "notice" }))).toMatchObject({
      reason: "source_missing",
    });
    draftOf(await tools.source(world.anna, id, 2, source));
    const draft = draftOf(await tools.value(world.anna, id, 3, value({ source: "notice" })));
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
    const set = (edit: Partial<ValueEdit>) => tools.value(world.anna, id, 2, value(edit));
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
    expect(draft.edits.map(({ path }) => path)).toEqual([FEES_RU]);
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
