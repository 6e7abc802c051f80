import { articleOf, type DocumentPath } from "../../domain/document.ts";
import type { Draft, DraftId, Edit } from "../../domain/editing.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Documents } from "../../ports/content-examiner.ts";
import type { ContentState, ContentStore } from "../../ports/content-store.ts";
import type { Secrets } from "../../ports/secrets.ts";

export interface SeedDeps {
  readonly store: ContentStore;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, "hashOf">;
}

/** What became of the files that came with the program. */
export type Seeded =
  | { readonly kind: "first" }
  | { readonly kind: "unchanged" }
  /** Drafts of them wait for somebody. */
  | { readonly kind: "proposed"; readonly drafts: readonly DraftId[] };

/**
 * Offers the files of this version of the program as content.
 *
 * The first ones come into force. Later the database is the authority: files that are others than those offered last, or are gone,
 * wait for somebody as drafts. An edit of a document that nobody edited since rests on what is in force; one of a document that
 * somebody edited does not, so that it cannot come into force before whoever looks after the content has seen both. All articles of
 * which nobody edited a document come in one draft, to be published in one go, and each other one in a draft of its own, so that
 * what has to be read holds up nothing else. What was offered once is not offered again. May be called by several processes at
 * once, and again after a crash.
 */
export async function offerFiles(
  { store, clock, secrets }: SeedDeps,
  files: Documents,
): Promise<Seeded> {
  const hashes = new Map([...files].map(([path, text]) => [path, secrets.hashOf(text)]));
  if ((await store.version()) === null && (await store.seed(files, clock.now()))) {
    await store.offerSeed(hashes, []);
    return { kind: "first" };
  }
  const state = await store.state();
  if (state === null) return { kind: "unchanged" };
  const offered = await lastOffered(store, secrets);
  const paths = changedPaths(offered, hashes);
  if (paths.length === 0) return { kind: "unchanged" };
  const hashOf = (text: string): string => secrets.hashOf(text);
  const edits: Edit[] = [];
  for (const path of paths) {
    const text = files.get(path) ?? null;
    // Where the content says the same already, there is nothing to propose.
    if (text === (state.documents.get(path)?.text ?? null)) continue;
    edits.push({ path, text, base: await seenBase(store, state, path, offered.get(path), hashOf) });
  }
  const name = JSON.stringify([state.release, inOrder(offered), inOrder(hashes)]);
  const drafts = apart(state, edits).map(({ article, edits: own }) => {
    const id = secrets.hashOf(article === null ? name : `${name} ${article}`);
    return draftOf(id, article, own, clock.now());
  });
  await store.offerSeed(hashes, drafts);
  const ids = drafts.map(({ id }) => id);
  return ids.length === 0 ? { kind: "unchanged" } : { kind: "proposed", drafts: ids };
}

/** Edits that come into force together; those of an article of which somebody edited a document by themselves. */
function apart(
  { documents }: ContentState,
  edits: readonly Edit[],
): readonly { readonly article: ArticleId | null; readonly edits: readonly Edit[] }[] {
  const edited = new Set(
    edits.flatMap(({ path, base }) =>
      base === (documents.get(path)?.id ?? null) ? [] : (articleOf(path) ?? []),
    ),
  );
  const groups = Map.groupBy(edits, ({ path }) => {
    const article = articleOf(path);
    return article !== null && edited.has(article) ? article : null;
  });
  return [...groups]
    .toSorted(([a], [b]) => Number(a !== null) - Number(b !== null))
    .map(([article, own]) => ({ article, edits: own }));
}

/** Looked at, of one document; an older one that was offered counts as unseen. */
const MOST_REVISIONS = 200;

type Hashes = ReadonlyMap<DocumentPath, string>;

/** After a crash between the first release and what was noted of it, its own words tell. */
async function lastOffered(store: ContentStore, secrets: SeedDeps["secrets"]): Promise<Hashes> {
  const noted = await store.seedHashes();
  if (noted.size > 0) return noted;
  const first = await store.changesOf(1);
  return new Map(first.map(({ after }) => [after.path, secrets.hashOf(after.text ?? "")]));
}

function changedPaths(offered: Hashes, hashes: Hashes): readonly DocumentPath[] {
  return [...new Set([...offered.keys(), ...hashes.keys()])]
    .filter((path) => offered.get(path) !== hashes.get(path))
    .sort();
}

/**
 * The revision that whoever wrote the file had before them: the one that the last offered file became. It is the one in force
 * of a document that nobody edited since; `null` where the last file never came into force, as where there was none.
 */
async function seenBase(
  store: Pick<ContentStore, "history">,
  { documents }: ContentState,
  path: DocumentPath,
  offered: string | undefined,
  hashOf: (text: string) => string,
): Promise<number | null> {
  const wasSeen = ({ text }: { readonly text: string | null }): boolean =>
    text !== null && hashOf(text) === offered;
  const now = documents.get(path);
  if (now !== undefined && wasSeen(now)) return now.id;
  const revisions = await store.history(path, null, MOST_REVISIONS);
  return revisions.find(wasSeen)?.id ?? null;
}

/**
 * @param name the same for the same files over the same content, so that two processes propose it once
 * @param article the one whose edits they are; `null` where they are of several
 */
function draftOf(
  name: string,
  article: ArticleId | null,
  edits: readonly Edit[],
  now: Date,
): Draft {
  return {
    id: `files-${name}` as DraftId,
    version: 1,
    title:
      article === null
        ? "Files of a new version of the program"
        : `Files of a new version of the program: ${article}`,
    author: "files",
    editors: ["files"],
    state: "submitted",
    // In doubt: who was told something else can be told again then.
    nature: "correction",
    reason:
      article === null
        ? "The files that come with the program are others than before."
        : "The files that come with the program are others than before, and somebody edited this article.",
    edits,
    createdAt: now,
    changedAt: now,
    release: null,
  };
}

function inOrder(hashes: Hashes): readonly (readonly [string, string])[] {
  return [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
}
