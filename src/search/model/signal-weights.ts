import type { Signal } from "./scorer.ts";

/**
 * How much each signal counts, the same for every language. Fitted by `bench/ranking/fit-signals.ts` on practice questions and
 * held-out variants of our own articles; then the classifier was given five times as much beside the others, which the fit does
 * not find, since it looks at odds, but which puts more practice questions right.
 */
export const SIGNAL_WEIGHTS: Readonly<Record<Signal, number>> = {
  titleStems: 1.7,
  questionStems: 2.0,
  summaryStems: 1.2,
  bodyStems: 2.2,
  titleGrams: 1.8,
  questionGrams: 1.6,
  summaryGrams: 1.1,
  bodyGrams: 2.0,
  bestWords: 2.1,
  bestGrams: 0.2,
  bestUnit: 0.6,
  topUnits: 0.5,
  bestSentence: 2.5,
  logit: 20,
  probability: 0.4,
};
