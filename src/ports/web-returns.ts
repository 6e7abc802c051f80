import type { CaseReference } from "../domain/case.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ConversationId } from "../domain/message.ts";
import type { WebEventDraft } from "./web-conversations.ts";

/** A conversation of the chat page that can be come back to: its case is not closed, and it is kept. */
export interface Returnable {
  readonly reference: CaseReference;
  readonly conversation: ConversationId;
  /** Of the case. */
  readonly language: LanguageTag;
  readonly pinHash: string;
}

/** A browser that has named the right PIN. */
export interface WebEntry extends Returnable {
  readonly tokenHash: string;
  /** What the conversation shows of it. */
  readonly notice: WebEventDraft;
  /** When its try was counted. */
  readonly triedAt: Date;
}

/** How many browsers that came back may use a conversation, beside the one that opened it. */
export const MOST_RETURNED = 4;

/**
 * The PINs of cases that were opened at the chat page, and the tries to use them. A PIN comes with its case and goes when
 * that is closed, withdrawn, erased or removed, and so do the tokens of those whom a PIN let in, but for the browser that
 * asks for it: see `CaseChange.returnPinHash`.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface WebReturnStore {
  /**
   * Counts a try with a reference, whether there is such a case or not, before anything is looked at: so tries that come
   * together are counted one after another, whichever processes take them.
   *
   * @returns 0 when it may go on, else the milliseconds until one may; it is not counted then
   */
  countTry(reference: CaseReference, now: Date): Promise<number>;
  /** @returns null alike for every reason for which nothing can be come back to */
  find(reference: CaseReference): Promise<Returnable | null>;
  /**
   * Lets a browser in: its token opens the conversation from now on, which shows the notice; its try does not count. Of
   * more than {@link MOST_RETURNED} that came back the one that did so first is let in no longer.
   *
   * @returns false when the case was closed or the conversation removed meanwhile: nothing was written
   */
  enter(entry: WebEntry, now: Date): Promise<boolean>;
  /** Removes tries from before an instant, and PINs whose conversation is not kept; returns how many of both. */
  expire(before: Date): Promise<number>;
}

/** What somebody typed to come back. */
export interface ReturnAttempt {
  readonly reference: string;
  readonly pin: string;
  /** What counts as one visitor. */
  readonly visitor: string;
}

/** Back in a conversation. */
export interface Returned {
  readonly conversation: ConversationId;
  /** Opens it; the only copy there is. */
  readonly token: string;
  /** Of the case. */
  readonly language: LanguageTag;
}

/** The way back to a conversation of the chat page, from another browser. */
export interface WebReturns {
  /**
   * @param noticeOf what the conversation is to show of it
   * @returns null alike for every kind of miss, after as long
   * @throws RateLimited too many wrong tries, whether or not this one is right
   * @throws Unavailable the database cannot be had; the try does not count for the visitor
   */
  enter(
    attempt: ReturnAttempt,
    noticeOf: (to: Returnable) => WebEventDraft,
  ): Promise<Returned | null>;
}
