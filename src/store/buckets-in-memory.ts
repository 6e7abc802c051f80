import { createTokenBuckets, type TokenBuckets } from "../domain/token-buckets.ts";
import type { BucketStore } from "../ports/bucket-store.ts";

/** Of each kind; the bucket not asked for the longest is forgotten first, which fills it again. */
const REMEMBERED = 20_000;

/** Buckets of a process that has its database to itself: they wait for nothing, and a restart fills them. */
export function createBucketsInMemory(): BucketStore {
  const kinds = new Map<string, TokenBuckets>();
  return {
    take: (draws, now) => {
      for (const { kind, name, size, count } of draws) {
        const buckets = kinds.get(kind) ?? createTokenBuckets(size, REMEMBERED);
        kinds.set(kind, buckets);
        const waitMs = buckets.take(name, now.getTime(), count);
        if (waitMs > 0) return Promise.resolve(waitMs);
      }
      return Promise.resolve(0);
    },
    // To ask costs nothing here.
    knownWait: () => 0,
    expire: () => Promise.resolve(0),
  };
}
