import type { Clock } from "../ports/clock.ts";

/** Whoever waits for something else of this process, such as an acknowledgement, waits about so long at most. */
const LONGEST_TURN_MS = 15;

/**
 * Lets work that does not pause by itself begin piece by piece, and everything else of the process have its turn between.
 *
 * Pieces that are quick share a turn, so that what they write is committed together.
 */
export function createTurns(clock: Clock): () => Promise<void> {
  let began = 0;
  let before = Promise.resolve();
  const begin = async (): Promise<void> => {
    const spent = clock.now().getTime() - began;
    if (spent >= 0 && spent < LONGEST_TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    began = clock.now().getTime();
  };
  return () => (before = before.then(begin));
}
