import type { Outcome, Reply } from "./answer.ts";
import type { ArticleId } from "./ids.ts";
import type { LanguageTag } from "./locale.ts";
import type { PlainDate } from "./plain-date.ts";

declare const answerId: unique symbol;

/** One reply that was given; unguessable, since a button that rates it carries it. */
export type AnswerId = string & { readonly [answerId]: true };

/** What was told, and on which claims it rested: kept so that a correction can find who was told. */
export interface TurnRecord {
  readonly id: AnswerId;
  /** That of the reply, or of the question where that is in one that is not offered. */
  readonly language: LanguageTag;
  readonly outcome: Outcome;
  readonly asOf: PlainDate;
  readonly articles: Reply["articles"];
  readonly asserted: Reply["asserted"];
  /** The number of the release of the content on which it was built; `null` where that is not known. */
  readonly release: number | null;
}

/** A question that found no answer. */
export interface GapEntry {
  readonly language: LanguageTag;
  readonly outcome: Outcome;
  /** With personal data masked. */
  readonly question: string;
  /** The article that came nearest; `null` when none did. */
  readonly nearest: ArticleId | null;
}
