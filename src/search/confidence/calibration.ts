import type { SearchVerdict } from "../../ports/search.ts";
import type { Corpus } from "../index/corpus.ts";
import { condense } from "./condense.ts";
import { crossFit, FIVE_ROUNDS, MIX, ONE_ROUND, TWO_ROUNDS, type Round } from "./cross-fit.ts";
import { DEFAULTS, type Calibration } from "./defaults.ts";
import {
  fitOutcomes,
  NONE,
  predict,
  RIGHT,
  type OutcomeModel,
  type Sample,
} from "./outcome-model.ts";

/** With fewer variants than this a corpus says too little about itself. */
const FEWEST_QUESTIONS = 60;
/** From here on it is enough to ask two fifths of them, and from there on a tenth. */
const MANY_QUESTIONS = 1000;
const VERY_MANY_QUESTIONS = 4000;
/** With more of them it would take minutes to ask it. */
const MOST_QUESTIONS = 20_000;
/** How many samples the shipped model counts as beside the corpus's own. */
const PRIOR_STRENGTH = 300;

/** Learns from the corpus how far its first hits can be trusted; the shipped values where it has too few variants. */
export function calibrate(corpus: Corpus): Calibration {
  const questions = corpus.documents.reduce((sum, { questions: own }) => sum + own.length, 0);
  if (questions < FEWEST_QUESTIONS || questions > MOST_QUESTIONS) {
    return questions === 0 ? DEFAULTS.withoutQuestions : DEFAULTS.withQuestions;
  }
  const fit = crossFit(corpus, roundsFor(questions), MIX);
  const shipped = DEFAULTS.withQuestions;
  const samples = fit.samples.map(({ evidence, outcome, weight }) => ({
    features: condense(shipped.condenser, evidence),
    outcome,
    weight,
  }));
  const model = fitOutcomes(samples, shipped.model, PRIOR_STRENGTH);
  // A few dozen negatives place a bound only roughly: meet the one that all languages gave half-way.
  const own = sureFrom(samples, fit.nearWeight, model);
  return { condenser: shipped.condenser, model, sureFrom: (own + shipped.sureFrom) / 2 };
}

function roundsFor(questions: number): readonly Round[] {
  if (questions > VERY_MANY_QUESTIONS) return ONE_ROUND;
  return questions > MANY_QUESTIONS ? TWO_ROUNDS : FIVE_ROUNDS;
}

/** Probabilities of the outcomes of a first hit. */
export function oddsOf({ condenser, model }: Calibration, evidence: Float64Array): Float64Array {
  return predict(model, condense(condenser, evidence));
}

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

/** A choice is still worth offering when at least this much speaks for there being an answer. */
const FEWEST_CHANCES = 0.25;

/** What to make of a first hit with these probabilities. */
export function verdictOf(probabilities: Float64Array, calibration: Calibration): SearchVerdict {
  const [right = 0, wrong = 0, none = 0, far = 0] = probabilities;
  if (right >= calibration.sureFrom) return "sure";
  if (right + wrong >= FEWEST_CHANCES) return "unsure";
  return far > none ? "far" : "none";
}
