import type { DocumentPath } from "../domain/document.ts";
import { NOTHING_HELD_BACK } from "../domain/held-back.ts";
import type { Article, ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { Prompts } from "../domain/prompt.ts";
import { documentFolder } from "./document-folder.ts";
import type { Folder } from "./folder.ts";
import { articleFolders, assemble, checkAcross, readSurroundings } from "./load.ts";
import { Problems, type Problem } from "./problem.ts";
import { readPrompts } from "./prompts.ts";
import { readArticle, type ReadArticle, type Shelf } from "./read-article.ts";
import { silentArticle, type SilentArticle } from "./silent-article.ts";

/** Documents that had no fault for the program that published them, and may have some for this one. */
export interface CutParts {
  readonly documents: ReadonlyMap<DocumentPath, string>;
  /** Prompts that came with the program. */
  readonly shippedPrompts: ReadonlyMap<DocumentPath, string>;
  /** Articles without which nothing is served. */
  readonly needed: ReadonlySet<ArticleId>;
  /** What was read of just these documents before, without a fault: it is not read again. */
  readonly known?: Knowledge | null;
}

export type CutResult =
  | {
      readonly ok: true;
      /** In which what is held back names the articles that are left out, and all faults. */
      readonly knowledge: Knowledge;
      readonly prompts: Prompts;
    }
  | {
      readonly ok: false;
      /** Those that cannot be cut out first; by files from the top of the project. */
      readonly problems: readonly Problem[];
      /** What keeps articles from being left out that could be; `null` where the fault is in none. */
      readonly because: string | null;
    };

/**
 * Leaves out what has faults, until the rest is whole. Without faults nothing is left out.
 *
 * An article with a fault in any of its documents is left out in all languages: its name stays, so that whatever points to it
 * has no fault by that, and with it its title and the ways of asking for it; of its words there are none. A prompt with a fault
 * gives its place to the shipped one. All else is not cut, since every article rests on it.
 *
 * More than half of the articles are not left out, nor all that answer: so many faults are not those of articles, but of a
 * program that does not understand this content, while the one before it does.
 */
export function cutOut({ documents, shippedPrompts, needed, known = null }: CutParts): CutResult {
  const articles: CutArticles =
    known === null
      ? cutArticles(documentFolder(documents, "knowledge"), needed)
      : { problems: [], warnings: [], rest: known, because: null };
  const prompts = cutPrompts(documents, shippedPrompts);
  const { rest, because } = articles;
  if (rest === null || because !== null || !prompts.ok) {
    const problems = [...(prompts.ok ? [] : prompts.problems), ...articles.problems];
    return { ok: false, problems, because };
  }
  const faults = [...articles.problems, ...prompts.problems].map(({ file, line, message }) => ({
    path: file,
    line,
    message,
  }));
  const warnings = articles.warnings.map(({ file, line, message }) => ({
    path: file,
    line,
    message,
  }));
  const heldBack = { ...rest.heldBack, faults, warnings };
  return { ok: true, knowledge: { ...rest, heldBack }, prompts: prompts.prompts };
}

/**
 * What can be read of articles and tables whatever their faults are, for whoever looks after them and not for those who ask: what
 * is left out is known by its names. Where no article can be read without faults, as their tables have some, that is all of them.
 */
export function readableKnowledge(documents: CutParts["documents"]): Knowledge {
  const folder = documentFolder(documents, "knowledge");
  return cutArticles(folder, new Set()).rest ?? silentKnowledge(folder);
}

function silentKnowledge(folder: Folder): Knowledge {
  const articles = [...articleFolders(folder)].map(([topic, slug]): [ArticleId, Article] => {
    const id: ArticleId = `${topic}/${slug}`;
    return [id, silentArticle(folder, id).article];
  });
  return {
    sources: new Map(),
    publishers: new Map(),
    facts: new Map(),
    contacts: new Map(),
    entryRules: [],
    articleForPurpose: new Map(),
    holidays: [],
    places: new Map(),
    centres: [],
    programmes: [],
    negatives: [],
    articles: new Map(articles),
    languages: [],
    heldBack: { ...NOTHING_HELD_BACK, leftOut: new Set(articles.map(([id]) => id)) },
  };
}

interface CutArticles {
  readonly problems: readonly Problem[];
  /** Of what is not left out. */
  readonly warnings: readonly Problem[];
  /** Without faults; `null` where they cannot be cut out. */
  readonly rest: Knowledge | null;
  /** What keeps the rest from being served alone; `null` for nothing. */
  readonly because: string | null;
}

/** An article as it was read by itself. */
interface Reading {
  readonly id: ArticleId;
  readonly read: ReadArticle | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

function cutArticles(folder: Folder, needed: ReadonlySet<ArticleId>): CutArticles {
  const around = new Problems();
  const surroundings = readSurroundings(folder, around);
  const readings = [...articleFolders(folder)].map(([topic, slug]) =>
    readingOf(folder, topic, slug, surroundings.shelf),
  );
  const ids = new Set(readings.map(({ id }) => id));
  const faults = new Map(
    readings.flatMap(({ id, problems }) => (problems.length === 0 ? [] : [[id, problems]])),
  );
  for (;;) {
    const leftOut = new Set(faults.keys());
    const told = readings.flatMap(({ id, read }) => (leftOut.has(id) || !read ? [] : [read]));
    const silent = new Map([...leftOut].map((id) => [id, silentArticle(folder, id)]));
    const problems = new Problems();
    checkAcross(told, ids, surroundings, problems);
    const articles = articlesOf(readings, silent);
    const knowledge = assemble(folder, surroundings, articles, problems, leftOut);
    const found = problems.all();
    const own = Map.groupBy(found, ({ file }) => articleIn(file, ids));
    const uncut = [...around.all(), ...(own.get(null) ?? [])];
    const all = belowKnowledge([
      ...uncut,
      ...[...faults.values()].flat(),
      ...found.filter(({ file }) => articleIn(file, ids) !== null),
    ]);
    if (uncut.length > 0) return { problems: all, warnings: [], rest: null, because: null };
    if (found.length > 0) {
      for (const [id, some] of own) if (id !== null) faults.set(id, some);
      continue;
    }
    const rest = { ...knowledge, heldBack: { ...NOTHING_HELD_BACK, leftOut } };
    const warned = readings.flatMap(({ id, warnings }) => (leftOut.has(id) ? [] : warnings));
    const warnings = belowKnowledge([...around.warnings(), ...warned, ...problems.warnings()]);
    return { problems: all, warnings, rest, because: whyNotWithout(silent, told, needed) };
  }
}

function readingOf(folder: Folder, topic: string, slug: string, shelf: Shelf): Reading {
  const problems = new Problems();
  const read = readArticle(folder, topic, slug, shelf, problems);
  const [faults, warnings] = [problems.all(), problems.warnings()];
  return { id: `${topic}/${slug}`, read, problems: faults, warnings };
}

/** In the order of their folders. */
function articlesOf(
  readings: readonly Reading[],
  silent: ReadonlyMap<ArticleId, SilentArticle>,
): Article[] {
  return readings.flatMap(({ id, read }) => silent.get(id)?.article ?? read?.article ?? []);
}

/** `null` for a file that is of no article. */
function articleIn(file: string, ids: ReadonlySet<ArticleId>): ArticleId | null {
  const [topic, slug, name] = file.split("/");
  const id = `${topic ?? ""}/${slug ?? ""}` as const;
  return name !== undefined && ids.has(id) ? id : null;
}

/** @returns a sentence; `null` when these articles can be left out */
function whyNotWithout(
  silent: ReadonlyMap<ArticleId, SilentArticle>,
  told: readonly ReadArticle[],
  needed: ReadonlySet<ArticleId>,
): string | null {
  for (const [id, { isTableKnown }] of silent) {
    if (needed.has(id)) return `The service does not answer without the article ${id}.`;
    if (!isTableKnown) return `The article ${id} does not say for which table it speaks.`;
  }
  const left = silent.size;
  const all = left + told.length;
  const answers = told.some(({ article }) => article.outcome === "answer");
  if (left === 0 || (left * 2 <= all && answers)) return null;
  return `${String(left)} of ${String(all)} articles have faults, which are too many to be left out.`;
}

function belowKnowledge(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, file: `knowledge/${problem.file}` }));
}

type CutPrompts = { readonly problems: readonly Problem[] } & (
  { readonly ok: true; readonly prompts: Prompts } | { readonly ok: false }
);

function cutPrompts(
  documents: CutParts["documents"],
  shipped: CutParts["shippedPrompts"],
): CutPrompts {
  const whole = readPrompts(documentFolder(new Map([...shipped, ...documents]), "prompts"));
  if (whole.ok) return { ...whole, problems: [] };
  const problems = whole.problems.map((each) => ({ ...each, file: `prompts/${each.file}` }));
  const faulty = new Set(problems.map(({ file }) => file));
  const sound = [...documents].filter(([path]) => !faulty.has(path));
  const rest = readPrompts(documentFolder(new Map([...shipped, ...sound]), "prompts"));
  return rest.ok ? { ...rest, problems } : { ok: false, problems };
}
