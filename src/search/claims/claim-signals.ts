/** What is known of a claim for a question; `general` is how much the subject as a whole is asked for. */
export const CLAIM_SIGNALS = [
  "bias",
  "probability",
  "logProbability",
  "bestWay",
  "secondWay",
  "text",
  "textGrams",
  "textBest",
  "kind",
  "kindMissing",
  "isInSummary",
  "general",
  "generalInSummary",
  "share",
  "article",
  "firstArticle",
  "firstClaim",
] as const;
export type ClaimSignal = (typeof CLAIM_SIGNALS)[number];
