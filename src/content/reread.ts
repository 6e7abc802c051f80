import {
  articleOf,
  documentKind,
  readDocumentPath,
  type DocumentPath,
} from "../domain/document.ts";
import type { Article, Fact, Knowledge, Source } from "../domain/knowledge.ts";
import { documentFolder } from "./document-folder.ts";
import { assemble, articleFolders, readSurroundings, type LoadResult } from "./load.ts";
import { Problems } from "./problem.ts";
import { readArticle } from "./read-article.ts";

/** Documents as they were when something was read of them, and as they are. */
export interface Reread {
  readonly knowledge: Knowledge;
  readonly before: ReadonlyMap<DocumentPath, string>;
  readonly after: ReadonlyMap<DocumentPath, string>;
  /** Lets others work between two articles. */
  readonly pause: () => Promise<void>;
}

/**
 * Knowledge after some documents were changed, of which only what is touched is read again. What shows only when all
 * articles are seen together was looked at before the change came into force.
 */
export async function rereadKnowledge(
  reread: Reread,
): Promise<
  { readonly ok: true; readonly knowledge: Knowledge } | Extract<LoadResult, { readonly ok: false }>
> {
  const { knowledge, after, pause } = reread;
  const problems = new Problems();
  const folder = documentFolder(after, "knowledge");
  const surroundings = readSurroundings(folder, problems);
  await pause();
  const touched = touchedArticles(reread, surroundings.shelf);
  const articles: Article[] = [];
  for (const [topic, slug] of articleFolders(folder)) {
    const known = knowledge.articles.get(`${topic}/${slug}`);
    if (known !== undefined && !touched.has(known.id)) {
      articles.push(known);
      continue;
    }
    const read = readArticle(folder, topic, slug, surroundings.shelf, problems);
    if (read !== null) articles.push(read.article);
    await pause();
  }
  const assembled = assemble(folder, surroundings, articles, problems);
  if (!problems.none) return { ok: false, problems: problems.all() };
  const untouched = knowledge.heldBack.warnings.filter(({ path }) => isUntouched(path, touched));
  const found = problems.warnings().map(({ file, line, message }) => ({
    path: `knowledge/${file}`,
    line,
    message,
  }));
  const heldBack = { ...assembled.heldBack, warnings: [...untouched, ...found] };
  return { ok: true, knowledge: { ...assembled, heldBack } };
}

/** Whether a document is of an article that was not read again. */
function isUntouched(path: string, touched: ReadonlySet<string>): boolean {
  const document = readDocumentPath(path);
  const article = document === null ? null : articleOf(document);
  return article !== null && !touched.has(article);
}

/** Those with a changed document, and those that name a fact or a source that is another now. */
function touchedArticles(
  { knowledge, before, after }: Reread,
  shelf: Pick<Knowledge, "facts" | "sources">,
): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const article = articleOf(path);
    if (article !== null && before.get(path) !== after.get(path)) touched.add(article);
  }
  const names = [
    ...changedNames(knowledge.facts, shelf.facts),
    ...changedNames(knowledge.sources, shelf.sources),
  ];
  if (names.length === 0) return touched;
  for (const [path, text] of after) {
    const article = articleOf(path);
    if (article === null || documentKind(path) !== "article") continue;
    if (names.some((name) => text.includes(name))) touched.add(article);
  }
  return touched;
}

function changedNames(
  before: ReadonlyMap<string, Fact | Source>,
  after: ReadonlyMap<string, Fact | Source>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  );
}
