import type { ClaimSignal, ClassSignal } from "./claim-signals.ts";

/** Fitted to the first half of the labelled questions by `bench/answers/fit-claims.ts`. */
export const CLAIM_WEIGHTS: Readonly<Record<ClaimSignal, number>> = {
  bias: 0.48,
  bestWay: 1.11,
  secondWay: 0.72,
  isInSummary: 0.43,
  share: 0.36,
  article: -0.3,
  firstArticle: 0.3,
  firstClaim: -0.25,
  network: 0.53,
  networkProbability: 1.61,
  networkArticle: 0.64,
  networkArticleProbability: 0.44,
};

/** The same for an article that the network does not know, or that got a claim since; `fit-claims.ts --without-network` fits them. */
export const CLASS_WEIGHTS: Readonly<Record<ClassSignal, number>> = {
  bias: -0.31,
  bestWay: 1.07,
  secondWay: 0.42,
  isInSummary: 0.62,
  share: -0.91,
  article: 0.97,
  firstArticle: 1.44,
  firstClaim: -0.27,
  probability: 1.62,
  logProbability: 1.03,
  general: 0.72,
  generalInSummary: 0.68,
};
