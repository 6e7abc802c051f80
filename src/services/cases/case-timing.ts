import type { CaseTimes, Urgency } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { WEEKDAYS, type OfficeHours, type OpenSpan } from "../../domain/office-hours.ts";
import { promiseOf, type ReplyPromise } from "../../domain/reply-promise.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import { createWorkingTime } from "../../domain/working-time.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Open time within which the staff mean to answer. */
const REPLY_MS: Readonly<Record<Urgency, number>> = {
  normal: 8 * HOUR_MS,
  soon: 4 * HOUR_MS,
  urgent: HOUR_MS,
};
/** Open time without a sign of the holder after which a case is free again. */
const LEASE_MS = 8 * HOUR_MS;
/** Over long holidays an office is never open, and nobody should write into silence for so long. */
const LONGEST_LEASE_MS = 3 * DAY_MS;

/** What is due of a case from now on, and what may be promised of it. */
export interface CaseTiming {
  readonly times: CaseTimes;
  readonly promise: ReplyPromise;
}

/**
 * @param rows the calendar of public holidays
 * @param openedAt where the open time since then is asked for
 */
export function caseTiming(
  centre: ServiceCentre,
  urgency: Urgency,
  rows: readonly HolidayRow[],
  now: Date,
  openedAt?: Date,
): CaseTiming {
  const { hours, promiseDays } = centre;
  const targetWorkingMs = REPLY_MS[urgency];
  const promise = promiseOf({ now, hours, rows, targetWorkingMs, promiseDays });
  const working = createWorkingTime(hours ?? usualHours(centre.timeZone), rows);
  const inOpenTime = (ms: number): Date | null => working.addWorkingTime(now, ms);
  // What presses is not left to the days that are promised to everybody.
  const isPatient = hours === null && urgency === "normal";
  const targetMs = isPatient ? promiseDays * WORKDAY_MS : targetWorkingMs;
  return {
    promise,
    times: {
      // Where the calendar ends, reminders still have to come; nobody is told these instants.
      replyBy: inOpenTime(targetMs) ?? new Date(now.getTime() + promiseDays * DAY_MS),
      heldUntil: earlier(inOpenTime(LEASE_MS), new Date(now.getTime() + LONGEST_LEASE_MS)),
      ...(openedAt === undefined ? {} : { openForMs: working.workingMsBetween(openedAt, now) }),
    },
  };
}

function earlier(one: Date | null, other: Date): Date {
  return one === null || one > other ? other : one;
}

const WORKDAY_MS = 8 * HOUR_MS;
const WORKDAY: readonly OpenSpan[] = [{ from: "09:00", until: "17:00" }];

/** Reminders of a centre whose hours nobody has confirmed follow the usual ones; nothing of it is told to anybody. */
export function usualHours(timeZone: string): OfficeHours {
  const week = Object.fromEntries(
    WEEKDAYS.map((day) => [day, day === "saturday" || day === "sunday" ? [] : WORKDAY]),
  ) as unknown as OfficeHours["week"];
  return { timeZone, week, breaks: [] };
}
