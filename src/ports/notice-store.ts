import type { AssertedClaim } from "../domain/answer.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Delivery, PersonId, PersonRef, ThreadRef } from "../domain/message.ts";
import type { Notice, NoticeId } from "../domain/notice.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { AnswerId } from "../domain/turn.ts";
import type { AuditEntry } from "./audit.ts";

/**
 * Who was told one of some claims from one instant to another, both included. What was said on a release that has the
 * correction already does not count; where it is not known on which, what was said before that release does.
 */
export interface Reach extends Pick<Notice, "about" | "claims" | "since"> {
  readonly until: Date;
}

/** What was told in one conversation. */
export interface Told {
  readonly thread: ThreadRef;
  readonly person: PersonId;
  /** Of the latest answer. */
  readonly language: LanguageTag;
  /** Those of the notice, each once. */
  readonly claims: readonly AssertedClaim[];
  /** The latest last. */
  readonly answers: readonly ToldAnswer[];
}

export interface ToldAnswer {
  readonly id: AnswerId;
  readonly at: Date;
  /** The day that it spoke for. */
  readonly asOf: PlainDate;
}

export interface ToldPage {
  /** May be fewer than were asked for, or none, before the end. */
  readonly told: readonly Told[];
  /** Conversations in which it has to be told, and somebody of the staff has the word now. */
  readonly held: readonly ThreadRef[];
  /** To be given for the next page; `null` at the end. */
  readonly next: string | null;
}

/** What is said in a conversation because of what was told there. */
export interface NoticeMessage {
  readonly told: Told;
  readonly delivery: Delivery;
}

/** What became of messages. */
export interface Recorded {
  /** How many were handed over. */
  readonly handed: number;
  /** Where somebody of the staff has the word meanwhile. */
  readonly held: readonly ThreadRef[];
}

/** In people. */
export interface NoticeFigures {
  /** Whom it was handed to the outbox for. */
  readonly told: number;
  /** Those of them for whom a message was given up, as long as it is kept. */
  readonly failed: number;
  /** Who wants no such message; as it stood at the end, where it is done. */
  readonly optedOut: number;
}

/**
 * Notices, who was told by them, and who does not want to be.
 *
 * Who is erased is no part of it any more: neither what they were told, nor that they were told so, nor their wish to be
 * told nothing, for that would keep the name of somebody who asked to be forgotten; nothing is left to tell them of. The
 * retention leaves such a wish alone.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was, so each may be called again.
 */
export interface NoticeStore {
  /**
   * How many people are in it, whether they want to be told or not; without those who were told about its subject in each of
   * the conversations, by whichever notice.
   */
  countTold(reach: Reach): Promise<number>;
  /** @returns false when one about the same is running already: nothing was changed */
  begin(notice: Notice, entry: AuditEntry): Promise<boolean>;
  read(id: NoticeId): Promise<Notice | null>;
  /** The newest first. */
  list(most: number): Promise<readonly Notice[]>;
  /** The oldest first. */
  running(): Promise<readonly Notice[]>;
  /**
   * Conversations in which something has to be told by a notice: not told about its subject yet, by this or an earlier
   * notice, and not of somebody who does not want it. One that is passed over may come again on a later page. Where somebody of
   * the staff has the word it waits until they have it no more.
   *
   * @param after what the page before gave; `null` begins anew
   */
  nextTold(id: NoticeId, after: string | null, most: number): Promise<ToldPage>;
  /** The same of some conversations alone, such as those that were held. */
  toldIn(id: NoticeId, threads: readonly ThreadRef[]): Promise<Omit<ToldPage, "next">>;
  /**
   * Remembers conversations as told, and what is told there, and hands the messages to the outbox, all of it or nothing. Those
   * that were told meanwhile, or whose person was erased or wants it no more, are left out, and those that are held.
   */
  recordTold(id: NoticeId, messages: readonly NoticeMessage[], now: Date): Promise<Recorded>;
  /** Nobody is left to be told. */
  finish(id: NoticeId): Promise<void>;
  /** @returns null when there is no such notice */
  figures(id: NoticeId): Promise<NoticeFigures | null>;
  /** Somebody wants no notice any more; what waits to be sent of any is dropped. */
  optOut(person: PersonRef, now: Date): Promise<void>;
  /** Somebody wants them again. */
  optIn(person: PersonRef): Promise<void>;
  isOptedOut(person: PersonRef): Promise<boolean>;
}
