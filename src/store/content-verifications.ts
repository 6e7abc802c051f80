import type { Draft, Editor, RowVerification, Verification } from "../domain/editing.ts";
import type { ArticleId, RowId } from "../domain/ids.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { inPieces } from "./content-rows.ts";
import type { Db, Tx } from "./database.ts";

/** Makes these the verifications of a draft; one of the same day stays with whoever said so first. */
export async function setVerifications(
  tx: Tx,
  { id, changedAt }: Pick<Draft, "id" | "changedAt">,
  verified: readonly (Verification | RowVerification)[],
): Promise<void> {
  const known = await tx
    .selectFrom("content_verification")
    .selectAll()
    .where("draft", "=", id)
    .execute();
  const rows = verified.map(({ on, by, ...of }) => {
    const article = "row" in of ? of.row : of.article;
    return (
      known.find((row) => row.article === article && row.verified_on === on) ?? {
        draft: id,
        article,
        verified_on: on,
        made_by: by,
        made_at: changedAt.getTime(),
      }
    );
  });
  await tx.deleteFrom("content_verification").where("draft", "=", id).execute();
  for (const some of inPieces(rows)) {
    await tx.insertInto("content_verification").values(some).execute();
  }
}

/** A draft says so until it is published; from then on its release does. */
export async function listVerifications(
  db: Db,
  of: { readonly article: ArticleId } | { readonly release: number },
): Promise<readonly (Verification & { readonly release: number })[]> {
  const chosen =
    "article" in of
      ? inForce(db).where("article", "=", of.article)
      : inForce(db)
          .where("article", "not like", ROWS)
          .where("content_draft.release", "=", of.release);
  return (await chosen.execute()).map(({ article, ...row }) => ({
    article: article as ArticleId,
    ...whoAndWhen(row),
  }));
}

/** The same of rows of tables; `null` for all releases. */
export async function listRowVerifications(
  db: Db,
  release: number | null,
): Promise<readonly (RowVerification & { readonly release: number })[]> {
  const all = inForce(db).where("article", "like", ROWS);
  const chosen = release === null ? all : all.where("content_draft.release", "=", release);
  return (await chosen.execute()).map(({ article, ...row }) => ({
    row: article as RowId,
    ...whoAndWhen(row),
  }));
}

const ROWS = "row:%";

function inForce(db: Db) {
  return db
    .selectFrom("content_verification")
    .innerJoin("content_draft", "content_draft.id", "content_verification.draft")
    .select(["article", "verified_on", "made_by"])
    .select("content_draft.release")
    .where("content_draft.release", "is not", null)
    .orderBy("content_draft.release", "desc")
    .orderBy("article");
}

function whoAndWhen(row: {
  readonly verified_on: string;
  readonly made_by: string;
  readonly release: number | null;
}) {
  return {
    on: row.verified_on as PlainDate,
    by: row.made_by as Editor,
    release: row.release ?? 0,
  };
}
