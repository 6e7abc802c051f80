import type { Clock } from "../ports/clock.ts";

/** So many failures in a row, and what fails is left alone. */
const MOST_FAILURES_IN_ROW = 5;
const REST_MS = 30_000;
/** A key does not come right by itself; somebody has to change it. */
const REST_LOCKED_MS = 5 * 60_000;

/** How a try ended: `locked`: not before somebody changes something; `unknown`: it tells nothing about what is watched. */
export type Ending = "worked" | "failed" | "locked" | "unknown";

/** Leaves alone what fails again and again, so that nobody waits for it. */
export interface Breaker {
  isResting(): boolean;
  /** What is to be told how the try ended, once; `null` while it rests. */
  admit(): ((ending: Ending) => void) | null;
}

/** @param onRest told whenever a rest begins, and how long it is */
export function createBreaker(clock: Clock, onRest: (ms: number) => void): Breaker {
  let failuresInRow = 0;
  let restsUntilMs: number | null = null;
  let isTrying = false;
  const isResting = (): boolean =>
    restsUntilMs !== null && (isTrying || clock.now().getTime() < restsUntilMs);
  const rest = (ms: number): void => {
    restsUntilMs = clock.now().getTime() + ms;
    onRest(ms);
  };
  const settle = (ending: Ending, isTrial: boolean): void => {
    if (isTrial) isTrying = false;
    switch (ending) {
      case "locked":
        rest(REST_LOCKED_MS);
        break;
      case "failed":
        failuresInRow += 1;
        if (isTrial || failuresInRow >= MOST_FAILURES_IN_ROW) rest(REST_MS);
        break;
      case "worked":
        failuresInRow = 0;
        restsUntilMs = null;
        break;
      case "unknown":
        break;
    }
  };
  return {
    isResting,
    admit: () => {
      if (isResting()) return null;
      const isTrial = restsUntilMs !== null;
      isTrying = isTrial;
      return (ending) => {
        settle(ending, isTrial);
      };
    },
  };
}
