import { createTokenBuckets, type TokenBuckets } from "../../src/domain/token-buckets.ts";
import type { Clock } from "../../src/ports/clock.ts";

const MINUTE_MS = 60_000;

/**
 * How often each of many callers may do something: `perMinute` at once, then again as the minute passes.
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

  /** Takes one from a caller's allowance: 0 when it was there, else the milliseconds until there will be one. */
  take(caller: string): number {
    return this.#buckets.take(caller, this.#clock.now().getTime());
  }
}
