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

/** Fitted by `bench/ranking/fit-confidence.ts`. */
export const DEFAULTS: Readonly<Record<"withQuestions" | "withoutQuestions", Calibration>> = {
  withQuestions: unpacked(WITH_QUESTIONS),
  withoutQuestions: unpacked(WITHOUT_QUESTIONS),
};

function unpacked({ condenser, weights, sureFrom }: Shipped): Calibration {
  return {
    condenser: Float64Array.from(condenser),
    model: Float64Array.from(weights),
    sureFrom,
  };
}
