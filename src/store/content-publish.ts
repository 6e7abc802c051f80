import type { DocumentPath } from "../domain/document.ts";
import type { Draft, Release } from "../domain/editing.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { NewRelease, Published, RestoredDocument } from "../ports/content-store.ts";
import { recordAudit } from "./audit.ts";
import { byPath, inPieces, keptText, readRelease, writeRelease } from "./content-rows.ts";
import { lockContent, raiseVersion, type Counters } from "./content-state.ts";
import type { Engine, Tx } from "./database.ts";

/** Brings the first release into force, unless there is one. */
export async function seedContent(
  tx: Tx,
  engine: Engine,
  documents: ReadonlyMap<DocumentPath, string>,
  at: Date,
): Promise<boolean> {
  const { release } = await lockContent(tx, engine);
  if (release !== 0) return false;
  const first: NewRelease = {
    number: 1,
    kind: "seed",
    nature: "wording",
    at,
    by: "files",
    author: null,
    title: "",
    reason: "",
    corrected: [],
    rewritten: [],
    override: null,
  };
  const coming = [...documents].map(([path, text]) => ({ path, text, seen: null }));
  await bringIntoForce(tx, engine, first, coming);
  await recordAudit(tx, {
    at,
    actor: "files",
    action: "content.seeded",
    target: String(first.number),
    details: { release: first.number, documents: coming.length },
  });
  return true;
}

/** The entry that says so, and the version of the content that was looked at, where that matters. */
interface Noted {
  readonly entry: AuditEntry;
  readonly seen?: number | undefined;
}

/** Whether another release came since the content was looked at, or, where that was seen, anything else that decides what is told. */
function isMoved(
  { release: latest, version }: Counters,
  { number }: NewRelease,
  seen: number | undefined,
): boolean {
  return number !== latest + 1 || (seen !== undefined && seen !== version);
}

/** Brings a draft into force, unless it is not what was seen or one of its documents was changed since. */
export async function publishDraft(
  tx: Tx,
  engine: Engine,
  draft: Pick<Draft, "id" | "version">,
  release: NewRelease,
  { entry, seen }: Noted,
): Promise<Published> {
  const counters = await lockContent(tx, engine);
  if (!(await isAsSeen(tx, engine, draft))) return { kind: "changed" };
  const edits = await tx
    .selectFrom("content_draft_edit")
    .select(["path", "text", "base"])
    .where("draft", "=", draft.id)
    .execute();
  const coming = edits.map(({ path, text, base }): RestoredDocument => {
    return { path: path as DocumentPath, text, seen: base };
  });
  const paths = await staleAmong(tx, coming);
  if (paths.length > 0) return { kind: "stale", paths };
  if (isMoved(counters, release, seen)) return { kind: "moved" };
  const published = await bringIntoForce(tx, engine, release, coming);
  await tx
    .updateTable("content_draft")
    .set({
      version: draft.version + 1,
      state: "published",
      changed_at: release.at.getTime(),
      release: release.number,
    })
    .where("id", "=", draft.id)
    .execute();
  await recordAudit(tx, entry);
  return { kind: "published", release: published };
}

/** Brings documents back, unless one of them was changed since it was seen. */
export async function restoreDocuments(
  tx: Tx,
  engine: Engine,
  to: readonly RestoredDocument[],
  release: NewRelease,
  { entry, seen }: Noted,
): Promise<Published> {
  const counters = await lockContent(tx, engine);
  const paths = await staleAmong(tx, to);
  if (paths.length > 0) return { kind: "stale", paths };
  if (isMoved(counters, release, seen)) return { kind: "moved" };
  const restored = await bringIntoForce(tx, engine, release, to);
  await recordAudit(tx, entry);
  return { kind: "published", release: restored };
}

/** Whether the draft has that version still, and is not over; nobody changes it then until the transaction ends. */
async function isAsSeen(
  tx: Tx,
  engine: Engine,
  { id, version }: Pick<Draft, "id" | "version">,
): Promise<boolean> {
  let draft = tx
    .selectFrom("content_draft")
    .select("version")
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "in", ["open", "submitted"]);
  if (engine.locksRows) draft = draft.forUpdate();
  return (await draft.executeTakeFirst()) !== undefined;
}

/** The documents of which another revision is in force than the one that was seen. */
async function staleAmong(
  tx: Tx,
  coming: readonly RestoredDocument[],
): Promise<readonly DocumentPath[]> {
  const inForce = new Map<string, { readonly id: number; readonly isThere: boolean }>();
  for (const some of inPieces(coming)) {
    const rows = await tx
      .selectFrom("content_document")
      .innerJoin("content_revision", "content_revision.id", "content_document.revision")
      .select(["content_document.path", "content_revision.id"])
      .select(({ eb }) => eb("content_revision.text", "is not", null).as("isThere"))
      .where(
        "content_document.path",
        "in",
        some.map(({ path }) => path),
      )
      .execute();
    for (const { path, id, isThere } of rows) inForce.set(path, { id, isThere: Boolean(isThere) });
  }
  const stale = coming.filter(({ path, seen }) => {
    const now = inForce.get(path);
    // What was removed can be seen as its last revision, or as nothing.
    if (now === undefined || (!now.isThere && seen === null)) return seen !== null;
    return seen !== now.id;
  });
  return stale.toSorted(byPath).map(({ path }) => path);
}

async function bringIntoForce(
  tx: Tx,
  engine: Engine,
  release: NewRelease,
  coming: readonly RestoredDocument[],
): Promise<Release> {
  const { number } = release;
  const row = writeRelease(release);
  await tx.insertInto("content_release").values(row).execute();
  const sorted = coming.toSorted(byPath);
  for (const some of inPieces(sorted)) {
    const rows = some.map(({ path, text }) => ({ path, text: keptText(text), release: number }));
    const added = await tx
      .insertInto("content_revision")
      .values(rows)
      .returning(["path", "id as revision"])
      .execute();
    await tx
      .insertInto("content_document")
      .values(added)
      .onConflict((conflict) =>
        conflict.column("path").doUpdateSet((each) => ({
          revision: each.ref("excluded.revision"),
        })),
      )
      .execute();
  }
  await correct(tx, release);
  await raiseVersion(tx, engine, number);
  return readRelease(
    row,
    sorted.map(({ path }) => path),
  );
}

async function correct(tx: Tx, { number, rewritten }: NewRelease): Promise<void> {
  // PostgreSQL refuses to change one row twice in one statement.
  const claims = new Map(rewritten.map((each) => [`${each.article} ${each.claim}`, each]));
  const rows = [...claims.values()].map(({ article, claim }) => ({
    article,
    claim,
    release: number,
  }));
  for (const some of inPieces(rows)) {
    await tx
      .insertInto("content_correction")
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(["article", "claim"]).doUpdateSet({ release: number }),
      )
      .execute();
  }
}
