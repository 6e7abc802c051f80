import type { Selectable } from "kysely";
import type { DocumentPath } from "../domain/document.ts";
import type { Editor, Release, Revision } from "../domain/editing.ts";
import type { ChangedPath, ReleaseChange } from "../ports/content-store.ts";
import { byPath, inPieces, readRelease, readRevision } from "./content-rows.ts";
import type { Db } from "./database.ts";
import type { ContentReleaseTable, ContentRevisionTable } from "./tables-content.ts";

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

/** Documents that were changed or removed after an instant, as they were in force at it, by path. */
export async function supersededSince(db: Db, at: Date): Promise<readonly Revision[]> {
  const { release } = await db
    .selectFrom("content_release")
    .select(({ fn }) => fn.max<number | null>("number").as("release"))
    .where("at", "<=", at.getTime())
    .executeTakeFirstOrThrow();
  if (release === null) return [];
  const rows = await db
    .selectFrom("content_revision as then")
    .selectAll("then")
    .where("then.path", "in", (since) =>
      since.selectFrom("content_revision").select("path").where("release", ">", release),
    )
    .where("then.release", "=", (latest) =>
      latest
        .selectFrom("content_revision as earlier")
        .select(({ fn }) => fn.max("earlier.release").as("release"))
        .whereRef("earlier.path", "=", "then.path")
        .where("earlier.release", "<=", release),
    )
    .execute();
  return rows.toSorted(byPath).map(readRevision);
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
  const rows = await changesQuery(db, number)
    .selectAll("after")
    .select(["before.id as beforeId", "before.release as beforeRelease", "before.text as was"])
    .execute();
  return rows.toSorted(byPath).map(readChange);
}

/** `null` when that release changed no such document. */
export async function changeOf(
  db: Db,
  number: number,
  path: DocumentPath,
): Promise<ReleaseChange | null> {
  const row = await changesQuery(db, number)
    .selectAll("after")
    .select(["before.id as beforeId", "before.release as beforeRelease", "before.text as was"])
    .where("after.path", "=", path)
    .executeTakeFirst();
  return row === undefined ? null : readChange(row);
}

/** Without words, by path. */
export async function changedPaths(db: Db, number: number): Promise<readonly ChangedPath[]> {
  if (!(await isAnyBefore(db, number))) return allAdded(db, number);
  const rows = await changesQuery(db, number)
    .select("after.path")
    .select(({ eb }) => [
      eb("before.text", "is not", null).as("was"),
      eb("after.text", "is not", null).as("is"),
    ])
    .execute();
  return rows.toSorted(byPath).map(({ path, was, is }) => ({
    path: path as DocumentPath,
    change: !is ? "removed" : was ? "changed" : "added",
  }));
}

async function isAnyBefore(db: Db, number: number): Promise<boolean> {
  const row = await db
    .selectFrom("content_revision")
    .select("id")
    .where("release", "<", number)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of the first release, which has all documents: nothing is looked for that they took the place of. */
async function allAdded(db: Db, number: number): Promise<readonly ChangedPath[]> {
  const rows = await db
    .selectFrom("content_revision")
    .select("path")
    .where("release", "=", number)
    .execute();
  return rows.toSorted(byPath).map(({ path }) => ({ path: path as DocumentPath, change: "added" }));
}

/** The revisions of a release, each beside the one whose place it took. */
function changesQuery(db: Db, number: number) {
  return db
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
    .where("after.release", "=", number);
}

interface ChangeRow extends Selectable<ContentRevisionTable> {
  readonly beforeId: number | null;
  readonly beforeRelease: number | null;
  readonly was: string | null;
}

function readChange({ beforeId, beforeRelease, was, ...row }: ChangeRow): ReleaseChange {
  const after = readRevision(row);
  if (beforeId === null || beforeRelease === null) return { before: null, after };
  return { before: { id: beforeId, path: after.path, text: was, release: beforeRelease }, after };
}

/** Editors of the drafts that became releases; of one without a draft, whoever made it. */
export async function writersOf(
  db: Db,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly Editor[]>> {
  const writers = new Map<number, readonly Editor[]>();
  for (const some of inPieces(numbers)) {
    const rows = await db
      .selectFrom("content_release")
      .leftJoin("content_draft", "content_draft.release", "content_release.number")
      .select(["content_release.number", "content_release.made_by", "content_draft.editors"])
      .where("content_release.number", "in", some)
      .execute();
    for (const { number, made_by: maker, editors } of rows) {
      const own = editors === null ? [maker] : (JSON.parse(editors) as readonly string[]);
      writers.set(number, own as readonly Editor[]);
    }
  }
  return writers;
}
