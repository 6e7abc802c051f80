import { CONDENSER_SIZE, condense, FEATURE_COUNT } from "../../src/search/confidence/condense.ts";
import type { Judged } from "./cross-fit.ts";
import { EVIDENCE_COUNT } from "../../src/search/confidence/evidence.ts";
import { OUTCOME_COUNT, predict, RIGHT } from "../../src/search/confidence/outcome-model.ts";

const STEPS = 300;
const RATE = 0.05;
const SHRINK = 3;
/** Whatever is not right counts this many times over: that is where the line has to be drawn well. */
const NOT_RIGHT_WEIGHT = 3;
const INPUTS = EVIDENCE_COUNT + 1;

/** Learns the rows of a condenser together with the outcome weights that read its features; the same for equal samples. */
export function learnCondenser(samples: readonly Judged[]): Float64Array {
  const condenser = startingWeights(CONDENSER_SIZE);
  const weights = startingWeights(OUTCOME_COUNT * FEATURE_COUNT);
  const moveCondenser = createAdam(CONDENSER_SIZE);
  const moveWeights = createAdam(weights.length);
  const total = samples.reduce((sum, sample) => sum + weightOf(sample), 0);
  for (let step = 1; step <= STEPS; step += 1) {
    const down = condenser.map((value) => SHRINK * value);
    const up = weights.map((value) => SHRINK * value);
    for (const sample of samples) addGradients(sample, condenser, weights, down, up);
    const rate = RATE * (1 - step / (STEPS + 1));
    moveCondenser(condenser, down, total, rate, step);
    moveWeights(weights, up, total, rate, step);
  }
  return condenser.map((value) => Math.round(100 * value) / 100);
}

function weightOf({ weight, outcome }: Judged): number {
  return outcome === RIGHT ? weight : NOT_RIGHT_WEIGHT * weight;
}

function addGradients(
  sample: Judged,
  condenser: Float64Array,
  weights: Float64Array,
  down: Float64Array,
  up: Float64Array,
): void {
  const features = condense(condenser, sample.evidence);
  const toFeatures = new Float64Array(FEATURE_COUNT);
  predict(weights, features).forEach((probability, outcome) => {
    const error = weightOf(sample) * (probability - (outcome === sample.outcome ? 1 : 0));
    for (let feature = 0; feature < FEATURE_COUNT; feature += 1) {
      const place = outcome * FEATURE_COUNT + feature;
      up[place] = (up[place] ?? 0) + error * (features[feature] ?? 0);
      toFeatures[feature] = (toFeatures[feature] ?? 0) + error * (weights[place] ?? 0);
    }
  });
  for (let feature = 1; feature < FEATURE_COUNT; feature += 1) {
    const slope = (toFeatures[feature] ?? 0) * (1 - (features[feature] ?? 0) ** 2);
    const start = (feature - 1) * INPUTS;
    for (let input = 0; input < INPUTS; input += 1) {
      const value = input === EVIDENCE_COUNT ? 1 : (sample.evidence[input] ?? 0);
      down[start + input] = (down[start + input] ?? 0) + slope * value;
    }
  }
}

type Move = (
  values: Float64Array,
  gradient: Float64Array,
  total: number,
  rate: number,
  step: number,
) => void;

function createAdam(size: number): Move {
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  return (values, gradient, total, rate, step) => {
    for (let i = 0; i < size; i += 1) {
      const slope = (gradient[i] ?? 0) / total;
      const mean = 0.9 * (first[i] ?? 0) + 0.1 * slope;
      const square = 0.99 * (second[i] ?? 0) + 0.01 * slope * slope;
      first[i] = mean;
      second[i] = square;
      const size1 = Math.sqrt(square / (1 - 0.99 ** step)) + 1e-8;
      values[i] = (values[i] ?? 0) - (rate * mean) / (1 - 0.9 ** step) / size1;
    }
  };
}

/** Small, different numbers in a fixed sequence. */
function startingWeights(count: number): Float64Array {
  let state = 12345;
  return new Float64Array(count).map(() => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return 0.4 * (state / 0x7fffffff - 0.5);
  });
}
