import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DraftId } from "../../../../src/domain/editing.ts";
import { DRAFT_LIMITS } from "../../../../src/services/content/drafts.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../../../helpers/content-world.ts";
import { changedText, docPath, FACTS, FEES_EN, FEES_RU } from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
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
