import type { Request, RequestHandler } from "express";
import { RateLimited } from "../../src/domain/errors.ts";
import { visitorOf } from "../../src/domain/visitor.ts";
import type { BucketStore, Draw } from "../../src/ports/bucket-store.ts";
import type { Clock } from "../../src/ports/clock.ts";

const MINUTE_MS = 60_000;

/** What may be done how often in a minute: all of it at once, then again as the minute passes. */
export interface Allowance {
  /** What is done. */
  readonly kind: string;
  readonly perMinute: number;
  /** What may be done at once, where that is more than comes back in a minute. */
  readonly atOnce?: number;
}

/** How much each of many callers may do. */
export class Allowances {
  readonly #store: BucketStore;
  readonly #clock: Clock;

  constructor(store: BucketStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Takes from one allowance after the other, until one is used up.
   *
   * @throws RateLimited one of them is used up
   * @throws Unavailable the counts cannot be read
   */
  async take(...draws: readonly Draw[]): Promise<void> {
    requireNoWait(await this.#store.take(draws, this.#clock.now()));
  }

  /**
   * Takes nothing and reads no database.
   *
   * @throws RateLimited it is known already that one of them is used up
   */
  requireUnspent(...draws: readonly Draw[]): void {
    requireNoWait(this.#store.knownWait(draws, this.#clock.now()));
  }

  /** Refuses a request whose address has used up its allowance. */
  byAddress(allowance: Allowance): RequestHandler {
    return async (request, _response, next) => {
      await this.take(drawOf(allowance, addressOf(request)));
      next();
    };
  }
}

/**
 * @param name whose allowance it is
 * @param count at most what may be done at once
 */
export function drawOf(
  { kind, perMinute, atOnce = perMinute }: Allowance,
  name: string,
  count = 1,
): Draw {
  return { kind, name, size: { most: atOnce, perMs: MINUTE_MS / perMinute }, count };
}

/** What counts as one visitor. */
export function addressOf(request: Request): string {
  return visitorOf(request.ip ?? "");
}

/** @throws RateLimited */
function requireNoWait(waitMs: number): void {
  if (waitMs > 0) throw new RateLimited("Too many requests; please wait a moment.", waitMs);
}
