import type { Signal } from "./scorer.ts";

/**
 * How much each signal counts; fitted by `bench/ranking/fit-signals.ts` on held-out variants of our own
 * articles, and the same for every language.
 */
export const SIGNAL_WEIGHTS: Readonly<Record<Signal, number>> = {
  titleStems: 3.3,
  questionStems: 4.0,
  summaryStems: 2.4,
  bodyStems: 4.3,
  titleGrams: 3.6,
  questionGrams: 3.2,
  summaryGrams: 2.1,
  bodyGrams: 3.9,
  bestWords: 4.2,
  bestGrams: 0.4,
  bestUnit: 1.1,
  topUnits: 1.0,
  bestSentence: 4.9,
  logit: 16,
  probability: 0.7,
};
