import type { InboundMessage } from "../domain/message.ts";
import { createTokenBuckets } from "../domain/token-buckets.ts";

/** Messages of one person answered at once, and how fast further ones. */
const PACE = { most: 30, perMs: 2_000 };
const MOST_PEOPLE = 20_000;

export interface PersonPace {
  /** `null` when a message may be answered now, which then counts; else from when. Nothing is lost, only later. */
  freeAt(message: InboundMessage, now: Date): Date | null;
}

/**
 * Answers a person who sends very many messages no faster than a stated pace. Each process counts for itself: what it protects is the
 * time of one process, and to count together would cost a round trip for each message of everybody.
 */
export function createPersonPace(): PersonPace {
  const buckets = createTokenBuckets(PACE, MOST_PEOPLE);
  return {
    freeAt({ thread, sender }, now) {
      const name = `${thread.platform} ${thread.installation} ${sender}`;
      const waitMs = buckets.take(name, now.getTime());
      return waitMs === 0 ? null : new Date(now.getTime() + waitMs);
    },
  };
}
