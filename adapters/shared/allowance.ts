import type { Clock } from "../../src/ports/clock.ts";

const MS_PER_MINUTE = 60_000;

/**
 * How often each of many callers may do something: `perMinute` at once, then again as the minute passes.
 *
 * Remembers at most `maxCallers`; the one not seen for longest is forgotten first, which gives it its allowance back.
 */
export class Allowance {
  readonly #clock: Clock;
  readonly #perMinute: number;
  readonly #maxCallers: number;
  readonly #callers = new Map<string, { left: number; at: number }>();

  constructor(clock: Clock, perMinute: number, maxCallers: number) {
    this.#clock = clock;
    this.#perMinute = perMinute;
    this.#maxCallers = maxCallers;
  }

  /** Takes one from a caller's allowance: 0 when it was there, else the milliseconds until there will be one. */
  take(caller: string): number {
    const now = this.#clock.now().getTime();
    const perMs = this.#perMinute / MS_PER_MINUTE;
    const known = this.#callers.get(caller) ?? { left: this.#perMinute, at: now };
    const elapsedMs = Math.max(0, now - known.at);
    const left = Math.min(this.#perMinute, known.left + elapsedMs * perMs);
    const allowed = left >= 1;
    this.#callers.delete(caller);
    this.#callers.set(caller, { left: allowed ? left - 1 : left, at: now });
    this.#forgetOldest();
    return allowed ? 0 : Math.ceil((1 - left) / perMs);
  }

  #forgetOldest(): void {
    for (const caller of this.#callers.keys()) {
      if (this.#callers.size <= this.#maxCallers) return;
      this.#callers.delete(caller);
    }
  }
}
