import { FEATURE_COUNT } from "../../src/search/confidence/condense.ts";
import {
  fillOdds,
  OUTCOME_COUNT,
  type OutcomeModel,
  type Sample,
} from "../../src/search/confidence/outcome-model.ts";

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
