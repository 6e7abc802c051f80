import type { ArticleId } from "../domain/ids.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PersonRef } from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { ModelFault } from "./language-model.ts";

/** A message as it would read without the messages before it; for finding articles, never shown. */
export interface Understanding {
  readonly standalone: string;
  readonly english: string;
  readonly language: LanguageTag;
  /** `person`: somebody is asked for; `other`: nothing is asked. */
  readonly kind: "question" | "person" | "other";
}

/** A reviewed sentence, or a few that belong together, that an answer may be put together from. */
export interface Candidate {
  /** Short, and unique among those of one call. */
  readonly id: string;
  readonly article: ArticleId;
  readonly title: string;
  /** The heading that it stands below, which may say when it holds; `null` without one. */
  readonly section: string | null;
  /** As it reads on the day asked about. */
  readonly text: string;
}

/** `answer` with what was picked; `none` of the candidates answers; `person`: somebody is asked for; `which` is meant? */
export type Verdict = "answer" | "none" | "person" | "which";

export interface Selection {
  readonly verdict: Verdict;
  /** Candidates by id, in the order to be read. */
  readonly picks: readonly string[];
  /** Articles that could be asked about next. */
  readonly followUps: readonly ArticleId[];
  /** Articles between which the question does not decide. */
  readonly which: readonly ArticleId[];
}

/** A text in another language. Not trusted. */
export interface Wording {
  readonly text: string;
}

/** What is to be put into another language. */
export interface ToTranslate {
  /** With personal data masked, like all that a model is given. */
  readonly text: string;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
}

export interface Choice {
  /** With personal data masked, like all that a model is given. */
  readonly question: string;
  readonly language: LanguageTag;
  readonly asOf: PlainDate;
  readonly candidates: readonly Candidate[];
}

export type Asked<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "fault"; readonly fault: ModelFault };

/** For whom a model is asked. */
export interface Asker {
  /** Whose allowance for the day the call counts against; `null` for nobody's. */
  readonly person: PersonRef | null;
  /** What is left of the person's wait; with too little of it the model is not asked, and is `late`. */
  readonly withinMs: number;
}

/**
 * What a model is asked on the way to an answer, and between staff and a person. No method throws, and none takes longer than its prompt's deadline, nor
 * than the asker can wait.
 */
export interface AnswerModel {
  understand(
    message: string,
    earlier: readonly string[],
    asker: Asker,
  ): Promise<Asked<Understanding>>;
  select(choice: Choice, asker: Asker): Promise<Asked<Selection>>;
  translate(words: ToTranslate, asker: Asker): Promise<Asked<Wording>>;
  /** Whether a choice would be asked of it even after one more call: it does not rest, and there is budget and time. */
  wouldChoose(asker: Asker): Promise<boolean>;
}
