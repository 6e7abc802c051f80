import type { OfficeHours } from "./office-hours.ts";
import type { HolidayRow } from "./work-calendar.ts";
import { createWorkingTime } from "./working-time.ts";

/** By when somebody who asked for a person is answered. */
export type ReplyPromise = OfficeNow &
  (
    | { readonly kind: "by"; readonly at: Date }
    /** No clock time can be said: the centre’s hours are not confirmed, or a day on the way is not known. */
    | { readonly kind: "workingDays"; readonly days: number }
  );

interface OfficeNow {
  /** `null` where the hours are not confirmed, or the calendar does not know the day. */
  readonly isOpenNow: boolean | null;
  /** When a closed office opens next; `null` when it is open, or the opening is not known. */
  readonly opensAt: Date | null;
}

export interface PromiseGround {
  readonly now: Date;
  /** `null` while no administrator has confirmed the centre’s hours. */
  readonly hours: OfficeHours | null;
  readonly rows: readonly HolidayRow[];
  /** Open time within which the centre means to answer. */
  readonly targetWorkingMs: number;
  /** What is promised where no clock time can be said. */
  readonly promiseDays: number;
}

/**
 * The promise that can be kept to by what is known now.
 *
 * @throws RangeError `targetWorkingMs` is negative or no number
 */
export function promiseOf(ground: PromiseGround): ReplyPromise {
  const { now, hours, rows, targetWorkingMs, promiseDays } = ground;
  const inDays = { kind: "workingDays", days: promiseDays } as const;
  if (hours === null) return { ...inDays, isOpenNow: null, opensAt: null };
  const working = createWorkingTime(hours, rows);
  const office = { isOpenNow: working.isOpen(now), opensAt: working.opensAfter(now) };
  const at = working.addWorkingTime(now, targetWorkingMs);
  return at === null ? { ...inDays, ...office } : { kind: "by", at: upToMinute(at), ...office };
}

const MS_PER_MINUTE = 60_000;

/** Times are said to the minute, and cutting seconds off would promise more than was counted. */
function upToMinute(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / MS_PER_MINUTE) * MS_PER_MINUTE);
}
