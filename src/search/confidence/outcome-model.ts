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

function fillOdds(model: OutcomeModel, features: Float64Array, odds: Float64Array): void {
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

const STEPS = 400;
const RATE = 0.05;

/**
 * Fits a model to samples, held near `prior`: with few samples it stays the prior.
 *
 * @param strength how many samples' worth of pull the prior has
 */
export function fitOutcomes(
  samples: readonly Sample[],
  prior: OutcomeModel,
  strength: number,
): OutcomeModel {
  const model = prior.slice();
  const first = new Float64Array(model.length);
  const second = new Float64Array(model.length);
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return model;
  const gradient = new Float64Array(model.length);
  for (let step = 1; step <= STEPS; step += 1) {
    gradientOf(samples, model, gradient);
    for (let i = 0; i < model.length; i += 1) {
      const pull = strength * ((model[i] ?? 0) - (prior[i] ?? 0));
      const slope = ((gradient[i] ?? 0) + pull) / (total + strength);
      // Adam: steps of one size whatever the scale of the evidence.
      const mean = 0.9 * (first[i] ?? 0) + 0.1 * slope;
      const square = 0.99 * (second[i] ?? 0) + 0.01 * slope * slope;
      first[i] = mean;
      second[i] = square;
      const size = Math.sqrt(square / (1 - 0.99 ** step)) + 1e-8;
      model[i] =
        (model[i] ?? 0) - (RATE * (1 - step / (STEPS + 1)) * (mean / (1 - 0.9 ** step))) / size;
    }
  }
  return model;
}

/** Fills `gradient`; makes no arrays of its own, since it is called hundreds of times over all samples. */
function gradientOf(samples: readonly Sample[], model: OutcomeModel, gradient: Float64Array): void {
  gradient.fill(0);
  const odds = new Float64Array(OUTCOME_COUNT);
  for (const { features, outcome, weight } of samples) {
    fillOdds(model, features, odds);
    for (let other = 0; other < OUTCOME_COUNT; other += 1) {
      const error = weight * ((odds[other] ?? 0) - (other === outcome ? 1 : 0));
      const start = other * FEATURE_COUNT;
      for (let i = 0; i < FEATURE_COUNT; i += 1) {
        gradient[start + i] = (gradient[start + i] ?? 0) + error * (features[i] ?? 0);
      }
    }
  }
}
