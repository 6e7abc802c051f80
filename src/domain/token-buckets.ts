/** How many may be taken at once, and how fast they come back. */
export interface BucketSize {
  readonly most: number;
  /** One comes back in so many milliseconds. */
  readonly perMs: number;
}

/** A bucket of tokens for each of many names. */
export interface TokenBuckets {
  /**
   * Takes tokens of a name's bucket, all or none: 0 when they were there, else the milliseconds until they will be.
   *
   * @param nowMs a clock that goes back gives nothing and takes nothing
   * @param count one when nothing is said; more than a full bucket holds are never there
   */
  take(name: string, nowMs: number, count?: number): number;
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
    take: (name, nowMs, count = 1) => {
      const known = buckets.get(name) ?? { left: most, at: nowMs };
      const grown = Math.max(0, nowMs - known.at) / perMs;
      const left = Math.min(most, known.left + grown);
      const free = left >= count;
      buckets.delete(name);
      buckets.set(name, { left: free ? left - count : left, at: nowMs });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= remembered) break;
        buckets.delete(oldest);
      }
      return free ? 0 : Math.ceil((count - left) * perMs);
    },
  };
}
