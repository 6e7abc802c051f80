import { createTokenBuckets, type TokenBuckets } from "../../src/domain/token-buckets.ts";
import type { Clock } from "../../src/ports/clock.ts";

const MINUTE_MS = 60_000;

/**
 * How much each of many callers may do: `perMinute` at once, then again as the minute passes.
 *
 * Remembers at most `maxCallers`; the one not seen for longest is forgotten first, which gives it its allowance back.
 */
export class Allowance {
  readonly #clock: Clock;
  readonly #buckets: TokenBuckets;

  constructor(clock: Clock, perMinute: number, maxCallers: number) {
    this.#clock = clock;
    this.#buckets = createTokenBuckets(
      { most: perMinute, perMs: MINUTE_MS / perMinute },
      maxCallers,
    );
  }

  /**
   * Takes from a caller's allowance, all or nothing: 0 when it was there, else the milliseconds until it will be.
   *
   * @param count at most `perMinute`
   */
  take(caller: string, count = 1): number {
    return this.#buckets.take(caller, this.#clock.now().getTime(), count);
  }
}
