import type { ArticleId, ClaimId } from "../domain/knowledge.ts";

export type { Negatives } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";

/** One claim of an article in one language, as search sees it. */
export interface SearchClaim {
  readonly id: ClaimId;
  /** All that the article words it in, summary and body alike. */
  readonly text: string;
  /** The heading that it stands below in the body; empty without one. */
  readonly heading: string;
  readonly isInSummary: boolean;
}

/** One article in one language, as search sees it: literal text, no templates. */
export interface SearchDocument {
  readonly id: ArticleId;
  readonly language: LanguageTag;
  readonly title: string;
  readonly questions: readonly string[];
  /**
   * The claims that each of the questions asks for, in their order: none of them where it asks about the subject as a whole,
   * and `null` where nobody has said.
   */
  readonly wanted: readonly (readonly ClaimId[] | null)[];
  readonly claims: readonly SearchClaim[];
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

/** A claim that may answer a question. */
export interface FoundClaim {
  readonly article: ArticleId;
  readonly claim: ClaimId;
  /** How likely a good reply says it, 0 to 1, if its article is the one that is asked for. */
  readonly score: number;
  /** How it is asked for, as far as that was learned; `null` where it was not. */
  readonly meaning: ClaimMeaning | null;
}

/** A direction, of the length 1: the nearer two are, the more the claims say the same. */
export type ClaimMeaning = Float32Array;

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly SearchHit[];
  /** The claims of the first hits, the likeliest first. */
  readonly claims: readonly FoundClaim[];
  /** Estimated probability that the first hit answers the question, 0 to 1. */
  readonly confidence: number;
  /** Estimated probability that any article holds what is asked, 0 to 1. */
  readonly held: number;
  readonly verdict: SearchVerdict;
}

/** What was said beside a text in the same conversation. */
export interface SearchContext {
  /** What its writer wrote before it, or has added since, oldest first: terms of it are counted once, those of the text twice. */
  readonly before?: readonly string[];
  /** Articles that were told of: their claims are weighed however little the text fits them. */
  readonly about?: readonly ArticleId[];
}

export interface SearchEngine {
  /** Ranks the articles of one language. Never throws; an unknown language or an empty text finds nothing. */
  search(text: string, language: LanguageTag, top: number, context?: SearchContext): SearchResult;
  /** Languages that have at least one document. */
  readonly languages: readonly LanguageTag[];
}
