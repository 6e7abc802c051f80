import type { BucketSize } from "../domain/token-buckets.ts";

/** What is to be taken of one bucket. */
export interface Draw {
  /** What is counted, such as tries to sign in; all buckets of a kind are of one size. */
  readonly kind: string;
  /** Whose bucket of that kind it is. It may be an address: what is kept of it is a hash. */
  readonly name: string;
  readonly size: BucketSize;
  /** One when nothing is said. */
  readonly count?: number;
}

/**
 * Buckets of tokens that all processes on one database take from, as `TokenBuckets` are for one process: they begin full, and
 * each is known until it is full again. A clock that goes back gives nothing, and may empty a bucket at most.
 */
export interface BucketStore {
  /**
   * Takes from one bucket after the other, until one lacks what is asked of it: those before it were taken from, those after it
   * were not.
   *
   * @param draws of different buckets; kinds always in the same order, or two takers at once may deadlock
   * @returns 0 when all was there, else the milliseconds until the one that lacks it has it
   * @throws Unavailable the database cannot be had; it is not known whether anything was taken
   */
  take(draws: readonly Draw[], now: Date): Promise<number>;
  /**
   * How many milliseconds one of them is sure to lack what is asked of it, as far as this process remembers from an earlier refusal;
   * 0 when it remembers none. Reads nothing from the database, so that a flood is refused cheaply.
   */
  knownWait(draws: readonly Draw[], now: Date): number;
  /**
   * Removes what is full again, which changes nothing for anybody; returns how many.
   *
   * @throws Unavailable the database cannot be had
   */
  expire(now: Date): Promise<number>;
}
