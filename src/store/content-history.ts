import type { Selectable } from "kysely";
import type { DocumentPath } from "../domain/document.ts";
import type { Release, Revision } from "../domain/editing.ts";
import type { ReleaseChange } from "../ports/content-store.ts";
import { byPath, readRelease, readRevision } from "./content-rows.ts";
import type { Db } from "./database.ts";
import type { ContentReleaseTable } from "./tables-content.ts";

/** Revisions of one document, the newest first. */
export async function historyOf(
  db: Db,
  path: DocumentPath,
  before: number | null,
  most: number,
): Promise<readonly Revision[]> {
  const rows = await db
    .selectFrom("content_revision")
    .selectAll()
    .where("path", "=", path)
    .$if(before !== null, (query) => query.where("id", "<", before ?? 0))
    // Revisions of one document rise with their releases, by which there is an index.
    .orderBy("release", "desc")
    .limit(most)
    .execute();
  return rows.map(readRevision);
}

export async function readRevisionOf(db: Db, id: number): Promise<Revision | null> {
  const row = await db
    .selectFrom("content_revision")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : readRevision(row);
}

/** The newest first. */
export async function listReleases(
  db: Db,
  before: number | null,
  most: number,
): Promise<readonly Release[]> {
  const rows = await db
    .selectFrom("content_release")
    .selectAll()
    .$if(before !== null, (query) => query.where("number", "<", before ?? 0))
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return withPaths(db, rows);
}

export async function readReleaseOf(db: Db, number: number): Promise<Release | null> {
  const rows = await db
    .selectFrom("content_release")
    .selectAll()
    .where("number", "=", number)
    .execute();
  const [release] = await withPaths(db, rows);
  return release ?? null;
}

async function withPaths(
  db: Db,
  rows: readonly Selectable<ContentReleaseTable>[],
): Promise<readonly Release[]> {
  if (rows.length === 0) return [];
  const numbers = rows.map(({ number }) => number);
  const all = await db
    .selectFrom("content_revision")
    .select(["release", "path"])
    .where("release", "in", numbers)
    .execute();
  const paths = Map.groupBy(all.toSorted(byPath), ({ release }) => release);
  return rows.map((row) =>
    readRelease(
      row,
      (paths.get(row.number) ?? []).map(({ path }) => path as DocumentPath),
    ),
  );
}

/** By path. */
export async function changesOf(db: Db, number: number): Promise<readonly ReleaseChange[]> {
  const rows = await db
    .selectFrom("content_revision as after")
    .leftJoin("content_revision as before", (join) =>
      join.onRef("before.path", "=", "after.path").on("before.release", "=", (latest) =>
        latest
          .selectFrom("content_revision as earlier")
          .select(({ fn }) => fn.max("earlier.release").as("release"))
          .whereRef("earlier.path", "=", "after.path")
          .where("earlier.release", "<", number),
      ),
    )
    .selectAll("after")
    .select(["before.id as beforeId", "before.release as beforeRelease", "before.text as was"])
    .where("after.release", "=", number)
    .execute();
  return rows.toSorted(byPath).map(({ beforeId, beforeRelease, was, ...row }) => {
    const after = readRevision(row);
    if (beforeId === null || beforeRelease === null) return { before: null, after };
    return { before: { id: beforeId, path: after.path, text: was, release: beforeRelease }, after };
  });
}
