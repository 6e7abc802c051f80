import type { AssertedClaim } from "./answer.ts";
import type { CorrectedClaim, Editor, WithdrawalId } from "./editing.ts";
import type { LanguageTag } from "./locale.ts";

declare const noticeId: unique symbol;

export type NoticeId = string & { readonly [noticeId]: true };

/** Why people are told again: something was withdrawn, or a release says something else. */
export type NoticeSubject =
  | { readonly kind: "withdrawal"; readonly id: WithdrawalId }
  | { readonly kind: "release"; readonly number: number };

/** Tells those who were told something that it was corrected or withdrawn; each conversation once for a subject. */
export interface Notice {
  readonly id: NoticeId;
  readonly about: NoticeSubject;
  /** Who was told one of these is told again; where languages are named, who was told it in one of them. */
  readonly claims: readonly CorrectedClaim[];
  /** Who was told before is not told again. */
  readonly since: Date;
  /** `running`: some may have to be told yet. */
  readonly state: "running" | "done";
  readonly by: Editor;
  /**
   * When it was begun; later where its subject has only just come into force, once every process has followed. It reaches
   * people whose answers were sent until then.
   */
  readonly at: Date;
}

/** What the words of a notice in one conversation are made from, at whichever moment they are made. */
export interface NoticeMatter {
  readonly about: NoticeSubject["kind"];
  /** Which of its claims were told there. */
  readonly claims: readonly AssertedClaim[];
  /** Of the latest answer. */
  readonly language: LanguageTag;
  /** When the latest answer told them, Unix milliseconds; `null` where it is not known. */
  readonly atMs: number | null;
}
