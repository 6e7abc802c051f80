import { articleOf, languageOf, type DocumentPath } from "./document.ts";
import type { Correction, Revision, Withdrawal } from "./editing.ts";
import type { ArticleId, ClaimId } from "./ids.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "./locale.ts";
import { plainDateAt, type PlainDate } from "./plain-date.ts";

/** Why a claim is not said, though the content holds it and its day has come. */
export type Hold =
  /** Somebody took it back. */
  | { readonly kind: "withdrawn"; readonly on: PlainDate }
  /** It was corrected, and the words of this language were not read again since; or its article is left out. */
  | { readonly kind: "suspended" };

/** Why a document that is in force is not served, or what is to be mended in it all the same. */
export interface DocumentFault {
  /** From the top of the project, such as `knowledge/visas/r-visa/ru.md`; not each is the path of a document. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** What is not said any more until somebody mends it. */
export interface HeldBack {
  /** Since when articles are taken back as a whole. */
  readonly articles: ReadonlyMap<ArticleId, PlainDate>;
  /** Since when claims are, by article. */
  readonly claims: ReadonlyMap<ArticleId, ReadonlyMap<ClaimId, PlainDate>>;
  /** Claims whose words lag behind a correction, by article and language. */
  readonly suspended: ReadonlyMap<ArticleId, ReadonlyMap<LanguageTag, ReadonlySet<ClaimId>>>;
  /** Articles with faults for this version of the program, which say nothing at all until these are mended. */
  readonly leftOut: ReadonlySet<ArticleId>;
  /** Those faults, and those of prompts in whose place the shipped ones stand. */
  readonly faults: readonly DocumentFault[];
  /** What rules say of it that came later than it did. It is told all the same. */
  readonly warnings: readonly DocumentFault[];
}

export const NOTHING_HELD_BACK: HeldBack = {
  articles: new Map(),
  claims: new Map(),
  suspended: new Map(),
  leftOut: new Set(),
  faults: [],
  warnings: [],
};

/** What the state of a content says of it. */
export interface HeldBackParts {
  /** Those in force. */
  readonly withdrawals: readonly Withdrawal[];
  readonly corrections: readonly Correction[];
  /** In force, by path. */
  readonly documents: ReadonlyMap<DocumentPath, Pick<Revision, "release">>;
  /** Since which release texts are made from the English words that they are made from, where that is not their own. */
  readonly followed: ReadonlyMap<DocumentPath, number>;
  /** Whether the words of a language were made from other English words than those in force. */
  readonly isOutdated: (article: ArticleId, language: LanguageTag) => boolean;
  /** IANA; in which zone the day of a withdrawal is told. */
  readonly timeZone: string;
}

/** By withdrawals and corrections; what is left out is known when the content is read. */
export function heldBackBy(parts: HeldBackParts): HeldBack {
  const articles = new Map<ArticleId, PlainDate>();
  const claims = new Map<ArticleId, Map<ClaimId, PlainDate>>();
  const oldestFirst = parts.withdrawals.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const { article, claim, at } of oldestFirst) {
    const day = plainDateAt(at, parts.timeZone);
    if (claim === null) keepFirst(articles, article, day);
    else keepFirst(inner(claims, article), claim, day);
  }
  return { ...NOTHING_HELD_BACK, articles, claims, suspended: suspendedBy(parts) };
}

/**
 * A text that was made from other English words with the correction, or after it, has followed it; one that was made from the English words in
 * force says what they say, as after a correction that was taken back.
 */
function suspendedBy(parts: HeldBackParts): HeldBack["suspended"] {
  const { corrections, documents, followed, isOutdated } = parts;
  const suspended = new Map<ArticleId, Map<LanguageTag, Set<ClaimId>>>();
  const corrected = Map.groupBy(corrections, ({ article }) => article);
  for (const [path, document] of documents) {
    const release = followed.get(path) ?? document.release;
    const article = articleOf(path);
    const language = languageOf(path);
    if (article === null || language === null || language === SOURCE_LANGUAGE) continue;
    const behind = (corrected.get(article) ?? []).filter((each) => release < each.release);
    if (behind.length === 0 || !isOutdated(article, language)) continue;
    inner(suspended, article).set(language, new Set(behind.map(({ claim }) => claim)));
  }
  return suspended;
}

/** @returns `null` for what may be said */
export function holdOf(
  { articles, claims, suspended, leftOut }: HeldBack,
  article: ArticleId,
  language: LanguageTag,
  claim: ClaimId,
): Hold | null {
  const on = articles.get(article) ?? claims.get(article)?.get(claim);
  if (on !== undefined) return { kind: "withdrawn", on };
  const isBehind = suspended.get(article)?.get(language)?.has(claim) === true;
  return isBehind || leftOut.has(article) ? { kind: "suspended" } : null;
}

/**
 * Whether the table of an article may not speak for it: the article is left out, or it, or a claim that the table stands for, was
 * taken back.
 */
export function isTableSilent(
  { articles, claims, leftOut }: HeldBack,
  { id, besideTable }: { readonly id: ArticleId; readonly besideTable: readonly ClaimId[] },
): boolean {
  if (articles.has(id) || leftOut.has(id)) return true;
  return [...(claims.get(id)?.keys() ?? [])].some((claim) => !besideTable.includes(claim));
}

function keepFirst<Key>(days: Map<Key, PlainDate>, key: Key, day: PlainDate): void {
  if (!days.has(key)) days.set(key, day);
}

function inner<Key, InnerKey, Value>(
  maps: Map<Key, Map<InnerKey, Value>>,
  key: Key,
): Map<InnerKey, Value> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<InnerKey, Value>();
  maps.set(key, made);
  return made;
}
