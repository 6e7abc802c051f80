import { Unavailable } from "../domain/errors.ts";
import type { Scheduler } from "../ports/scheduler.ts";

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/**
 * Tries a write until the database takes it: a result that is worked out must not be thrown away because the disk was
 * full for a moment.
 *
 * @param given tells when to give up, because the service stops
 * @throws whatever the write throws, other than `Unavailable`; `Unavailable` after giving up
 */
export async function persist<T>(
  write: () => Promise<T>,
  scheduler: Scheduler,
  given: { readonly up: boolean },
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, 2 * wait)) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Unavailable) || given.up) throw error;
      await new Promise<void>((resolve) => scheduler.after(wait, resolve));
    }
  }
}
