/** How many may be taken at once, and how fast they come back. */
export interface BucketSize {
  readonly most: number;
  /** One comes back in so many milliseconds. */
  readonly perMs: number;
}

/** A bucket of tokens for each of many names. */
export interface TokenBuckets {
  /**
   * Takes one token of a name's bucket: 0 when there was one, else the milliseconds until there will be.
   *
   * @param nowMs a clock that goes back gives nothing and takes nothing
   */
  take(name: string, nowMs: number): number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/**
 * Buckets that begin full.
 *
 * @param remembered how many are; the one not asked for the longest is forgotten first, which fills it again
 */
export function createTokenBuckets({ most, perMs }: BucketSize, remembered: number): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  return {
    take: (name, nowMs) => {
      const known = buckets.get(name) ?? { left: most, at: nowMs };
      const grown = Math.max(0, nowMs - known.at) / perMs;
      const left = Math.min(most, known.left + grown);
      const free = left >= 1;
      buckets.delete(name);
      buckets.set(name, { left: free ? left - 1 : left, at: nowMs });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= remembered) break;
        buckets.delete(oldest);
      }
      return free ? 0 : Math.ceil((1 - left) * perMs);
    },
  };
}
