import { FEATURE_COUNT } from "./condense.ts";

/**
 * What the first hit of a question can be: `right`, `wrong` while another article is right, or no article is right
 * because the question is about something near (`none`) or `far`.
 */
export const RIGHT = 0;
export const WRONG = 1;
export const NONE = 2;
export const FAR = 3;
export const OUTCOME_COUNT = 4;

/** A multinomial logistic model; `FEATURE_COUNT` weights an outcome, one outcome after the other. */
export type OutcomeModel = Float64Array;

export interface Sample {
  readonly features: Float64Array;
  readonly outcome: number;
  /** Share in the mix of questions that is expected. */
  readonly weight: number;
}

/** Probabilities of the four outcomes. */
export function predict(model: OutcomeModel, features: Float64Array): Float64Array {
  const odds = new Float64Array(OUTCOME_COUNT);
  fillOdds(model, features, odds);
  return odds;
}

/** Fills `odds` and makes no array: fitting calls it for every sample, hundreds of times. */
export function fillOdds(model: OutcomeModel, features: Float64Array, odds: Float64Array): void {
  let highest = -Infinity;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome += 1) {
    let sum = 0;
    for (let i = 0; i < FEATURE_COUNT; i += 1) {
      sum += (model[outcome * FEATURE_COUNT + i] ?? 0) * (features[i] ?? 0);
    }
    odds[outcome] = sum;
    if (sum > highest) highest = sum;
  }
  let total = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome += 1) {
    const value = Math.exp((odds[outcome] ?? 0) - highest);
    odds[outcome] = value;
    total += value;
  }
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome += 1) {
    odds[outcome] = (odds[outcome] ?? 0) / total;
  }
}
