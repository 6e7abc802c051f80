import type { Selectable } from "kysely";
import type { DocumentPath } from "../domain/document.ts";
import type { Draft, DraftId, EarlierEdit, Editor } from "../domain/editing.ts";
import type { EarlierEditHead } from "../ports/content-store.ts";
import { inPieces, writeEdit } from "./content-rows.ts";
import type { Db, Tx } from "./database.ts";
import type { ContentDraftEditPastTable, ContentDraftEditTable } from "./tables-content.ts";

/** Earlier states of one document that a draft keeps; of each editor the last one stays whatever came after. */
const MOST_EARLIER = 20;

/** Whoever writes a draft, and when: whatever words are new in it are theirs. */
interface Written {
  readonly by: Editor;
  readonly at: Date;
}

export async function addEdits(tx: Tx, { id, edits }: Draft, { by, at }: Written): Promise<void> {
  const rows = edits.map((edit) => ({ ...writeEdit(id, edit), editor: by, at: at.getTime() }));
  await insertEdits(tx, rows);
}

/** Makes the edits of a draft those that it should have; words that are there no more are kept as earlier ones. */
export async function replaceEdits(tx: Tx, { id, edits }: Draft, written: Written): Promise<void> {
  const rows = await tx
    .selectFrom("content_draft_edit")
    .selectAll()
    .where("draft", "=", id)
    .execute();
  const before = new Map(rows.map((row) => [row.path, row]));
  const after = new Map<string, ReturnType<typeof writeEdit>>(
    edits.map((edit) => [edit.path, writeEdit(id, edit)]),
  );
  const ended = rows.filter(({ path, text }) => after.get(path)?.text !== text);
  const changed = [...after.values()].filter((row) => {
    const was = before.get(row.path);
    return was?.text !== row.text || was.base !== row.base;
  });
  await keepEarlier(tx, id, ended, written);
  await removeEdits(tx, id, [...ended, ...changed]);
  const at = written.at.getTime();
  await insertEdits(
    tx,
    changed.map((row) => {
      const was = before.get(row.path);
      // Resting on another revision makes nobody else the writer of the words.
      const isSame = was !== undefined && was.text === row.text;
      return isSame ? { ...was, base: row.base } : { ...row, editor: written.by, at };
    }),
  );
}

async function insertEdits(tx: Tx, rows: readonly ContentDraftEditTable[]): Promise<void> {
  for (const some of inPieces(rows)) {
    await tx.insertInto("content_draft_edit").values(some).execute();
  }
}

async function removeEdits(
  tx: Tx,
  draft: DraftId,
  rows: readonly { readonly path: string }[],
): Promise<void> {
  const paths = [...new Set(rows.map(({ path }) => path))];
  for (const some of inPieces(paths)) {
    await tx
      .deleteFrom("content_draft_edit")
      .where("draft", "=", draft)
      .where("path", "in", some)
      .execute();
  }
}

async function keepEarlier(
  tx: Tx,
  draft: DraftId,
  ended: readonly ContentDraftEditTable[],
  { by, at }: Written,
): Promise<void> {
  const rows = ended.map((row) => ({ ...row, ended_by: by, ended_at: at.getTime() }));
  for (const some of inPieces(rows)) {
    await tx.insertInto("content_draft_edit_past").values(some).execute();
    await removeOldest(
      tx,
      draft,
      some.map(({ path }) => path),
    );
  }
}

async function removeOldest(tx: Tx, draft: DraftId, paths: readonly string[]): Promise<void> {
  const kept = await tx
    .selectFrom("content_draft_edit_past")
    .select(["seq", "path", "editor"])
    .where("draft", "=", draft)
    .where("path", "in", paths)
    .orderBy("seq", "desc")
    .execute();
  const tooMany = [...Map.groupBy(kept, ({ path }) => path).values()].flatMap((own) => {
    const last = new Map(own.toReversed().map(({ editor, seq }) => [editor, seq]));
    return own.slice(MOST_EARLIER).filter(({ editor, seq }) => last.get(editor) !== seq);
  });
  for (const some of inPieces(tooMany.map(({ seq }) => seq))) {
    await tx.deleteFrom("content_draft_edit_past").where("seq", "in", some).execute();
  }
}

/** Whose the words of each edit are. */
export async function editWriters(
  db: Db,
  draft: DraftId,
): Promise<ReadonlyMap<DocumentPath, Editor | null>> {
  const rows = await db
    .selectFrom("content_draft_edit")
    .select(["path", "editor"])
    .where("draft", "=", draft)
    .execute();
  return new Map(rows.map(({ path, editor }) => [path as DocumentPath, editor as Editor | null]));
}

/** The last ones first. */
export async function listEarlierEdits(
  db: Db,
  draft: DraftId,
): Promise<readonly EarlierEditHead[]> {
  const rows = await db
    .selectFrom("content_draft_edit_past")
    .select(["seq", "path", "base", "editor", "at", "ended_by", "ended_at"])
    .where("draft", "=", draft)
    .orderBy("seq", "desc")
    .execute();
  return rows.map(readHead);
}

export async function readEarlierEdit(
  db: Db,
  draft: DraftId,
  id: number,
): Promise<EarlierEdit | null> {
  const row = await db
    .selectFrom("content_draft_edit_past")
    .selectAll()
    .where("draft", "=", draft)
    .where("seq", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : { ...readHead(row), text: row.text };
}

function readHead(row: Omit<Selectable<ContentDraftEditPastTable>, "draft" | "text">) {
  return {
    id: row.seq,
    path: row.path as DocumentPath,
    base: row.base,
    editor: row.editor as Editor | null,
    at: new Date(row.at),
    endedBy: row.ended_by as Editor,
    endedAt: new Date(row.ended_at),
  };
}

/** Of drafts that were over before an instant. */
export async function expireEarlierEdits(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("content_draft_edit_past")
    .where("draft", "in", (over) =>
      over
        .selectFrom("content_draft")
        .select("id")
        .where("state", "in", ["published", "discarded"])
        .where("changed_at", "<", before.getTime()),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
