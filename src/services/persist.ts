import { Unavailable } from "../domain/errors.ts";
import type { Scheduler } from "../ports/scheduler.ts";

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/** What all writes of one service share. */
export interface Writes {
  /** Set when the service stops: what fails then is left to the next start. */
  stopping: boolean;
  /** Whether the last write that had to be made failed. */
  failing: boolean;
}

/** The writes of a service that runs. */
export function createWrites(): Writes {
  return { stopping: false, failing: false };
}

/**
 * Tries a write until the database takes it: a result that is worked out must not be thrown away because the disk was
 * full for a moment.
 *
 * @param writes tells when to give up, because the service stops; is told how it goes
 * @throws whatever the write throws, other than `Unavailable`; `Unavailable` after giving up
 */
export async function persist<T>(
  write: () => Promise<T>,
  scheduler: Scheduler,
  writes: Writes,
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, 2 * wait)) {
    try {
      const result = await write();
      writes.failing = false;
      return result;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      writes.failing = true;
      if (writes.stopping) throw error;
      await new Promise<void>((resolve) => scheduler.after(wait, resolve));
    }
  }
}
