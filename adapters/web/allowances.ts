import type { Request, RequestHandler } from "express";
import { OverQuota, RateLimited } from "../../src/domain/errors.ts";
import { sizeOfDay, type BytesADay } from "../../src/domain/stored.ts";
import { networksOf, visitorOf } from "../../src/domain/visitor.ts";
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

/** How much may be written down within a day. */
export interface StorageQuota {
  /** By one address; by the wider networks of an IPv6 address some times as much. */
  readonly perAddress: BytesADay;
  readonly inAll: BytesADay;
}

/** How much each of many callers may do. */
export class Allowances {
  readonly #store: BucketStore;
  readonly #clock: Clock;
  readonly #quota: StorageQuota;

  constructor(store: BucketStore, clock: Clock, quota: StorageQuota) {
    this.#store = store;
    this.#clock = clock;
    this.#quota = quota;
  }

  /**
   * Takes from one allowance after the other, until one is used up.
   *
   * @throws RateLimited one of them is used up
   * @throws OverQuota so much was written down within a day
   * @throws Unavailable the counts cannot be read
   */
  async take(...draws: readonly Draw[]): Promise<void> {
    this.#requireNoWait(draws, await this.#store.take(draws, this.#clock.now()));
  }

  /**
   * Takes nothing and reads no database.
   *
   * @throws RateLimited, OverQuota it is known already that one of them is used up
   */
  requireUnspent(...draws: readonly Draw[]): void {
    this.#requireNoWait(draws, this.#store.knownWait(draws, this.#clock.now()));
  }

  /** Refuses a request whose address has used up its allowance. */
  byAddress(allowance: Allowance): RequestHandler {
    return async (request, _response, next) => {
      await this.take(...drawsOf(allowance, addressOf(request)));
      next();
    };
  }

  /** What is taken of the day’s quota where so many bytes are to be written down. */
  storing(visitor: string, bytes: number): readonly Draw[] {
    const { perAddress, inAll } = this.#quota;
    const draw = (kind: string, name: string, most: BytesADay): Draw => ({
      kind: `${STORING}${kind}`,
      name,
      size: sizeOfDay(most),
      count: bytes,
    });
    return [
      ...networksOf(visitor).map(({ name, suffix, times }) =>
        draw(`address${suffix}`, name, perAddress * times),
      ),
      draw("all", "", inAll),
    ];
  }

  #requireNoWait(draws: readonly Draw[], waitMs: number): void {
    if (waitMs === 0) return;
    const ofDay = draws.filter(({ kind }) => kind.startsWith(STORING));
    if (this.#store.knownWait(ofDay, this.#clock.now()) > 0) {
      throw new OverQuota("More was written today than is kept; please try again later.", waitMs);
    }
    throw new RateLimited("Too many requests; please wait a moment.", waitMs);
  }
}

const STORING = "web: stored: ";

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

/**
 * Of an address, and of the wider networks that it is of.
 *
 * @param count at most what may be done at once
 */
export function drawsOf(allowance: Allowance, visitor: string, count = 1): readonly Draw[] {
  const { kind, perMinute, atOnce = perMinute } = allowance;
  return networksOf(visitor).map(({ name, suffix, times }) => {
    const most = { perMinute: perMinute * times, atOnce: atOnce * times };
    return drawOf({ kind: `${kind}${suffix}`, ...most }, name, count);
  });
}

/** What counts as one visitor. */
export function addressOf(request: Request): string {
  return visitorOf(request.ip ?? "");
}
