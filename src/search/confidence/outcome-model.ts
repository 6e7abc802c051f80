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
  odds.forEach((sum, outcome) => {
    const value = Math.exp(sum - highest);
    odds[outcome] = value;
    total += value;
  });
  return odds.map((value) => value / total);
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
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = gradientOf(samples, model);
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

function gradientOf(samples: readonly Sample[], model: OutcomeModel): Float64Array {
  const gradient = new Float64Array(model.length);
  for (const { features, outcome, weight } of samples) {
    predict(model, features).forEach((probability, other) => {
      const error = weight * (probability - (other === outcome ? 1 : 0));
      for (let i = 0; i < FEATURE_COUNT; i += 1) {
        const place = other * FEATURE_COUNT + i;
        gradient[place] = (gradient[place] ?? 0) + error * (features[i] ?? 0);
      }
    });
  }
  return gradient;
}
