import { addDays, daysBetween, type PlainDate } from "../../domain/plain-date.ts";
import {
  addMonths,
  daySpan,
  monthsSpan,
  nextOfMonth,
  numbersOf,
  partOfMonth,
  partOfYear,
  weekdayOf,
  weekSpan,
  type Part,
  type Span,
} from "./calendar.ts";
import { stepsIn, yearIn, type Line, type Values } from "./line.ts";

const UNITS = ["d", "w", "m", "y"] as const;
type Unit = (typeof UNITS)[number];

/** The day a number of units after another. */
export function later(day: PlainDate, count: number, unit: Unit): PlainDate | null {
  if (unit === "d") return addDays(day, count);
  if (unit === "w") return addDays(day, 7 * count);
  return addMonths(day, unit === "m" ? count : 12 * count);
}

/** The number and unit of a length such as "two weeks"; `null` when none is there. */
export function lengthIn(values: Values): { count: number; unit: Unit } | null {
  const unit = UNITS.find((candidate) => values(candidate) !== null);
  return unit === undefined ? null : { count: values("N") ?? 1, unit };
}

/** "after five years of work" is a condition, not the day of a journey. */
const MAX_OFFSET_DAYS = 731;

export function offsetDay(values: Values, { today }: Line): Span | null {
  const length = lengthIn(values);
  const day = length === null ? null : later(today, length.count, length.unit);
  return day === null || daysBetween(today, day) > MAX_OFFSET_DAYS ? null : daySpan(day);
}

export function comingDays(values: Values, line: Line): Span | null {
  const until = offsetDay(values, line)?.until;
  return until === undefined ? null : { from: line.today, until };
}

export function daysFromToday(values: Values, { today }: Line): Span | null {
  return daySpan(addDays(today, values("T") ?? 0));
}

export function relativeWeek(values: Values, { today }: Line): Span {
  const week = weekSpan(today, stepsIn(values) ?? 0);
  return values("e") === null ? week : { from: addDays(week.from, 5), until: week.until };
}

export function relativeMonth(values: Values, { today }: Line): Span | null {
  const { year, month } = numbersOf(today);
  return monthsSpan(year, month + (stepsIn(values) ?? 0));
}

export function wholeYear(values: Values, line: Line): Span | null {
  const year = yearIn(values, line);
  return year === null ? null : monthsSpan(year, 1, 12);
}

export function weekdayOfWeek(values: Values, { today }: Line): Span | null {
  const week = weekSpan(today, stepsIn(values) ?? 0);
  return daySpan(addDays(week.from, (values("W") ?? 1) - 1));
}

export function weekday(values: Values, line: Line): Span | null {
  const { today } = line;
  const wanted = values("W") ?? 1;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (values("<") !== null) return daySpan(addDays(today, ahead - 7));
  if (values(">") !== null && line.nextWeekdayIsUpcoming) {
    return daySpan(addDays(today, ahead === 0 ? 7 : ahead));
  }
  return values(">") === null ? daySpan(addDays(today, ahead)) : weekdayOfWeek(values, line);
}

export function partOfNamedMonth(values: Values, line: Line, from: PlainDate): Span | null {
  const month = values("M") ?? 0;
  const named = yearIn(values, line);
  const span = named === null ? nextOfMonth(from, month, null) : monthsSpan(named, month);
  if (span === null) return null;
  const part = partOfMonth(span, partIn(values));
  if (named !== null || part.until >= from) return part;
  const next = monthsSpan(numbersOf(span.from).year + 1, month);
  return next === null ? null : partOfMonth(next, partIn(values));
}

export function dayOfThatMonth(values: Values, { today }: Line): Span | null {
  const { year, month } = numbersOf(today);
  const span = monthsSpan(year, month + (stepsIn(values) ?? 0));
  const day = span === null ? null : addDays(span.from, (values("O") ?? 1) - 1);
  return span === null || day === null || day > span.until ? null : daySpan(day);
}

export function partOfThatMonth(values: Values, line: Line, from: PlainDate): Span | null {
  const { year, month } = numbersOf(line.today);
  const steps = stepsIn(values);
  const span = monthsSpan(year, month + (steps ?? 0));
  if (span === null) return null;
  const part = partOfMonth(span, partIn(values));
  if (steps !== null || part.until >= from) return part;
  const next = monthsSpan(year, month + 1);
  return next === null ? null : partOfMonth(next, partIn(values));
}

export function partOfThatYear(values: Values, line: Line, from: PlainDate): Span | null {
  const named = yearIn(values, line);
  const year = named ?? numbersOf(line.today).year;
  const span = partOfYear(year, partIn(values));
  if (span === null || named !== null || span.until >= from) return span;
  return partOfYear(year + 1, partIn(values));
}

function partIn(values: Values): Part {
  const start = values("s");
  if (start !== null) return { place: "start", months: start };
  const end = values("z");
  return end === null ? { place: "middle", months: 1 } : { place: "end", months: end };
}
