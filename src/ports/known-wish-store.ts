import type { ArticleId, ClaimId } from "../domain/ids.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Delivery, PersonId, ThreadRef } from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { AnswerId } from "../domain/turn.ts";

/** Somebody who waits to be told once it is known what they asked, and can be told now. */
export interface KnownWish {
  /** The answer that it was not known yet. */
  readonly answer: AnswerId;
  readonly thread: ThreadRef;
  readonly person: PersonId;
  readonly language: LanguageTag;
  /** The day that they asked about. */
  readonly asOf: PlainDate;
  /** The article that answered. */
  readonly article: ArticleId;
  /** The rows of its table that were told; none where the article answered alone. */
  readonly rows: readonly ClaimId[];
}

/**
 * Those who were told that something is not known yet, and wish to be told once it is. A wish goes with its answer, by an erasure
 * as by the retention.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was.
 */
export interface KnownWishStore {
  /**
   * Those who wait, in order, but for those to whom somebody of the staff speaks at this time.
   *
   * @param after the answer of the last one of the page before; empty begins
   */
  wishes(after: string, most: number): Promise<readonly KnownWish[]>;
  /**
   * Sends somebody what they waited for, once: of answers of that conversation that said the same for the same day they are told
   * with it.
   *
   * @returns false when they were told, wait no longer, or somebody of the staff speaks to them: nothing is sent
   */
  tell(answer: AnswerId, delivery: Delivery, now: Date): Promise<boolean>;
}
