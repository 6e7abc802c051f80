import { Kysely, sql } from "kysely";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { DocumentPath } from "../../src/domain/document.ts";
import type { Draft, DraftId, Edit } from "../../src/domain/editing.ts";
import type { StaffId } from "../../src/domain/staff.ts";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { messages } from "../../src/store/migrations/0001-messages.ts";
import { content } from "../../src/store/migrations/0010-content.ts";
import { draftEditsPast } from "../../src/store/migrations/0013-draft-edits-past.ts";
import { engineOf } from "../../src/store/open-database.ts";
import type { Tables } from "../../src/store/tables.ts";
import {
  ANNA,
  anEntry,
  BEN,
  contentStoreOn,
  ENGLISH,
  FEES,
  later,
  pathOf,
  RUSSIAN,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

describeOnEachEngine("earlier words of a draft", (on) => {
  const world = contentStoreOn(on);
  const { added } = world;
  let store: ContentStore;
  beforeEach(() => {
    store = world.store();
  });

  /** Saves some edits in place of all that there are, and tells what the draft is then. */
  const saved = async (
    draft: Draft,
    by: StaffId,
    edits: readonly Edit[],
    change: Partial<Draft> = {},
  ): Promise<Draft> => {
    const version = draft.version + 1;
    const next = { ...draft, ...change, version, edits, changedAt: later(version * 1_000) };
    const entry = { ...anEntry("content.draft_saved", draft.id), actor: by };
    expect(await store.saveDraft(next, entry)).toBe(true);
    return next;
  };
  const one = (path: DocumentPath, text: string | null, base: number | null = null): Edit => ({
    path,
    text,
    base,
  });
  const words = async ({ id }: Draft): Promise<readonly unknown[]> => {
    const heads = await store.earlierEdits(id);
    const all = await Promise.all(heads.map((head) => store.earlierEdit(id, head.id)));
    return all.map((each) => [each?.path, each?.text, each?.editor]);
  };

  it("are kept with whose they were, on what they rested, and who wrote over them", async () => {
    const draft = await added(1, [one(ENGLISH, "of Anna", 7)]);
    await saved(draft, BEN, [one(ENGLISH, "of Ben", 7)]);
    const [earlier, ...more] = await store.earlierEdits(draft.id);
    expect(more).toEqual([]);
    expect(earlier).toEqual({
      id: expect.any(Number) as number,
      path: ENGLISH,
      base: 7,
      editor: ANNA,
      at: later(1),
      endedBy: BEN,
      endedAt: later(2_000),
    });
    const whole = { ...earlier, text: "of Anna" };
    expect(await store.earlierEdit(draft.id, earlier?.id ?? 0)).toEqual(whole);
    expect(await store.earlierEdit("draft-2" as DraftId, earlier?.id ?? 0)).toBeNull();
    expect(await store.earlierEdit(draft.id, (earlier?.id ?? 0) + 1)).toBeNull();
    expect([...(await store.editWriters(draft.id))]).toEqual([[ENGLISH, BEN]]);
  });

  it("are kept of what was taken out, removals of documents among it", async () => {
    const draft = await added(1, [one(ENGLISH, "of Anna"), one(FEES, null), one(RUSSIAN, "kept")]);
    const next = await saved(draft, BEN, [one(RUSSIAN, "kept")]);
    expect((await words(next)).toSorted()).toEqual([
      [FEES, null, ANNA],
      [ENGLISH, "of Anna", ANNA],
    ]);
    expect([...(await store.editWriters(draft.id))]).toEqual([[RUSSIAN, ANNA]]);
  });

  it("are none where a save changes no words, and these stay whose they were", async () => {
    const draft = await added(1, [one(ENGLISH, "of Anna", 1)]);
    const rebased = [one(ENGLISH, "of Anna", 4)];
    const next = await saved(draft, BEN, rebased, { title: "Another", state: "submitted" });
    expect(await store.draft(draft.id)).toEqual(next);
    expect(await words(next)).toEqual([]);
    expect([...(await store.editWriters(draft.id))]).toEqual([[ENGLISH, ANNA]]);
  });

  it("are none of a save that came too late", async () => {
    const draft = await added(1, [one(ENGLISH, "of Anna")]);
    const late = { ...draft, version: 5, edits: [] };
    expect(await store.saveDraft(late, anEntry("content.draft_saved", draft.id))).toBe(false);
    expect(await words(draft)).toEqual([]);
  });

  it("are twenty of a document, and of each who wrote in it the last ones", async () => {
    let draft = await added(1, [one(ENGLISH, "of Anna"), one(FEES, "beside it")]);
    for (let time = 0; time < 25; time += 1) {
      const text = `of Ben, ${String(time)}`;
      draft = await saved(draft, BEN, [one(ENGLISH, text), one(FEES, "beside it")]);
    }
    draft = await saved(draft, BEN, [one(ENGLISH, "the last")]);
    const all = await words(draft);
    expect(all.filter((each) => JSON.stringify(each).includes("of Ben"))).toHaveLength(20);
    const english = all.filter((each) => JSON.stringify(each).includes(ENGLISH));
    expect(english[0]).toEqual([ENGLISH, "of Ben, 24", BEN]);
    expect(english.at(-1)).toEqual([ENGLISH, "of Anna", ANNA]);
    expect(all).toContainEqual([FEES, "beside it", ANNA]);
  });

  it("are kept of more documents than fit into one statement", async () => {
    const many = Array.from({ length: 901 }, (_, n) =>
      one(pathOf(`knowledge/visas/a${String(n)}/en.md`), "of Anna"),
    );
    const draft = await added(1, many);
    await saved(draft, BEN, []);
    expect(await store.earlierEdits(draft.id)).toHaveLength(901);
    expect((await store.draft(draft.id))?.edits).toEqual([]);
  });

  it("go when their draft was over long ago, and not while it is under way", async () => {
    const first = await added(1, [one(ENGLISH, "of Anna")]);
    const second = await added(2, [one(ENGLISH, "of Anna")]);
    const underWay = await saved(first, BEN, []);
    const over = await saved(await saved(second, BEN, []), BEN, [], { state: "discarded" });
    const ended = over.changedAt.getTime() - later(0).getTime();
    expect(await store.expireEarlierEdits(later(ended))).toBe(0);
    expect(await store.expireEarlierEdits(later(ended + 1))).toBe(1);
    expect([await words(over), (await words(underWay)).length]).toEqual([[], 1]);
  });

  it("are those of whoever wrote alone where it was not kept who wrote what", async () => {
    const engine = await engineOf(await on.engine.fresh(), "server");
    const db = new Kysely<Tables>({ dialect: engine.dialect });
    onTestFinished(async () => {
      await db.destroy();
      await engine.close();
    });
    await messages(engine.types).up(db as Kysely<unknown>);
    await content(engine.types).up(db as Kysely<unknown>);
    const rows = [
      ["alone", '["anna"]'],
      ["both", '["anna","ben"]'],
    ].map(
      ([id, editors]) =>
        sql`(${id}, 3, 'A change', 'anna', ${editors}, 'open', 'wording', '', 1, 9)`,
    );
    await sql`insert into content_draft (id, version, title, author, editors, state, nature, reason,
      created_at, changed_at) values ${sql.join(rows)}`.execute(db);
    await sql`insert into content_draft_edit (draft, path, text, base)
      values ('alone', 'a', 'words', null), ('both', 'a', 'words', 4)`.execute(db);
    await draftEditsPast(engine.types).up(db as Kysely<unknown>);
    const edits = await db.selectFrom("content_draft_edit").selectAll().orderBy("draft").execute();
    expect(edits).toEqual([
      { draft: "alone", path: "a", text: "words", base: null, editor: "anna", at: 9 },
      { draft: "both", path: "a", text: "words", base: 4, editor: null, at: 9 },
    ]);
  });
});
