import type { ArticleId } from "./ids.ts";
import type { LanguageTag } from "./locale.ts";

declare const gapGroupId: unique symbol;

/** Questions alike that found no answer, in whichever languages. A question never moves from one group to another. */
export type GapGroupId = string & { readonly [gapGroupId]: true };

/**
 * What became of a group. `open`: nobody decided yet; `variant`: an article answers it that was not found; `article`: one is
 * written for it; `not_ours`: nothing is to be said of it.
 */
export const GAP_STATES = ["open", "variant", "article", "not_ours"] as const;
export type GapState = (typeof GAP_STATES)[number];

/** A way of asking that was added for a group. */
export interface GapVariant {
  readonly language: LanguageTag;
  readonly question: string;
}

/** After so many people asked on, a group that was settled is open again: what was done did not help. */
export const REOPENED_AFTER = 3;

/** One question on its way to a group. */
export interface GapQuestion {
  readonly language: LanguageTag;
  /** With personal data masked. */
  readonly question: string;
  /** The article that came nearest; `null` when none did. */
  readonly nearest: ArticleId | null;
}

/** A group with some of its questions. */
export interface KnownGroup {
  readonly id: GapGroupId;
  /** Of the question that began it. */
  readonly nearest: ArticleId | null;
  /** The article that is said to answer it; `null` when none is. */
  readonly article: ArticleId | null;
  /** Every language of the group, each with its first questions. */
  readonly examples: ReadonlyMap<LanguageTag, readonly string[]>;
}
