import { z } from "zod";

export interface Refusals {
  /** Counts one more refusal of an update for its own sake; true when it is the last that is waited for. */
  isLast(update: unknown): boolean;
}

const numberedSchema = z.object({ update_id: z.int() });
/** Updates whose refusals are remembered; more of them fail for a common cause, and wait. */
const MOST_REMEMBERED = 1_000;

/**
 * Counts how often updates are refused for their own sake, while the process runs: Telegram would deliver such a one again and
 * again, and hold back what comes after it.
 */
export function createRefusals(most: number): Refusals {
  const counts = new Map<number, number>();
  return {
    isLast: (update) => {
      const read = numberedSchema.safeParse(update);
      if (!read.success) return false;
      const number = read.data.update_id;
      const count = (counts.get(number) ?? 0) + 1;
      counts.delete(number);
      if (count >= most) return true;
      counts.set(number, count);
      const [oldest] = counts.keys();
      if (counts.size > MOST_REMEMBERED && oldest !== undefined) counts.delete(oldest);
      return false;
    },
  };
}
