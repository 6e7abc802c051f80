import type { InboundMessage } from "../domain/message.ts";

/** How many messages of one person are answered at once, and how fast further ones. */
const BURST = 30;
const PER_MINUTE = 30;
const MINUTE_MS = 60_000;
/** People remembered; the one unheard of for longest is forgotten first. */
const MOST_PEOPLE = 20_000;

export interface PersonPace {
  /** `null` when a message may be answered now, which then counts; else from when. Nothing is lost, only later. */
  freeAt(message: InboundMessage, now: Date): Date | null;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Answers a person who sends very many messages no faster than a stated pace. */
export function createPersonPace(): PersonPace {
  const buckets = new Map<string, Bucket>();
  return {
    freeAt({ thread, sender }, now) {
      const name = `${thread.platform} ${thread.installation} ${sender}`;
      const at = now.getTime();
      const known = buckets.get(name) ?? { tokens: BURST, at };
      const grown = ((at - known.at) * PER_MINUTE) / MINUTE_MS;
      const tokens = Math.min(BURST, known.tokens + Math.max(0, grown));
      buckets.delete(name);
      const free = tokens >= 1;
      buckets.set(name, { tokens: free ? tokens - 1 : tokens, at });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= MOST_PEOPLE) break;
        buckets.delete(oldest);
      }
      return free ? null : new Date(at + Math.ceil(((1 - tokens) * MINUTE_MS) / PER_MINUTE));
    },
  };
}
