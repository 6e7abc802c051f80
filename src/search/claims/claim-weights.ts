import type { ClaimSignal } from "./claim-signals.ts";

/** Fitted to labelled practice questions by `bench/answers/fit-claims.ts`. */
export const CLAIM_WEIGHTS: Readonly<Record<ClaimSignal, number>> = {
  bias: -0.01,
  probability: 0.75,
  logProbability: 0.31,
  bestWay: 0.46,
  secondWay: -0.23,
  text: 0,
  textGrams: -0.31,
  textBest: 0.39,
  kind: 0.54,
  kindMissing: -0.02,
  isInSummary: 0.44,
  general: 0.56,
  generalInSummary: 0.39,
  share: 0.08,
  article: 0.31,
  firstArticle: 0.76,
  firstClaim: -0.09,
  network: 0.41,
  networkProbability: 0.9,
  networkArticle: 0.47,
  networkArticleProbability: 0.28,
};
