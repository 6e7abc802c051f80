import type { ArticleId } from "../domain/knowledge.ts";

export type { Negatives } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";

/** One article in one language, as search sees it: literal text, no templates. */
export interface SearchDocument {
  readonly id: ArticleId;
  readonly language: LanguageTag;
  readonly title: string;
  readonly questions: readonly string[];
  readonly summary: string;
  readonly body: string;
  /** Neighbours: finding one of them instead is no gross error. */
  readonly related: readonly ArticleId[];
}

export interface SearchHit {
  readonly id: ArticleId;
  /**
   * Comparable within one result. Roughly between two texts in one language, too: it grows with how much of a text the article
   * fits, not with how long that is.
   */
  readonly score: number;
}

/**
 * What to make of a result: `sure` of the first hit, `unsure` between the first ones, `none` of the articles although
 * the question may be in scope, or `far` from everything the articles are about.
 */
export type SearchVerdict = "sure" | "unsure" | "none" | "far";

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly SearchHit[];
  /** Estimated probability that the first hit answers the question, 0 to 1. */
  readonly confidence: number;
  readonly verdict: SearchVerdict;
}

export interface SearchEngine {
  /** Ranks the articles of one language. Never throws; an unknown language or an empty text finds nothing. */
  search(text: string, language: LanguageTag, top: number): SearchResult;
  /** Languages that have at least one document. */
  readonly languages: readonly LanguageTag[];
}
