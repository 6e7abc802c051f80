/** How measured questions fare with changed prompts or words. */

export interface QuestionChange {
  readonly language: string;
  readonly question: string;
  readonly kind: "answerable" | "near" | "far" | "variant";
  readonly before: string | null;
  readonly after: string | null;
  readonly change: "gained" | "lost" | "moved";
}

export interface LanguageScore {
  readonly language: string;
  readonly answerable: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly others: number;
  readonly answeredBefore: number;
  readonly answeredAfter: number;
}

/** How labelled questions fared that were asked with a language model. */
export interface ModelScore extends Omit<LanguageScore, "language"> {
  /** `asked`, or why too few could be compared. */
  readonly state: "asked" | "unreachable" | "limited" | "late";
  readonly questions: number;
  /** Those that can be compared, which all else counts. */
  readonly asked: number;
  readonly refusedBefore: number;
  readonly refusedAfter: number;
  readonly faults: readonly {
    readonly fault: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly silentBefore: number;
  readonly silentAfter: number;
  readonly changes: readonly QuestionChange[];
}

export interface GateRefusal {
  readonly why:
    | "worse"
    | "answers_more"
    | "variants"
    | "guard"
    | "model_worse"
    | "model_silent"
    | "model_unreachable";
  readonly language: string | null;
  readonly before: number;
  readonly after: number;
}

export interface GateResult {
  readonly scores: readonly LanguageScore[];
  readonly changes: readonly QuestionChange[];
  /** `null` where no model was asked. */
  readonly model: ModelScore | null;
  readonly refusals: readonly GateRefusal[];
}

export interface Gate {
  readonly state: "none" | "running" | "done" | "failed";
  readonly version: number;
  /** From 0 to 1. */
  readonly progress: number;
  readonly result: GateResult | null;
}

export interface TriedAnswer {
  readonly outcome: string;
  readonly reply: string;
}

export interface TriedQuestion {
  readonly text: string;
  readonly before: TriedAnswer;
  readonly after: TriedAnswer;
}
