import type { OutcomeModel } from "./outcome-model.ts";
import { WITH_QUESTIONS, WITHOUT_QUESTIONS } from "./shipped-weights.ts";

/** How far the first hits of one language can be trusted. */
export interface Calibration {
  readonly model: OutcomeModel;
  /** The confidence from which a first hit is told outright. */
  readonly sureFrom: number;
}

/** For content that says too little about itself, and where all other content starts from. */
export const DEFAULTS: Readonly<Record<"withQuestions" | "withoutQuestions", Calibration>> = {
  withQuestions: {
    model: Float64Array.from(WITH_QUESTIONS.weights),
    sureFrom: WITH_QUESTIONS.sureFrom,
  },
  withoutQuestions: {
    model: Float64Array.from(WITHOUT_QUESTIONS.weights),
    sureFrom: WITHOUT_QUESTIONS.sureFrom,
  },
};
