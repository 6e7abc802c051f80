import { EVIDENCE_COUNT } from "./evidence.ts";
import { OUTCOME_COUNT, type OutcomeModel } from "./outcome-model.ts";

/** How far the first hits of one language can be trusted. */
export interface Calibration {
  readonly model: OutcomeModel;
  /** The confidence from which a first hit is told outright. */
  readonly sureFrom: number;
}

const ZERO = new Float64Array(OUTCOME_COUNT * EVIDENCE_COUNT);
export const DEFAULTS = {
  withQuestions: { model: ZERO, sureFrom: 0.75 },
  withoutQuestions: { model: ZERO, sureFrom: 0.75 },
} as const;
