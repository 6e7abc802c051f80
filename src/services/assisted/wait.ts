import type { Clock } from "../../ports/clock.ts";

/**
 * The longest that a person waits for all that a model is asked about one message, in milliseconds: what it means, where
 * articles are found by meaning, and the choice.
 */
export const MOST_WAIT_MS = 12_000;

/** A wait that begins now, of at most that long: says how much of it is left, in milliseconds. */
export function beginWait(clock: Clock, mostMs: number): () => number {
  const startedMs = clock.now().getTime();
  // A clock that is set back gives no time back.
  return () => Math.max(0, Math.min(mostMs, startedMs + mostMs - clock.now().getTime()));
}
