import type { Clock } from "../ports/clock.ts";
import type { ModelFault } from "../ports/language-model.ts";

/** So many faults in a row, and an endpoint is left alone. */
const MOST_FAULTS_IN_ROW = 5;
const REST_MS = 30_000;
/** A key does not come right by itself; somebody has to change it. */
const REST_UNAUTHORIZED_MS = 5 * 60_000;

/** Leaves an endpoint alone that fails again and again, so that nobody waits for it. */
export interface Breaker {
  /** What is to be told how the call ended, once; `null` while the endpoint rests. */
  admit(): ((fault: ModelFault | null) => void) | null;
}

/** @param onRest told whenever a rest begins, and how long it is */
export function createBreaker(clock: Clock, onRest: (ms: number) => void): Breaker {
  let faultsInRow = 0;
  let restsUntilMs: number | null = null;
  let isTrying = false;
  const rest = (ms: number): void => {
    restsUntilMs = clock.now().getTime() + ms;
    onRest(ms);
  };
  const settle = (fault: ModelFault | null, isTrial: boolean): void => {
    if (isTrial) isTrying = false;
    if (fault === "unauthorized") {
      rest(REST_UNAUTHORIZED_MS);
    } else if (fault === "unavailable" || fault === "late" || fault === "limited") {
      faultsInRow += 1;
      if (isTrial || faultsInRow >= MOST_FAULTS_IN_ROW) rest(REST_MS);
    } else {
      // Whatever came back, something did.
      faultsInRow = 0;
      restsUntilMs = null;
    }
  };
  return {
    admit: () => {
      const isTrial = restsUntilMs !== null;
      if (restsUntilMs !== null && clock.now().getTime() < restsUntilMs) return null;
      if (isTrial && isTrying) return null;
      isTrying = isTrial;
      return (fault) => {
        settle(fault, isTrial);
      };
    },
  };
}
