import type { DocumentPath } from "../domain/document.ts";
import type {
  Draft,
  DraftId,
  DraftState,
  RowVerification,
  Verification,
} from "../domain/editing.ts";
import type { Editor } from "../domain/editing.ts";
import { AppError } from "../domain/errors.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { DraftHead } from "../ports/content-store.ts";
import { recordAudit } from "./audit.ts";
import { addEdits, replaceEdits } from "./content-edits.ts";
import { byPath, readDraftRow, writeDraftCourse, writeDraftIdentity } from "./content-rows.ts";
import { setVerifications } from "./content-verifications.ts";
import type { Db, Tx } from "./database.ts";

/** One that is there already was added by the same call before, of which it was not known whether it was written. */
export async function addDraft(tx: Tx, draft: Draft, entry: AuditEntry): Promise<void> {
  requireUnpublished(draft);
  const added = await tx
    .insertInto("content_draft")
    .values({ ...writeDraftIdentity(draft), ...writeDraftCourse(draft) })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return;
  await addEdits(tx, draft, { by: editorIn(entry), at: draft.changedAt });
  await recordAudit(tx, entry);
}

/** @throws AppError `internal` nobody wrote it: the service by itself edits nothing */
function editorIn({ actor }: AuditEntry): Editor {
  if (actor === "service") throw new AppError("internal", "A draft is written by somebody.");
  return actor;
}

/** @returns false when its version is not the one before any more, or it is over */
export async function saveDraft(
  tx: Tx,
  draft: Draft,
  entry: AuditEntry,
  verified?: readonly (Verification | RowVerification)[],
): Promise<boolean> {
  requireUnpublished(draft);
  const { numUpdatedRows } = await tx
    .updateTable("content_draft")
    .set(writeDraftCourse(draft))
    .where("id", "=", draft.id)
    .where("version", "=", draft.version - 1)
    .where("state", "in", ["open", "submitted"])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await replaceEdits(tx, draft, { by: editorIn(entry), at: draft.changedAt });
  if (verified !== undefined) await setVerifications(tx, draft, verified);
  await recordAudit(tx, entry);
  return true;
}

function requireUnpublished({ state, release }: Draft): void {
  if (state !== "published" && release === null) return;
  throw new AppError("internal", "A draft comes into force with its release, and not otherwise.");
}

/** In one statement, so that words of one version are never shown under the number of another. */
export async function readDraft(db: Db, id: DraftId): Promise<Draft | null> {
  const rows = await db
    .selectFrom("content_draft")
    .leftJoin("content_draft_edit", "content_draft_edit.draft", "content_draft.id")
    .selectAll("content_draft")
    .select(["content_draft_edit.path", "content_draft_edit.text", "content_draft_edit.base"])
    .where("content_draft.id", "=", id)
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const edits = rows
    .flatMap(({ path, text, base }) =>
      path === null ? [] : [{ path: path as DocumentPath, text, base }],
    )
    .toSorted(byPath);
  return { ...readDraftRow(first), edits };
}

/** The latest changed first. */
export async function listDrafts(
  db: Db,
  states: readonly DraftState[],
  most: number,
): Promise<readonly DraftHead[]> {
  if (states.length === 0) return [];
  const rows = await db
    .selectFrom((chosen) =>
      chosen
        .selectFrom("content_draft")
        .selectAll()
        .where("state", "in", states)
        .orderBy("changed_at", "desc")
        .orderBy("id")
        .limit(most)
        .as("draft"),
    )
    .leftJoin("content_draft_edit", "content_draft_edit.draft", "draft.id")
    .selectAll("draft")
    .select("content_draft_edit.path")
    .orderBy("draft.changed_at", "desc")
    .orderBy("draft.id")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const paths = own.flatMap(({ path }) => (path === null ? [] : [path as DocumentPath]));
    return [{ ...readDraftRow(first), paths: paths.toSorted() }];
  });
}
