import {
  articleOf,
  documentKind,
  readDocumentPath,
  type DocumentPath,
} from "../../domain/document.ts";
import type { Editor, Revision, Withdrawal } from "../../domain/editing.ts";
import type { Article, FactName } from "../../domain/knowledge.ts";
import type { ContentDeps } from "./deps.ts";

type WriterDeps = Pick<ContentDeps, "store" | "state" | "live" | "editing">;

/** Of a document’s history, in one answer. */
const PAGE = 50;

/**
 * Who wrote what would be told again if a withdrawal were lifted, as it is in force: whoever brought a line of the article’s
 * documents, or of the table for which it speaks, or a value of a figure that the withdrawn claims name.
 */
export async function writersOf(
  deps: WriterDeps,
  { article: id, claim }: Pick<Withdrawal, "article" | "claim">,
): Promise<ReadonlySet<Editor>> {
  const { store, state, live } = deps;
  const article = live().articles.get(id);
  if (article === undefined) return new Set();
  const names = new Set(
    [...article.claims.values()]
      .filter((each) => claim === null || each.id === claim)
      .flatMap((each) => each.facts),
  );
  const { documents } = await state();
  const releases = new Set<number>();
  for (const document of documents.values()) {
    const partsOf = partsIn(deps, article, document.path, names);
    if (partsOf === null || partsOf(document.text).length === 0) continue;
    for (const release of await releasesOf(store, document, partsOf)) releases.add(release);
  }
  const writers = await store.writersOf([...releases]);
  return new Set([...writers.values()].flat());
}

type PartsOf = (text: string) => readonly string[];

/** How a document falls into parts that somebody wrote; `null` for one on which the article does not rest. */
function partsIn(
  { editing }: Pick<WriterDeps, "editing">,
  { id, table }: Article,
  path: DocumentPath,
  names: ReadonlySet<FactName>,
): PartsOf | null {
  const isTable =
    table !== null && path === readDocumentPath(`knowledge/tables/${table.name}.yaml`);
  if (isTable || articleOf(path) === id) return linesOf;
  if (documentKind(path) !== "facts" || names.size === 0) return null;
  return (text) =>
    editing
      .facts(text)
      .filter(({ name }) => names.has(name))
      .flatMap(({ name, values }) =>
        values.map(({ value, period }) => JSON.stringify([name, value, period])),
      );
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** The releases that brought a part that is in force: each time that it was not there before. */
async function releasesOf(
  store: Pick<WriterDeps["store"], "history">,
  { path, text }: Revision & { readonly text: string },
  partsOf: PartsOf,
): Promise<readonly number[]> {
  const inForce = new Set(partsOf(text));
  const releases: number[] = [];
  let later: Revision | null = null;
  let before: number | null = null;
  const note = ({ release, text: words }: Revision, earlier: string | null): void => {
    const known = new Set(partsOf(earlier ?? ""));
    const isNew = partsOf(words ?? "").some((part) => inForce.has(part) && !known.has(part));
    if (isNew) releases.push(release);
  };
  do {
    const page: readonly Revision[] = await store.history(path, before, PAGE);
    for (const revision of page) {
      if (later !== null) note(later, revision.text);
      later = revision;
    }
    before = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
  } while (before !== null);
  if (later !== null) note(later, null);
  return releases;
}
