import type { SearchResult } from "../ports/search.ts";

/**
 * A first hit that is about as likely as not answers all the same where one of its claims is very likely the thing that was asked
 * for. On practice questions 84 % were answered in this way, and 97 % of these from the right article.
 */
const MIN_CONFIDENCE = 0.45;
/** How likely a claim has to be to answer by itself. */
export const LIKELY_CLAIM = 0.75;
/** So few words may ask for anything of a subject, however well they fit one of its claims. */
const MAX_HINT_WORDS = 3;

/** What is known of a result once its claims are looked at: an unsure one may be sure. */
export function surer(text: string, result: SearchResult): SearchResult {
  const { hits, claims, confidence, verdict } = result;
  const [best] = claims;
  const isLikely =
    best !== undefined &&
    best.article === hits[0]?.id &&
    best.score >= LIKELY_CLAIM &&
    confidence >= MIN_CONFIDENCE;
  return verdict === "unsure" && isLikely && !isHint(text)
    ? { ...result, verdict: "sure" }
    : result;
}

function isHint(text: string): boolean {
  const words = text.match(/\p{Script=Han}{1,2}|[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= MAX_HINT_WORDS;
}
