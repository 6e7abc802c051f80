import { sql } from "kysely";
import { articleOf, languageOf, madeFrom, type DocumentPath } from "../domain/document.ts";
import type { Correction } from "../domain/editing.ts";
import { SOURCE_LANGUAGE } from "../domain/locale.ts";
import type { ContentState } from "../ports/content-store.ts";
import { byPath, inPieces, readRevision, readWithdrawal } from "./content-rows.ts";
import type { Db, Engine, Tx } from "./database.ts";
import { notifyOfWork } from "./notify.ts";

export interface Counters {
  readonly version: number;
  /** 0 before the first. */
  readonly release: number;
}

export async function countersOf(db: Db): Promise<Counters> {
  return db.selectFrom("content_state").select(["version", "release"]).executeTakeFirstOrThrow();
}

/**
 * Makes everybody else who changes what is told wait until this transaction ends. So it comes before anything is looked
 * at on which the change rests.
 */
export async function lockContent(tx: Tx, engine: Engine): Promise<Counters> {
  let counters = tx.selectFrom("content_state").select(["version", "release"]);
  if (engine.locksRows) counters = counters.forUpdate();
  return counters.executeTakeFirstOrThrow();
}

/** Says that something else is told since, with a new release or without one; other processes hear of it. */
export async function raiseVersion(tx: Tx, engine: Engine, release?: number): Promise<void> {
  await tx
    .updateTable("content_state")
    .set({ version: sql<number>`version + 1`, ...(release === undefined ? {} : { release }) })
    .execute();
  await notifyOfWork(tx, engine);
}

/**
 * All that is told, as it was at one moment; `null` before the first release.
 *
 * Whatever is changed raises the version with it: what was read between two equal ones belongs together, with nobody
 * kept waiting meanwhile.
 *
 * @param known what was read before of the same database: only what came into force since is read, and `known` itself is
 * given back where nothing did
 */
export async function stateOf(db: Db, known: ContentState | null): Promise<ContentState | null> {
  for (;;) {
    const before = await countersOf(db);
    if (before.release === 0) return null;
    if (known?.version === before.version) return known;
    // What has fewer releases than it had is another database in its place.
    const base = known !== null && known.release <= before.release ? known : null;
    const documents = await documentsOf(db, base);
    const withdrawals = await db
      .selectFrom("content_withdrawal")
      .selectAll()
      .where("lifted_at", "is", null)
      .orderBy("seq", "desc")
      .execute();
    const corrections = await correctionsOf(db);
    const followed = await followedBy(db, { documents, corrections }, base);
    const after = await countersOf(db);
    if (before.version !== after.version) continue;
    return {
      ...after,
      documents,
      withdrawals: withdrawals.map(readWithdrawal),
      corrections,
      followed,
    };
  }
}

async function documentsOf(db: Db, known: ContentState | null): Promise<ContentState["documents"]> {
  const rows = await db
    .selectFrom("content_document")
    .innerJoin("content_revision", "content_revision.id", "content_document.revision")
    .selectAll("content_revision")
    .where("content_revision.release", ">", known?.release ?? 0)
    .execute();
  if (known !== null && rows.length === 0) return known.documents;
  const documents = new Map(known?.documents);
  for (const { text, ...revision } of rows.map(readRevision)) {
    if (text === null) documents.delete(revision.path);
    else documents.set(revision.path, { ...revision, text });
  }
  const sorted = [...documents.values()].toSorted(byPath);
  return new Map(sorted.map((revision) => [revision.path, revision]));
}

async function followedBy(
  db: Db,
  { documents, corrections }: Pick<ContentState, "documents" | "corrections">,
  known: ContentState | null,
): Promise<ContentState["followed"]> {
  const corrected = new Set(corrections.map(({ article }) => article));
  const followed = new Map<DocumentPath, number>();
  const unknown: DocumentPath[] = [];
  for (const [path, { id }] of documents) {
    const article = articleOf(path);
    const language = languageOf(path);
    if (article === null || !corrected.has(article)) continue;
    if (language === null || language === SOURCE_LANGUAGE) continue;
    const release = known?.followed.get(path);
    if (release === undefined || known?.documents.get(path)?.id !== id) unknown.push(path);
    else followed.set(path, release);
  }
  for (const some of inPieces(unknown)) {
    for (const [path, release] of await sinceMade(db, some)) followed.set(path, release);
  }
  return followed;
}

/** The oldest release of the latest run of revisions of a document that are made from the same English words. */
async function sinceMade(
  db: Db,
  paths: readonly DocumentPath[],
): Promise<ReadonlyMap<DocumentPath, number>> {
  const rows = await db
    .selectFrom("content_revision")
    .select(["path", "text", "release"])
    .where("path", "in", paths)
    .orderBy("id", "desc")
    .execute();
  const since = new Map<DocumentPath, number>();
  for (const [path, revisions] of Map.groupBy(rows, (row) => row.path as DocumentPath)) {
    const mark = madeFrom(revisions[0]?.text ?? "");
    for (const { text, release } of revisions) {
      if (text === null || madeFrom(text) !== mark) break;
      since.set(path, release);
    }
  }
  return since;
}

async function correctionsOf(db: Db): Promise<readonly Correction[]> {
  const rows = await db
    .selectFrom("content_correction")
    .select(["article", "claim", "release"])
    .orderBy("release")
    .execute();
  return rows.map((row) => ({ ...row, article: row.article as Correction["article"] }));
}
