import { Unavailable } from "../domain/errors.ts";

/** Waits until it is its turn, and does the work. */
export type FewAtOnce = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * Does a few things at once and lets some wait.
 *
 * @param busy what is said, as `Unavailable`, to whoever comes when too many wait already
 */
export function fewAtOnce(atOnce: number, mostWaiting: number, busy: string): FewAtOnce {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new Unavailable(busy);
      // Whoever ends hands its place over, so nobody comes in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
