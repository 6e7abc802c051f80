import type { ServiceCentre } from "../../domain/centre.ts";
import { minuteOf, weekdayOf } from "../../domain/office-hours.ts";
import { daysBetween, plainDateAt } from "../../domain/plain-date.ts";
import { instantAt } from "../../domain/time-zone.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import { createWorkingTime } from "../../domain/working-time.ts";
import { usualHours } from "./case-timing.ts";

const SECOND_AFTER_MS = 4 * 60 * 60 * 1_000;
/** The second reminder, after which each day has one of its own. */
const SECOND = 2;

/** The centre that is reminded, and the calendar by which it works. */
export interface Reminded {
  readonly centre: ServiceCentre;
  readonly holidays: readonly HolidayRow[];
}

/**
 * The reminder that is to be given now: the first when the answer is due, the second hours later, and one more on each day
 * on which the centre works, within its hours.
 *
 * @param given the one that was given last; 0 for none
 * @param isHeld whether there is a holder, who is reminded before others are
 * @returns `null` when none is to be given
 */
export function reminderDue(
  {
    dueAt,
    given,
    isHeld,
  }: { readonly dueAt: Date; readonly given: number; readonly isHeld: boolean },
  reminded: Reminded,
  now: Date,
): number | null {
  if (now < dueAt) return null;
  if (given === 0 && isHeld) return 1;
  const next = reminderBy(dueAt, reminded.centre, now);
  if (next <= given) return null;
  return given >= SECOND && !isAtWork(reminded, now) ? null : next;
}

/** The last one whose time has come, whether or not those before it were given. */
function reminderBy(dueAt: Date, { timeZone }: ServiceCentre, now: Date): number {
  const secondAt = new Date(dueAt.getTime() + SECOND_AFTER_MS);
  if (now < secondAt) return 1;
  return SECOND + daysBetween(plainDateAt(secondAt, timeZone), plainDateAt(now, timeZone));
}

/** Of a day that the calendar does not know yet the hours of the week are taken: reminders have to come all the same. */
function isAtWork({ centre, holidays }: Reminded, now: Date): boolean {
  const hours = centre.hours ?? usualHours(centre.timeZone);
  const isOpen = createWorkingTime(hours, holidays).isOpen(now);
  if (isOpen !== null) return isOpen;
  const day = plainDateAt(now, hours.timeZone);
  const at = (time: string): Date => instantAt(day, minuteOf(time), hours.timeZone);
  return hours.week[weekdayOf(day)].some(({ from, until }) => at(from) <= now && now < at(until));
}
