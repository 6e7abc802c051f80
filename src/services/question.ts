import type { Reply } from "../domain/answer.ts";
import type { ArticleId } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import type { IdentifiedLanguage } from "../ports/language-identifier.ts";
import type { Trace } from "./trace.ts";

/** One question with what is known around it. */
export interface Question {
  readonly text: string;
  /** The person's own earlier messages, oldest first. */
  readonly earlier: readonly string[];
  /** Whether the last reply asked back; not there where that is not known. */
  readonly isAskedBack?: boolean;
  /** Claims that the last replies told, as `topic/slug#claim`; not there where that is not known. */
  readonly told?: ReadonlySet<string>;
  /** Articles of the last reply that told something, the one that led it first; not there where that is not known. */
  readonly atHand?: readonly ArticleId[];
  /** BCP 47 tag that the platform states; `null` when none. */
  readonly localeHint: string | null;
  /** The language of the conversation so far; `null` at its start. */
  readonly conversationLanguage: LanguageTag | null;
  /** The person chose that language, so a change is offered rather than made. */
  readonly languageChosen: boolean;
  /** The day that stands for today: "tomorrow" and "in March" count from it. */
  readonly today: PlainDate;
  /** The real day; differs from `today` only when another day was asked for explicitly. */
  readonly now: PlainDate;
}

export interface Answered {
  readonly reply: Reply;
  readonly detected: IdentifiedLanguage;
  /** A table decided on the passport, day or place that was named: nothing is to be chosen any more. */
  readonly ruled: boolean;
  /** What was read of the person and the journey; empty where nothing was looked for. */
  readonly reading: Reading;
  readonly trace: Trace;
}

/** The question with what is known once it got a reply, for one that is asked after it: what the reply told of is at hand. */
export function questionAfter(question: Question, { outcome, asserted }: Reply): Question {
  const earlier = [...question.earlier, question.text];
  if (outcome !== "answer") return { ...question, earlier };
  const told = asserted.map(({ article, claim }) => `${article}#${claim}`);
  return {
    ...question,
    earlier,
    told: new Set([...(question.told ?? []), ...told]),
    atHand: [...new Set(asserted.map(({ article }) => article))],
  };
}
