import type { ClaimSignal } from "./claim-signals.ts";

/** Fitted to labelled practice questions by `bench/answers/fit-claims.ts`. */
export const CLAIM_WEIGHTS: Readonly<Record<ClaimSignal, number>> = {
  bias: -0.99,
  probability: 0.88,
  logProbability: 0.97,
  bestWay: 0.17,
  secondWay: -0.64,
  text: 0.12,
  textGrams: 0.19,
  textBest: 0.67,
  kind: 0.34,
  kindMissing: -0.45,
  isInSummary: 0.38,
  general: 0.84,
  generalInSummary: 0.68,
  share: -0.47,
  article: 1.28,
  firstArticle: 1.91,
  firstClaim: -0.18,
};
