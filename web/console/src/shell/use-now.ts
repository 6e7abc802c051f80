import { useSyncExternalStore } from "react";

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

/** The time in whole minutes: all that stands on a page at once is told from the same. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, wholeMinute);
}

function wholeMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}

function subscribe(onLook: () => void): () => void {
  const timer = setInterval(onLook, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
