import type { Insertable, Selectable } from "kysely";
import type { AssertedClaim } from "../domain/answer.ts";
import type { DocumentPath } from "../domain/document.ts";
import type {
  CorrectedClaim,
  Draft,
  DraftId,
  Edit,
  Editor,
  Release,
  Revision,
  Withdrawal,
  WithdrawalId,
} from "../domain/editing.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { NewRelease } from "../ports/content-store.ts";
import { keepable } from "./keepable.ts";
import type {
  ContentDraftEditTable,
  ContentDraftTable,
  ContentReleaseTable,
  ContentRevisionTable,
  ContentWithdrawalTable,
} from "./tables-content.ts";

/** Far below what an engine takes as the values of one statement, whatever the row. */
const ROWS_AT_ONCE = 400;

/** Rows in pieces of which each fits into one statement. */
export function inPieces<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    pieces.push(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return pieces;
}

/** As paths are ordered everywhere; engines order letters each in their own way. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Words as an engine keeps them. */
export function keptText(text: string | null): string | null {
  return text === null ? null : keepable(text);
}

export function readRevision(row: Selectable<ContentRevisionTable>): Revision {
  const { id, path, release, text } = row;
  return { id, path: path as DocumentPath, release, text };
}

export function writeRelease(release: NewRelease): ContentReleaseTable {
  return {
    number: release.number,
    kind: release.kind,
    nature: release.nature,
    at: release.at.getTime(),
    made_by: release.by,
    author: release.author,
    title: keepable(release.title),
    reason: keepable(release.reason),
    corrected: JSON.stringify(release.corrected),
    rewritten: JSON.stringify(release.rewritten),
    override_reason: keptText(release.override),
  };
}

export function readRelease(
  row: Selectable<ContentReleaseTable>,
  paths: readonly DocumentPath[],
): Release {
  return {
    number: row.number,
    kind: row.kind,
    nature: row.nature,
    at: new Date(row.at),
    by: row.made_by as Editor,
    author: row.author as Editor | null,
    title: row.title,
    reason: row.reason,
    paths,
    corrected: JSON.parse(row.corrected) as readonly CorrectedClaim[],
    rewritten: JSON.parse(row.rewritten) as readonly AssertedClaim[],
    override: row.override_reason,
  };
}

/** What stays of a draft as it was written first. */
export function writeDraftIdentity({ id, author, createdAt }: Draft) {
  return { id, author, created_at: createdAt.getTime() };
}

export function writeDraftCourse(
  draft: Draft,
): Omit<ContentDraftTable, keyof ReturnType<typeof writeDraftIdentity>> {
  return {
    version: draft.version,
    title: keepable(draft.title),
    editors: JSON.stringify(draft.editors),
    state: draft.state,
    nature: draft.nature,
    reason: keepable(draft.reason),
    changed_at: draft.changedAt.getTime(),
    release: draft.release,
  };
}

/** All of a draft but its edits. */
export function readDraftRow(row: Selectable<ContentDraftTable>): Omit<Draft, "edits"> {
  return {
    id: row.id as DraftId,
    version: row.version,
    title: row.title,
    author: row.author as Editor,
    editors: JSON.parse(row.editors) as readonly Editor[],
    state: row.state,
    nature: row.nature,
    reason: row.reason,
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
    release: row.release,
  };
}

export function writeEdit(
  draft: DraftId,
  edit: Edit,
): Omit<ContentDraftEditTable, "editor" | "at"> {
  const { path, text, base } = edit;
  return { draft, path, text: keptText(text), base };
}

export function writeWithdrawal(withdrawal: Withdrawal): Insertable<ContentWithdrawalTable> {
  const { id, article, claim, at, by, reason, liftedAt, liftedBy } = withdrawal;
  return {
    id,
    article,
    claim,
    at: at.getTime(),
    made_by: by,
    reason: keepable(reason),
    lifted_at: liftedAt?.getTime() ?? null,
    lifted_by: liftedBy,
    lift_reason: keptText(withdrawal.liftReason ?? null),
  };
}

export function readWithdrawal(row: Selectable<ContentWithdrawalTable>): Withdrawal {
  return {
    id: row.id as WithdrawalId,
    article: row.article as ArticleId,
    claim: row.claim,
    at: new Date(row.at),
    by: row.made_by as Editor,
    reason: row.reason,
    liftedAt: row.lifted_at === null ? null : new Date(row.lifted_at),
    liftedBy: row.lifted_by as Editor | null,
    ...(row.lift_reason === null ? {} : { liftReason: row.lift_reason }),
  };
}
