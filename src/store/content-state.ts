import { sql } from "kysely";
import type { DocumentPath } from "../domain/document.ts";
import type { Correction, Revision } from "../domain/editing.ts";
import type { ContentState } from "../ports/content-store.ts";
import { byPath, readRevision, readWithdrawal } from "./content-rows.ts";
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
 */
export async function stateOf(db: Db): Promise<ContentState | null> {
  for (;;) {
    const before = await countersOf(db);
    if (before.release === 0) return null;
    const documents = await documentsOf(db);
    const withdrawals = await db
      .selectFrom("content_withdrawal")
      .selectAll()
      .where("lifted_at", "is", null)
      .orderBy("seq", "desc")
      .execute();
    const corrections = await correctionsOf(db);
    const after = await countersOf(db);
    if (before.version !== after.version) continue;
    return { ...after, documents, withdrawals: withdrawals.map(readWithdrawal), corrections };
  }
}

async function documentsOf(db: Db): Promise<ContentState["documents"]> {
  const rows = await db
    .selectFrom("content_document")
    .innerJoin("content_revision", "content_revision.id", "content_document.revision")
    .selectAll("content_revision")
    .where("content_revision.text", "is not", null)
    .execute();
  return new Map(
    rows
      .map(readRevision)
      .filter((each): each is Revision & { readonly text: string } => each.text !== null)
      .toSorted(byPath)
      .map((revision): [DocumentPath, typeof revision] => [revision.path, revision]),
  );
}

async function correctionsOf(db: Db): Promise<readonly Correction[]> {
  const rows = await db
    .selectFrom("content_correction")
    .select(["article", "claim", "release"])
    .orderBy("release")
    .execute();
  return rows.map((row) => ({ ...row, article: row.article as Correction["article"] }));
}
