import type { Signal } from "./scorer.ts";

/**
 * How much each signal counts; fitted by `bench/ranking/fit-signals.ts` on held-out variants of our own
 * articles, and the same for every language.
 */
export const SIGNAL_WEIGHTS: Readonly<Record<Signal, number>> = {
  titleStems: 4.0,
  questionStems: 3.2,
  summaryStems: 3.9,
  bodyStems: 4.6,
  titleGrams: 3.9,
  questionGrams: 1.7,
  summaryGrams: 2.5,
  bodyGrams: 3.6,
  bestWords: 2.4,
  bestGrams: 0,
  bestUnit: 0,
  topUnits: 0.4,
  bestSentence: 4.5,
  logit: 6.9,
  probability: 1.1,
};
