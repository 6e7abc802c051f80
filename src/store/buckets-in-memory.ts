import { createTokenBuckets, type TokenBuckets } from "../domain/token-buckets.ts";
import type { BucketStore } from "../ports/bucket-store.ts";
import { createKnownWaits } from "./known-waits.ts";

/** Of each kind; the bucket not asked for the longest is forgotten first, which fills it again. */
const REMEMBERED = 20_000;

/** Buckets of a process that has its database to itself: they wait for nothing, and a restart fills them. */
export function createBucketsInMemory(): BucketStore {
  const kinds = new Map<string, TokenBuckets>();
  const known = createKnownWaits();
  return {
    take: (draws, now) => {
      for (const draw of draws) {
        const { kind, name, size, count } = draw;
        const buckets = kinds.get(kind) ?? createTokenBuckets(size, REMEMBERED);
        kinds.set(kind, buckets);
        const waitMs = buckets.take(name, now.getTime(), count);
        if (waitMs === 0) continue;
        known.note(draw, waitMs, now);
        return Promise.resolve(waitMs);
      }
      return Promise.resolve(0);
    },
    knownWait: (draws, now) => known.waitMs(draws, now),
    expire: () => Promise.resolve(0),
  };
}
