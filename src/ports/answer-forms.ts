import type { Selection, Understanding, Wording } from "./answer-model.ts";
import type { PieceWords, SameQuestion } from "./content-model.ts";

/** What a prompt's answer has to look like. */
export interface AnswerForm<T> {
  /** A JSON Schema, in the part of it that endpoints can enforce: lengths are for `parse` to judge. */
  readonly schema: Readonly<Record<string, unknown>>;
  /**
   * The answer, or `null` when it is not of the form. Lists of ids are cut off at their longest length and name nothing
   * twice; whether an id was ever offered is for the caller to judge. Never throws.
   */
  parse(value: unknown): T | null;
}

/** The forms of the answers to all prompts, by the prompts’ names. */
export interface AnswerForms {
  readonly understand: AnswerForm<Understanding>;
  readonly select: AnswerForm<Selection>;
  readonly translate: AnswerForm<Wording>;
  readonly translateArticle: AnswerForm<PieceWords>;
  readonly sameQuestion: AnswerForm<SameQuestion>;
}
