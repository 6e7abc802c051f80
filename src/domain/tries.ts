/** How often something may be tried within so long. */
export interface TryLimit {
  readonly most: number;
  readonly withinMs: number;
}

/** Tries that still count, the new one among them where it was allowed. */
export interface Tried {
  readonly tries: readonly number[];
  /** 0 when it was allowed, else the milliseconds until one will be. */
  readonly waitMs: number;
}

/**
 * Counts one more try, if there may be one.
 *
 * No span of `withinMs` holds more than `most` tries, wherever it begins. A bucket that fills up again would let twice as
 * many through in its first hour, which is much where each try is a guess.
 *
 * @param tries instants of those before, Unix milliseconds; one that lies far ahead, as after a clock was set back,
 * counts no longer
 */
export function tryOnce(
  tries: readonly number[],
  { most, withinMs }: TryLimit,
  nowMs: number,
): Tried {
  const counting = tries.filter((at) => Math.abs(nowMs - at) < withinMs);
  if (counting.length < most) return { tries: [...counting, nowMs], waitMs: 0 };
  return {
    tries: counting,
    waitMs: Math.min(withinMs, ...counting.map((at) => at + withinMs - nowMs)),
  };
}

/** Takes back one that does not count after all. */
export function withoutTry(tries: readonly number[], at: number): readonly number[] {
  const index = tries.lastIndexOf(at);
  return index < 0 ? tries : tries.toSpliced(index, 1);
}
