import type { Draft, Editor, Verification } from "../domain/editing.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { inPieces } from "./content-rows.ts";
import type { Db, Tx } from "./database.ts";

/** Makes these the verifications of a draft; one of the same day stays with whoever said so first. */
export async function setVerifications(
  tx: Tx,
  { id, changedAt }: Pick<Draft, "id" | "changedAt">,
  verified: readonly Verification[],
): Promise<void> {
  const known = await tx
    .selectFrom("content_verification")
    .selectAll()
    .where("draft", "=", id)
    .execute();
  const rows = verified.map(
    ({ article, on, by }) =>
      known.find((row) => row.article === article && row.verified_on === on) ?? {
        draft: id,
        article,
        verified_on: on,
        made_by: by,
        made_at: changedAt.getTime(),
      },
  );
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
  let chosen = db
    .selectFrom("content_verification")
    .innerJoin("content_draft", "content_draft.id", "content_verification.draft")
    .select(["article", "verified_on", "made_by"])
    .select("content_draft.release")
    .where("content_draft.release", "is not", null)
    .orderBy("content_draft.release", "desc")
    .orderBy("article");
  chosen =
    "article" in of
      ? chosen.where("article", "=", of.article)
      : chosen.where("content_draft.release", "=", of.release);
  return (await chosen.execute()).map((row) => ({
    article: row.article as ArticleId,
    on: row.verified_on as PlainDate,
    by: row.made_by as Editor,
    release: row.release ?? 0,
  }));
}
