import type { GapGroupId, GapQuestion, GapState, GapVariant, KnownGroup } from "../domain/gap.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Delivery, PersonId, ThreadRef } from "../domain/message.ts";
import type { AuditEntry } from "./audit.ts";

/** A question without an answer that is in no group yet. */
export interface NewGap extends GapQuestion {
  readonly id: number;
}

/** Questions to be put into groups, and what they are compared with. */
export interface NewGaps {
  /** Rises whenever questions were put into groups or groups were removed. */
  readonly version: number;
  /** Near to one article, or to none; the oldest first. */
  readonly gaps: readonly NewGap[];
  /** Groups near to that article, answered by it, or with the same words; the earlier begun before the later. */
  readonly groups: readonly KnownGroup[];
}

/** Questions that were put into a group. */
export interface Placing {
  readonly group: GapGroupId;
  /** The article nearest to the question with which the group begins; not there for a group that is known. */
  readonly begins?: { readonly nearest: ArticleId | null };
  readonly gaps: readonly NewGap["id"][];
}

export interface GapGroup {
  readonly id: GapGroupId;
  readonly nearest: ArticleId | null;
  readonly state: GapState;
  /** Which answers it, or will; only of `variant` and `article`. */
  readonly article: ArticleId | null;
  /** Ways of asking that were put into a draft for it; none but of `variant`, nor where an earlier version settled it. */
  readonly variants: readonly GapVariant[];
  /** When somebody settled it last; `null` when nobody did. */
  readonly settledAt: Date | null;
  /** Since when what was done for it is published, for those who wait; `null` before. */
  readonly answeredAt: Date | null;
}

/** What becomes of a group. */
export interface GapSettling extends Pick<GapGroup, "state" | "article" | "variants"> {
  /** As the group stood for whoever settles it. */
  readonly seen: Pick<GapGroup, "state" | "settledAt">;
}

/** A question as it stands in a list. */
export interface GapExample {
  readonly language: LanguageTag;
  readonly question: string;
  readonly at: Date;
}

/** A group with the figures of its questions since an instant. */
export interface CountedGroup extends GapGroup {
  readonly size: number;
  readonly languages: ReadonlyMap<LanguageTag, number>;
  /** The latest of each language; that in which most was asked comes first. */
  readonly examples: readonly GapExample[];
  readonly first: Date;
  readonly last: Date;
  /** How many wait to be told of an answer, whenever they asked: each is told once. */
  readonly wishes: number;
}

export interface GapFilter {
  readonly since: Date;
  /** Groups in which somebody asked in that language; `null` for all. */
  readonly language: LanguageTag | null;
  /** One group alone; `null` for all. */
  readonly group: GapGroupId | null;
}

/** Somebody who waits to be told of an answer, and can be told now. */
export interface GapWish {
  /** The number of the question. */
  readonly gap: number;
  readonly thread: ThreadRef;
  readonly person: PersonId;
  readonly language: LanguageTag;
  readonly question: string;
  readonly article: ArticleId;
}

/**
 * Questions that found no answer, in groups.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was.
 */
export interface GapStore {
  /** The oldest that is in no group with others near to its article, at most so many, and the groups that they may belong to. */
  newGaps(most: number): Promise<NewGaps>;
  /**
   * Puts questions into groups. A settled group is open again after questions of `REOPENED_AFTER` people that were asked when
   * what was done for it could have helped: after `answeredAt`, of `not_ours` after `settledAt`.
   *
   * @param seen the version with which they were read
   * @returns false when somebody else did so since: nothing was changed
   */
  place(placings: readonly Placing[], seen: number, now: Date): Promise<boolean>;
  /** Open ones first, then the biggest. */
  list(filter: GapFilter, most: number): Promise<readonly CountedGroup[]>;
  /** Nothing is changed of a group that is not there, or that does not stand as it was seen (`changed`). */
  settle(
    id: GapGroupId,
    settling: GapSettling,
    entry: AuditEntry,
  ): Promise<"settled" | "changed" | "not_found">;
  /** Groups that were settled with an article that nobody was told of yet, the longest settled first. */
  settled(most: number): Promise<readonly GapGroup[]>;
  /** Says that what was done with an article is published. @returns false when the group was not settled with that article */
  answered(id: GapGroupId, article: ArticleId, now: Date): Promise<boolean>;
  /**
   * Those who wait, in order, but for those to whom somebody of the staff speaks at this time.
   *
   * @param after the number of the last question of the page before; 0 begins
   * @param group of one group alone; `null` for all
   */
  wishes(group: GapGroupId | null, after: number, most: number): Promise<readonly GapWish[]>;
  /**
   * Sends somebody what they waited for, once: they are told so of all questions of that conversation that the same article
   * answers.
   *
   * @returns false when they were told, wait no longer, or somebody of the staff speaks to them: nothing is sent
   */
  tell(gap: number, delivery: Delivery, now: Date): Promise<boolean>;
  /** Removes groups without a question that nobody touched since before an instant; returns how many. */
  expire(before: Date): Promise<number>;
}
