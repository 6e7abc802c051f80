import type { ArticleId, Knowledge } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import { searchDocuments } from "../search-documents.ts";

/** A way of asking that stood in an article: a labelled question, too. */
export interface Variant {
  readonly language: LanguageTag;
  readonly text: string;
  /** The article that had it. */
  readonly owner: ArticleId;
  /** The article that should answer it now: its owner, or the one to which it was moved. */
  readonly home: ArticleId;
  /** It stands nowhere any more. */
  readonly isGone: boolean;
}

/** Ways of asking of untouched articles that are asked in a language of which something changed. */
const SAMPLE = 300;

/**
 * The ways of asking of every text that search would read otherwise, those that are gone among them, and of the same languages
 * an even sample of all others: what is taken from one article may be drawn to another.
 *
 * The questions that are measured otherwise are too few to miss a way of asking that is gone. In a language of which search
 * reads nothing new, every question finds what it found.
 */
export function measuredVariants(before: Knowledge, after: Knowledge): readonly Variant[] {
  const was = documentsOf(before);
  const is = documentsOf(after);
  const homes = homesOf(after);
  const touched: Variant[] = [];
  const others = new Map<LanguageTag, Variant[]>();
  for (const [key, { id, language, words }] of was) {
    const own = (before.articles.get(id)?.texts.get(language)?.questions ?? []).map((text) =>
      variantOf(homes, language, text, id),
    );
    if (is.get(key)?.words !== words) touched.push(...own);
    else others.set(language, [...(others.get(language) ?? []), ...own]);
  }
  const changed = changedLanguages(was, is);
  const samples = [...others].flatMap(([language, all]) =>
    changed.has(language) ? everyNth(all, SAMPLE) : [],
  );
  return [...touched, ...samples];
}

interface Read {
  readonly id: ArticleId;
  readonly language: LanguageTag;
  /** All that search reads of it. */
  readonly words: string;
}

function documentsOf(knowledge: Knowledge): ReadonlyMap<string, Read> {
  return new Map(
    searchDocuments(knowledge, { bare: false }).map((document) => {
      const { id, language } = document;
      return [`${language} ${id}`, { id, language, words: JSON.stringify(document) }];
    }),
  );
}

function changedLanguages(
  was: ReadonlyMap<string, Read>,
  is: ReadonlyMap<string, Read>,
): ReadonlySet<LanguageTag> {
  const changed = new Set<LanguageTag>();
  for (const [key, { language, words }] of [...was, ...is]) {
    if (was.get(key)?.words !== words || is.get(key)?.words !== words) changed.add(language);
  }
  return changed;
}

/** Where each way of asking stands, by language. */
function homesOf({ articles }: Knowledge): ReadonlyMap<string, ReadonlySet<ArticleId>> {
  const homes = new Map<string, Set<ArticleId>>();
  for (const { id, texts } of articles.values()) {
    for (const [language, { questions }] of texts) {
      for (const text of questions) {
        const key = keyOf(language, text);
        homes.set(key, (homes.get(key) ?? new Set()).add(id));
      }
    }
  }
  return homes;
}

function variantOf(
  homes: ReturnType<typeof homesOf>,
  language: LanguageTag,
  text: string,
  owner: ArticleId,
): Variant {
  const now = homes.get(keyOf(language, text));
  const [moved] = now?.has(owner) === true ? [] : (now ?? []);
  return { language, text, owner, home: moved ?? owner, isGone: now === undefined };
}

/** Case, signs and blanks make no other question. */
function keyOf(language: LanguageTag, text: string): string {
  return `${language} ${text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim()}`;
}

function everyNth<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from(
    { length: Math.min(most, items.length) },
    (_, index) => items[Math.floor(index * step)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}
