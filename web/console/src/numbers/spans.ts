import type { Numbers } from "../api/number-types.ts";
import { addDays } from "../lib/days.ts";

/** How many days are offered at a time. */
export const SPANS = [7, 30, 90] as const;

/** So many days, of which today is the last. */
export function lastDays(days: number, today: string): Numbers["range"] {
  return { from: addDays(today, 1 - days), to: today };
}
