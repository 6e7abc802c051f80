import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentEditing } from "../../../../src/content/document-editing.ts";
import type { Draft, DraftId } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { SourceEdit } from "../../../../src/ports/document-editing.ts";
import type { FigureEdit } from "../../../../src/services/content/draft-figures.ts";
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
  smallDocuments,
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
      ["content.draft_measured", world.anna.id],
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

describe("words of a draft that somebody else takes the place of", () => {
  const lastEntry = async () => (await world.desk.trail.page(null, 1))[0];

  it("are told in the audit trail, by document and by whose they were", async () => {
    const { id } = await world.written({ [FACTS]: CHEAPER, [FEES_EN]: "a", [FEES_RU]: "b" });
    const edits = [{ path: FEES_EN, text: "of Ben", base: 1 }];
    draftOf(await world.drafts.save(world.ben, id, 2, { edits, drop: [FACTS] }));
    expect(await lastEntry()).toMatchObject({
      action: "content.draft_saved",
      actor: world.ben.id,
      details: {
        paths: [FEES_EN, FEES_RU],
        dropped: [FACTS],
        replaced: [FEES_EN],
        writers: [world.anna.id],
      },
    });
    draftOf(await world.drafts.save(world.anna, id, 3, { drop: [FEES_EN, FEES_RU] }));
    expect((await lastEntry())?.details).toMatchObject({
      dropped: [FEES_EN, FEES_RU],
      writers: [world.anna.id, world.ben.id].sort(),
    });
    expect(JSON.stringify(await world.desk.trail.page(null, 20))).not.toMatch(/350 CNY|of Ben/);
  });

  it("are counted where there are more than an entry names", async () => {
    const { id } = await world.written({});
    const edits = Array.from({ length: 51 }, (_, n) => ({
      path: docPath(`knowledge/new/a${String(n)}/en.md`),
      text: "",
      base: null,
    }));
    draftOf(await world.drafts.save(world.anna, id, 2, { edits }));
    const drop = edits.map(({ path }) => path);
    draftOf(await world.drafts.save(world.ben, id, 3, { drop }));
    const details = (await lastEntry())?.details;
    expect(details?.["dropped"]).toHaveLength(50);
    expect(details?.["droppedInAll"]).toBe(51);
  });

  it("are told where they are kept over what came into force", async () => {
    const mine = await world.written({ [FACTS]: CHEAPER });
    await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "300 CNY") });
    const seen = await world.base(FACTS);
    const rebase = [
      { path: FACTS, seen },
      { path: FEES_EN, seen: await world.base(FEES_EN) },
    ];
    draftOf(await world.drafts.save(world.ben, mine.id, mine.version, { rebase }));
    const entry = await lastEntry();
    expect(entry?.details).toMatchObject({ rebased: [FACTS] });
    expect(Object.keys(entry?.details ?? {})).not.toContain("replaced");
  });

  it("can be read by whoever reads drafts, and are brought back by a save, to rest on what they rested on", async () => {
    const base = await world.base(FEES_EN);
    const { id } = await world.written({ [FEES_EN]: "of Anna" });
    draftOf(await world.drafts.save(world.ben, id, 2, { drop: [FEES_EN] }));
    const [earlier] = await world.drafts.earlier(world.reader, id);
    expect(earlier).toMatchObject({
      path: FEES_EN,
      base,
      editor: world.anna.id,
      endedBy: world.ben.id,
    });
    const words = await world.drafts.earlierEdit(world.reader, id, earlier?.id ?? 0);
    expect(words.text).toBe("of Anna");
    // What came into force meanwhile is not overwritten by that: whoever brings them back is shown it.
    await world.published({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") });
    const { path, text } = words;
    const edits = [{ path, text, base: words.base }];
    const back = draftOf(await world.drafts.save(world.ben, id, 3, { edits }));
    expect(back.edits).toEqual([{ path, text, base }]);
    const { state } = await world.publishing.view(world.ben, id);
    expect(state.documents.get(FEES_EN)?.id).not.toBe(base);
  });

  it("are none of a draft that is not there, and none of another draft", async () => {
    const { id } = await world.written({ [FEES_EN]: "of Anna" });
    draftOf(await world.drafts.save(world.ben, id, 2, { drop: [FEES_EN] }));
    const [earlier] = await world.drafts.earlier(world.reader, id);
    const other = await world.written({});
    const missing = { code: "not_found" };
    await expect(world.drafts.earlier(world.reader, "none" as DraftId)).rejects.toMatchObject(
      missing,
    );
    await expect(
      world.drafts.earlierEdit(world.reader, other.id, earlier?.id ?? 0),
    ).rejects.toMatchObject(missing);
  });
});

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
