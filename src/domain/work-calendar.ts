import type { SourceId } from "./ids.ts";
import { contains, toUtc, type Period, type PlainDate } from "./plain-date.ts";
import type { DaysAsked } from "./reading.ts";

/** Public holidays that the State Council arranges each year. */
export const HOLIDAYS = [
  "newYear",
  "springFestival",
  "qingming",
  "labourDay",
  "dragonBoat",
  "midAutumn",
  "nationalDay",
] as const;
export type HolidayId = (typeof HOLIDAYS)[number];

/** Days off for one holiday of one year. */
export interface HolidayRow {
  readonly holiday: HolidayId;
  readonly from: PlainDate;
  /** The last day off; it belongs to the holiday. */
  readonly until: PlainDate;
  /** Days of a weekend that are worked in exchange. */
  readonly worked: readonly PlainDate[];
  /**
   * Only the days fixed by law: the year's arrangement, with its bridging and worked days, is not published or not seen.
   */
  readonly provisional: boolean;
  readonly sources: readonly SourceId[];
}

/** What the calendar knows of one day in mainland China. */
export type CalendarDay =
  | { readonly kind: "holiday"; readonly row: HolidayRow }
  | { readonly kind: "workedWeekend"; readonly row: HolidayRow }
  | { readonly kind: "weekend" }
  | { readonly kind: "workday" }
  /** The year's arrangement is not known, so an ordinary day may still be given or taken. */
  | { readonly kind: "notArranged" };

/** Judges one day by the rows of its year. */
export function calendarDay(rows: readonly HolidayRow[], day: PlainDate): CalendarDay {
  const off = rows.find((row) => contains(periodOf(row), day));
  if (off !== undefined) return { kind: "holiday", row: off };
  const worked = rows.find((row) => row.worked.includes(day));
  if (worked !== undefined) return { kind: "workedWeekend", row: worked };
  if (!isArranged(rows, day)) return { kind: "notArranged" };
  return { kind: isWeekend(day) ? "weekend" : "workday" };
}

/** The holidays of which at least one day lies within some days, in order. */
export function holidaysWithin(rows: readonly HolidayRow[], days: DaysAsked): HolidayRow[] {
  return rows
    .filter((row) => row.from <= days.until && row.until >= days.from)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The whole arrangement of the day's year is known: all its rows are final, and there are any. */
export function isArranged(rows: readonly HolidayRow[], day: PlainDate): boolean {
  const ofYear = rows.filter((row) => row.until.slice(0, 4) === day.slice(0, 4));
  return ofYear.length > 0 && ofYear.every((row) => !row.provisional);
}

function isWeekend(day: PlainDate): boolean {
  return [0, 6].includes(toUtc(day).getUTCDay());
}

function periodOf(row: HolidayRow): Period {
  return { from: row.from, until: row.until };
}
