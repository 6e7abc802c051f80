import type { CaseTimes, Urgency } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { minuteOf, WEEKDAYS, type OfficeHours, type OpenSpan } from "../../domain/office-hours.ts";
import { promiseOf, type ReplyPromise } from "../../domain/reply-promise.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import { createWorkingTime } from "../../domain/working-time.ts";

const MINUTE_MS = 60 * 1_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Open time within which the staff mean to answer what presses: it is not left to the days that a centre promises. */
const PRESSING_MS: Readonly<Record<Exclude<Urgency, "normal">, number>> = {
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
  const known = hours ?? usualHours(centre.timeZone);
  const targetWorkingMs =
    urgency === "normal" ? promiseDays * workdayMs(known) : PRESSING_MS[urgency];
  const promise = promiseOf({ now, hours, rows, targetWorkingMs, promiseDays });
  const working = createWorkingTime(known, rows);
  const inOpenTime = (ms: number): Date | null => working.addWorkingTime(now, ms);
  return {
    promise,
    times: {
      // Where the calendar ends, reminders still have to come; nobody is told these instants.
      replyBy: inOpenTime(targetWorkingMs) ?? new Date(now.getTime() + promiseDays * DAY_MS),
      heldUntil: earlier(inOpenTime(LEASE_MS), new Date(now.getTime() + LONGEST_LEASE_MS)),
      ...(openedAt === undefined ? {} : { openForMs: working.workingMsBetween(openedAt, now) }),
    },
  };
}

function earlier(one: Date | null, other: Date): Date {
  return one === null || one > other ? other : one;
}

/** How long an office is open on a day on which it is, as a rule. */
function workdayMs({ week }: OfficeHours): number {
  const days = Object.values(week).filter((spans) => spans.length > 0);
  const minutes = days
    .flat()
    .reduce((sum, { from, until }) => sum + minuteOf(until) - minuteOf(from), 0);
  return days.length === 0 ? 8 * HOUR_MS : (minutes / days.length) * MINUTE_MS;
}

const WORKDAY: readonly OpenSpan[] = [{ from: "09:00", until: "17:00" }];

/** Reminders of a centre whose hours nobody has confirmed follow the usual ones; nothing of it is told to anybody. */
export function usualHours(timeZone: string): OfficeHours {
  const week = Object.fromEntries(
    WEEKDAYS.map((day) => [day, day === "saturday" || day === "sunday" ? [] : WORKDAY]),
  ) as unknown as OfficeHours["week"];
  return { timeZone, week, breaks: [] };
}
