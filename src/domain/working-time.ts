import { minuteOf, weekdayOf, type OfficeHours, type OpenSpan } from "./office-hours.ts";
import { addDays, contains, plainDateAt, plainDateOf, type PlainDate } from "./plain-date.ts";
import { instantAt } from "./time-zone.ts";
import { calendarDay, isArranged, type HolidayRow } from "./work-calendar.ts";

/**
 * Time and days at which an office is open, by its hours and the calendar of mainland China.
 *
 * A day that the calendar does not know is never guessed: what would have to judge one is `null`. Days of a break and
 * public holidays are closed even in a year that is not arranged, as nothing is left to judge.
 */
export interface WorkingTime {
  /** Open at that instant, the closing minute not included; `null` where the calendar does not know the day. */
  isOpen(at: Date): boolean | null;
  /** When a closed office opens next; `null` when it is open, not known, or more than 60 days away. */
  opensAfter(at: Date): Date | null;
  /**
   * The instant by which the office was open for `workingMs` since `start`: within open time or at its end. For 0 the
   * start itself, or the next opening where the office is closed.
   *
   * @returns `null` when a day on the way is not known, or the end is more than 60 days away
   * @throws RangeError `workingMs` is negative or no number
   */
  addWorkingTime(start: Date, workingMs: number): Date | null;
  /** Open time from `a` to `b`, 0 when `b` is not later; `null` when a day between is not known. */
  workingMsBetween(a: Date, b: Date): number | null;
  /**
   * The `n`-th day after `day` on which the office is open at all; for 0 the day itself, open or not.
   *
   * @returns `null` when a day on the way is not known, or the end is more than 60 days away
   * @throws RangeError `n` is negative or no whole number
   */
  addWorkingDays(day: PlainDate, n: number): PlainDate | null;
}

/** Open time of one day in milliseconds of the epoch. */
interface OpenTime {
  readonly from: number;
  readonly until: number;
}

/** Beyond that nobody waits by the clock, and a search that finds nothing has to end. */
const MOST_DAYS = 60;

/** Reads hours by a calendar; each day is judged once, so that one object serves a whole list of cases. */
export function createWorkingTime(hours: OfficeHours, rows: readonly HolidayRow[]): WorkingTime {
  const office = createOffice(hours, rows);

  function isOpen(at: Date): boolean | null {
    const times = office.timesOn(office.dayAt(at));
    if (times === null) return null;
    return times.some((time) => time.from <= at.getTime() && at.getTime() < time.until);
  }

  return {
    isOpen,

    opensAfter: (at) =>
      isOpen(at) === false ? search(office, at, (time) => new Date(time.from)) : null,

    addWorkingTime: (start, workingMs) => {
      if (!(workingMs >= 0)) throw new RangeError("working time is 0 or more");
      let left = workingMs;
      return search(office, start, (time) => {
        const from = Math.max(time.from, start.getTime());
        if (from + left <= time.until) return new Date(from + left);
        left -= time.until - from;
        return null;
      });
    },

    workingMsBetween: (a, b) =>
      b.getTime() > a.getTime() ? openMs(office, a.getTime(), b.getTime()) : 0,

    addWorkingDays: (day, n) => {
      if (!Number.isInteger(n) || n < 0) throw new RangeError("working days are 0 or more");
      return nthOpenDay(office, day, n);
    },
  };
}

interface Office {
  /** The day of the office’s zone. */
  dayAt(at: Date): PlainDate;
  /** In order and apart, empty on a closed day, `null` on one that is not known. */
  timesOn(day: PlainDate): readonly OpenTime[] | null;
}

function createOffice(hours: OfficeHours, rows: readonly HolidayRow[]): Office {
  const judged = new Map<PlainDate, readonly OpenTime[] | null>();
  return {
    dayAt: (at) => plainDateAt(at, hours.timeZone),

    timesOn: (day) => {
      const known = judged.get(day);
      if (known !== undefined) return known;
      const spans = spansOn(hours, rows, day);
      const times = spans?.flatMap((span) => openTimesOf(span, day, hours.timeZone)) ?? null;
      judged.set(day, times);
      return times;
    },
  };
}

/** Goes through the open times that end after an instant until `pick` takes something from one. */
function search<T>(office: Office, start: Date, pick: (time: OpenTime) => T | null): T | null {
  const first = office.dayAt(start);
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const times = office.timesOn(addDays(first, days));
    if (times === null) return null;
    for (const time of times) {
      const picked = time.until > start.getTime() ? pick(time) : null;
      if (picked !== null) return picked;
    }
  }
  return null;
}

function openMs(office: Office, from: number, until: number): number | null {
  const last = office.dayAt(new Date(until));
  let sum = 0;
  for (let day = office.dayAt(new Date(from)); day <= last; day = addDays(day, 1)) {
    const times = office.timesOn(day);
    if (times === null) return null;
    for (const time of times) {
      sum += Math.max(0, Math.min(time.until, until) - Math.max(time.from, from));
    }
  }
  return sum;
}

function nthOpenDay(office: Office, start: PlainDate, n: number): PlainDate | null {
  let left = n;
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const day = addDays(start, days);
    if (left === 0) return day;
    const times = office.timesOn(addDays(day, 1));
    if (times === null) return null;
    if (times.length > 0) left -= 1;
  }
  return null;
}

/** The spans of a day, empty where it is closed; `null` where the calendar does not know it. */
function spansOn(
  hours: OfficeHours,
  rows: readonly HolidayRow[],
  day: PlainDate,
): readonly OpenSpan[] | null {
  if (hours.breaks.some((each) => contains(each, day))) return [];
  switch (calendarDay(rows, day).kind) {
    case "holiday":
      return [];
    case "workedWeekend":
      // It stands in for a working day, and arrangements do not say for which: Monday is the one that every week begins with.
      return hours.week.monday;
    case "notArranged":
      return null;
    case "weekend":
    case "workday":
      return mayStillChange(rows, day) ? null : hours.week[weekdayOf(day)];
  }
}

/** How many of the last days of a year the arrangement of the next New Year’s Day can give or take. */
const DAYS_BEFORE_NEW_YEAR = 7;

/**
 * The last days of a year belong to the next year’s arrangement as well: New Year’s Day of 2019 was bridged to from
 * 30 December, against a Saturday worked on the 29th.
 */
function mayStillChange(rows: readonly HolidayRow[], day: PlainDate): boolean {
  const newYear = plainDateOf(Number(day.slice(0, 4)) + 1, 1, 1);
  if (newYear === null) return true;
  return addDays(day, DAYS_BEFORE_NEW_YEAR) >= newYear && !isArranged(rows, newYear);
}

/** None where the zone’s clocks skip the whole span. */
function openTimesOf(span: OpenSpan, day: PlainDate, timeZone: string): readonly OpenTime[] {
  const from = instantAt(day, minuteOf(span.from), timeZone).getTime();
  const until = instantAt(day, minuteOf(span.until), timeZone).getTime();
  return from < until ? [{ from, until }] : [];
}
