import { addDays, plainDateOf, toUtc, type PlainDate } from "../../domain/plain-date.ts";

/** Days from one to another; both belong to it. */
export interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** Which piece of a month or year is meant, and how much of a year it takes. */
export interface Part {
  readonly place: "start" | "middle" | "end";
  /** Months of a year; 6 stands for a half, of a month too. */
  readonly months: number;
}

/** The numbers of a day; month from 1 to 12. */
export function numbersOf(day: PlainDate): { year: number; month: number; day: number } {
  const date = toUtc(day);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daySpan(day: PlainDate | null): Span | null {
  return day === null ? null : { from: day, until: day };
}

/** `months` whole months from a month on; months beyond 12 run into the following years. */
export function monthsSpan(year: number, month: number, months = 1): Span | null {
  const first = firstOfMonth(year, month);
  const next = firstOfMonth(year, month + months);
  return first === null || next === null ? null : { from: first, until: addDays(next, -1) };
}

/** The week from Monday to Sunday that lies a number of weeks after that of a day. */
export function weekSpan(day: PlainDate, weeksLater: number): Span {
  const from = addDays(day, 1 - weekdayOf(day) + 7 * weeksLater);
  return { from, until: addDays(from, 6) };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: PlainDate): number {
  return toUtc(day).getUTCDay() || 7;
}

/** The same day of a later month, or its last day where the month is shorter. */
export function addMonths(day: PlainDate, months: number): PlainDate | null {
  const numbers = numbersOf(day);
  const span = monthsSpan(numbers.year, numbers.month + months);
  if (span === null) return null;
  const last = numbersOf(span.until).day;
  return addDays(span.from, Math.min(numbers.day, last) - 1);
}

/** The first time at or after a day that a month and, where given, a day of it comes. */
export function nextOfMonth(from: PlainDate, month: number, day: number | null): Span | null {
  const { year } = numbersOf(from);
  // Eight years hold a 29 February even around a century.
  for (let later = 0; later <= 8; later += 1) {
    const span =
      day === null
        ? monthsSpan(year + later, month)
        : daySpan(plainDateOf(year + later, month, day));
    if (span !== null && span.until >= from) return span;
  }
  return null;
}

/** The first time at or after a day that a day of the month comes. */
export function nextOfDay(from: PlainDate, day: number): Span | null {
  const { year, month } = numbersOf(from);
  for (let later = 0; later <= 2; later += 1) {
    const first = firstOfMonth(year, month + later);
    if (first === null) return null;
    const numbers = numbersOf(first);
    const date = plainDateOf(numbers.year, numbers.month, day);
    if (date !== null && date >= from) return { from: date, until: date };
  }
  return null;
}

/** A third of a month, or one of its halves. */
export function partOfMonth(span: Span, { place, months }: Part): Span {
  const half = months === 6;
  const firstEnd = addDays(span.from, half ? 14 : 9);
  if (place === "start") return { from: span.from, until: firstEnd };
  if (place === "end") return { from: addDays(firstEnd, half ? 1 : 11), until: span.until };
  return { from: addDays(firstEnd, 1), until: addDays(firstEnd, 10) };
}

/** The first or last months of a year; its middle is June and July. */
export function partOfYear(year: number, { place, months }: Part): Span | null {
  if (place === "start") return monthsSpan(year, 1, months);
  return place === "end" ? monthsSpan(year, 13 - months, months) : monthsSpan(year, 6, 2);
}

function firstOfMonth(year: number, month: number): PlainDate | null {
  return plainDateOf(year + Math.floor((month - 1) / 12), ((month - 1 + 12_000) % 12) + 1, 1);
}
