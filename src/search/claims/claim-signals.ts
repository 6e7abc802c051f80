/** What is known of every claim for a question. */
const OF_EVERY_CLAIM = [
  "bias",
  "bestWay",
  "secondWay",
  "isInSummary",
  "share",
  "article",
  "firstArticle",
  "firstClaim",
] as const;

/** What is known of a claim of an article that the network knows. */
export const CLAIM_SIGNALS = [
  ...OF_EVERY_CLAIM,
  "network",
  "networkProbability",
  "networkArticle",
  "networkArticleProbability",
] as const;
export type ClaimSignal = (typeof CLAIM_SIGNALS)[number];

/**
 * What is known of a claim of an article that the network does not know: how much its own classes ask for it; `general` is how much they
 * ask for the subject as a whole.
 */
export const CLASS_SIGNALS = [
  ...OF_EVERY_CLAIM,
  "probability",
  "logProbability",
  "general",
  "generalInSummary",
] as const;
export type ClassSignal = (typeof CLASS_SIGNALS)[number];
