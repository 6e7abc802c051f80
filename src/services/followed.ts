import type { Reading } from "../domain/reading.ts";
import type { SearchHit, SearchResult } from "../ports/search.ts";

/** What search made of a message, of the topic before it, and of both as one question. */
export interface FollowedSearches {
  readonly alone: SearchResult;
  readonly topic: SearchResult;
  readonly together: SearchResult;
}

/**
 * How much of the score that an article has for the topic must be left when the message is read with it, for the article to
 * answer and for it to be among what is asked back. Words that the article says nothing of take more: after a question on
 * registering with the police, “cheap dentist” leaves 0.80 of it and “how long do I have” 0.97. A message that points back
 * (“how much is it?”) has few words of its own, and is believed sooner. Chosen with `bench/questions/after-another.ts` and the
 * pairs of the tests.
 */
const LEFT = { pointing: 0.84, other: 0.95, open: 0.85 } as const;

/**
 * What a message asks for when it is read with the topic before it; `null` when that topic has nothing to do with it.
 *
 * The words of a long first question would carry any few words after it to the same article. So its article answers only what
 * is about it still; where that is open, it is asked back with that article first.
 */
export function followed(
  own: Pick<Reading, "followUp" | "isBrief">,
  { alone, topic, together }: FollowedSearches,
): SearchResult | null {
  const [best] = together.hits;
  if (together.verdict !== "sure" || best === undefined) return null;
  const isMarked = own.followUp !== null;
  const finds = isNear(alone);
  if (!isMarked && !(own.isBrief && finds)) return null;
  if (finds && alone.hits.some(({ id }) => id === best.id)) return together;
  const left = shareLeft(topic, best);
  const stays = left >= (own.followUp === "pointsBack" ? LEFT.pointing : LEFT.other);
  const namesAnother = (alone.hits[0]?.score ?? 0) > best.score;
  if (stays && !namesAnother) return together;
  if (!isMarked && left < LEFT.open) return null;
  const others = (finds ? alone : together).hits.filter(({ id }) => id !== best.id);
  const { claims } = together;
  return { hits: [best, ...others], claims, confidence: alone.confidence, verdict: "unsure" };
}

/** Whether search found articles that may be meant. */
export function isNear({ verdict }: SearchResult): boolean {
  return verdict === "sure" || verdict === "unsure";
}

/** 0 where the article was not found for the topic. */
function shareLeft({ hits }: SearchResult, { id, score }: SearchHit): number {
  const before = hits.find((hit) => hit.id === id);
  return before === undefined ? 0 : score / before.score;
}
