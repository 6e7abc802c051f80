import type { LanguageTag } from "../domain/locale.ts";
import type { Asked, Asker } from "./answer-model.ts";

/** Pieces of an article in another language, by their ids. Not trusted. */
export interface PieceWords {
  readonly pieces: readonly { readonly id: string; readonly text: string }[];
}

/** Pieces of an article’s English text, to be put into another language. */
export interface PiecesToTranslate {
  /** Of the article, in English. */
  readonly title: string;
  readonly to: LanguageTag;
  /** With personal data masked, like all that a model is given. */
  readonly pieces: readonly { readonly id: string; readonly text: string }[];
}

/** Whether a question asks the same as one of others: `same` as that of the id; `none`; `unsure`. Not trusted. */
export interface SameQuestion {
  readonly verdict: "same" | "none" | "unsure";
  /** `null` unless it is the same as one of them. */
  readonly id: string | null;
}

/** A question and those with which it is compared, with personal data masked. */
export interface Comparison {
  readonly question: string;
  readonly others: readonly { readonly id: string; readonly text: string }[];
}

/**
 * What a model is asked for those who look after the content. No method throws, and none takes longer than its prompt’s
 * deadline, nor than the asker can wait.
 */
export interface ContentModel {
  translateArticle(words: PiecesToTranslate, asker: Asker): Promise<Asked<PieceWords>>;
  sameQuestion(comparison: Comparison, asker: Asker): Promise<Asked<SameQuestion>>;
}
