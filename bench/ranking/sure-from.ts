import {
  predict,
  RIGHT,
  NONE,
  type OutcomeModel,
  type Sample,
} from "../../src/search/confidence/outcome-model.ts";

/** Bounds of the confidence from which a hit is told outright, whatever the samples say. */
const LOWEST_SURE = 0.8;
const HIGHEST_SURE = 0.93;
/** Aims, a little above what is promised. */
const PRECISION = 0.97;
const NEAR_ANSWERED = 0.03;

/** The lowest confidence at which the samples told outright keep to the aims. */
export function sureFrom(
  samples: readonly Sample[],
  nearWeight: number,
  model: OutcomeModel,
): number {
  const judged = samples
    .map(({ features, outcome, weight }) => ({
      confidence: predict(model, features)[RIGHT] ?? 0,
      outcome,
      weight,
    }))
    .sort((a, b) => b.confidence - a.confidence);
  let told = 0;
  let right = 0;
  let near = 0;
  let lowest = HIGHEST_SURE;
  for (const { confidence, outcome, weight } of judged) {
    told += weight;
    if (outcome === RIGHT) right += weight;
    if (outcome === NONE) near += weight;
    if (right / told >= PRECISION && near <= NEAR_ANSWERED * nearWeight) {
      lowest = Math.min(lowest, confidence);
    }
  }
  return Math.max(LOWEST_SURE, lowest);
}
