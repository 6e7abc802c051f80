import type { ClaimSignal } from "./claim-signals.ts";

/** Fitted to the first half of the labelled questions by `bench/answers/fit-claims.ts`. */
export const CLAIM_WEIGHTS: Readonly<Record<ClaimSignal, number>> = {
  bias: 0.39,
  probability: 0.72,
  logProbability: 0.06,
  bestWay: 1,
  secondWay: 0.56,
  text: -0.22,
  textGrams: -0.38,
  textBest: 0.43,
  kind: 0.29,
  kindMissing: 0.25,
  isInSummary: 0.44,
  general: 0.34,
  generalInSummary: 0.05,
  share: 0.37,
  article: -0.19,
  firstArticle: 0.34,
  firstClaim: -0.37,
  network: 0.5,
  networkProbability: 1.06,
  networkArticle: 0.62,
  networkArticleProbability: 0.21,
};

/**
 * The same for an article that the network does not know, or that got a claim since; fitted to older questions, which are learned from
 * now. `fit-claims.ts --without-network` fits them anew.
 */
export const CLAIM_WEIGHTS_WITHOUT_NETWORK: Readonly<Record<ClaimSignal, number>> = {
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
  network: 0,
  networkProbability: 0,
  networkArticle: 0,
  networkArticleProbability: 0,
};
