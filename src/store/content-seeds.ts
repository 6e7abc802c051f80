import type { DocumentPath } from "../domain/document.ts";
import type { Draft } from "../domain/editing.ts";
import { addDraft } from "./content-drafts.ts";
import { inPieces } from "./content-rows.ts";
import type { Db, Tx } from "./database.ts";

/** The files that were last offered, by path, as a hash of their words. */
export async function seedHashes(db: Db): Promise<ReadonlyMap<DocumentPath, string>> {
  const rows = await db.selectFrom("content_seed").select(["path", "hash"]).execute();
  return new Map(rows.map(({ path, hash }) => [path as DocumentPath, hash]));
}

/** Remembers which files were offered, and adds drafts of what changed in them. */
export async function offerSeed(
  tx: Tx,
  hashes: ReadonlyMap<DocumentPath, string>,
  drafts: readonly Draft[],
): Promise<void> {
  const rows = [...hashes].map(([path, hash]) => ({ path, hash }));
  for (const some of inPieces(rows)) {
    await tx
      .insertInto("content_seed")
      .values(some)
      .onConflict((conflict) =>
        conflict.column("path").doUpdateSet((each) => ({ hash: each.ref("excluded.hash") })),
      )
      .execute();
  }
  await removeOthers(tx, hashes);
  for (const draft of drafts) {
    await addDraft(tx, draft, {
      at: draft.createdAt,
      actor: "files",
      action: "content.draft_added",
      target: draft.id,
      details: { paths: draft.edits.map(({ path }) => path) },
    });
  }
}

/** Files that are no longer there. */
async function removeOthers(tx: Tx, hashes: ReadonlyMap<DocumentPath, string>): Promise<void> {
  const known = [...(await seedHashes(tx)).keys()];
  for (const some of inPieces(known.filter((path) => !hashes.has(path)))) {
    await tx.deleteFrom("content_seed").where("path", "in", some).execute();
  }
}
