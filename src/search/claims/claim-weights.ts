import type { ClaimSignal } from "./claim-signals.ts";

/** Fitted to labelled practice questions by `bench/answers/fit-claims.ts`. */
export const CLAIM_WEIGHTS: Readonly<Record<ClaimSignal, number>> = {
  bias: -0.86,
  probability: 1.14,
  logProbability: 1.01,
  bestWay: 0.45,
  secondWay: -0.59,
  text: 0.15,
  textGrams: -0.01,
  textBest: 0.72,
  kind: 0.31,
  kindMissing: -0.57,
  isInSummary: 0.45,
  general: 0.56,
  generalInSummary: 0.62,
  share: -0.75,
  article: 1.03,
  firstArticle: 1.92,
  firstClaim: -0.11,
};
