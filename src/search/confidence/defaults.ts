import type { Condenser } from "./condense.ts";
import type { OutcomeModel } from "./outcome-model.ts";
import { WITH_QUESTIONS, WITHOUT_QUESTIONS } from "./shipped-weights.ts";

/** How far the first hits of one language can be trusted. */
export interface Calibration {
  readonly condenser: Condenser;
  readonly model: OutcomeModel;
  /** The confidence from which a first hit is told outright. */
  readonly sureFrom: number;
}

interface Shipped {
  readonly condenser: readonly number[];
  readonly weights: readonly number[];
  readonly sureFrom: number;
}

/** For content that says too little about itself, and where all other content starts from. */
export const DEFAULTS: Readonly<Record<"withQuestions" | "withoutQuestions", Calibration>> = {
  withQuestions: calibrationOf(WITH_QUESTIONS),
  withoutQuestions: calibrationOf(WITHOUT_QUESTIONS),
};

function calibrationOf({ condenser, weights, sureFrom }: Shipped): Calibration {
  return {
    condenser: Float64Array.from(condenser),
    model: Float64Array.from(weights),
    sureFrom,
  };
}
