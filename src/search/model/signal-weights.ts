import type { Signal } from "./scorer.ts";

/**
 * How much each signal counts; fitted by `bench/ranking/fit-signals.ts` on held-out variants of our own
 * articles, and the same for every language.
 */
export const SIGNAL_WEIGHTS: Readonly<Record<Signal, number>> = {
  titleStems: 2.1,
  questionStems: 3.1,
  summaryStems: 3.5,
  bodyStems: 4.5,
  titleGrams: 2.3,
  questionGrams: 1.3,
  summaryGrams: 2.9,
  bodyGrams: 3.0,
  bestWords: 1.9,
  bestGrams: 0.3,
  bestUnit: 0.9,
  topUnits: 0.6,
  bestSentence: 3.2,
  logit: 5.1,
  probability: 1.0,
};
