declare const plainDate: unique symbol;

/** A calendar day, `YYYY-MM-DD`, without time or time zone. Compares with `<` and `>` as text. */
export type PlainDate = string & { readonly [plainDate]: true };

/** Days from one to another; both ends belong to it, a `null` end is open. */
export interface Period {
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
}

const MS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; `null` when the text is not a day that exists (such as 2026-02-30). */
export function parsePlainDate(text: string): PlainDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  return plainDateOf(Number(year), Number(month), Number(day));
}

/** The day of a year (1–9999), month (1–12) and day of month; `null` when there is no such day. */
export function plainDateOf(year: number, month: number, day: number): PlainDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? fromUtc(date) : null;
}

/** The calendar day that an instant has in an IANA time zone. */
export function plainDateAt(instant: Date, timeZone: string): PlainDate {
  const parts = calendarIn(timeZone).formatToParts(instant);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}` as PlainDate;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than reading a whole question; code names few time zones. */
function calendarIn(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  calendars.set(timeZone, made);
  return made;
}

/** The day a number of days later; negative counts go back. */
export function addDays(day: PlainDate, days: number): PlainDate {
  return fromUtc(new Date(toUtc(day).getTime() + days * MS_PER_DAY));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / MS_PER_DAY);
}

/** The same moment as midnight UTC, for formatting with `timeZone: "UTC"`. */
export function toUtc(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Tells whether a day lies in a period. */
export function contains(period: Period, day: PlainDate): boolean {
  return (
    (period.from === null || period.from <= day) && (period.until === null || day <= period.until)
  );
}

/** The days that belong to both periods; the result may be empty (`from` later than `until`). */
export function intersect(a: Period, b: Period): Period {
  return { from: later(a.from, b.from), until: earlier(a.until, b.until) };
}

function later(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earlier(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function fromUtc(date: Date): PlainDate {
  return date.toISOString().slice(0, 10) as PlainDate;
}
