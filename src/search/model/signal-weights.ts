import type { Signal } from "./scorer.ts";

/**
 * How much each signal counts; fitted by `bench/ranking/fit.ts` on held-out variants of the English and Chinese
 * articles, and the same for every language.
 */
export const SIGNAL_WEIGHTS: Readonly<Record<Signal, number>> = {
  titleStems: 1.4,
  questionStems: 4.4,
  summaryStems: 2.7,
  bodyStems: 3.6,
  titleGrams: 1.4,
  questionGrams: 2.6,
  summaryGrams: 2.1,
  bodyGrams: 2.4,
  bestWords: 0,
  bestGrams: 0,
  bestUnit: 0,
  topUnits: 0,
  bestSentence: 3.2,
  logit: 6,
  probability: 1.4,
};
