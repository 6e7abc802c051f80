import { parsePlainDate, toUtc, type Period, type PlainDate } from "./plain-date.ts";
import { isTimeZone } from "./time-zone.ts";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Open time of one day by the wall clock of the centre’s zone. */
export interface OpenSpan {
  /** `HH:MM`, 00:00–23:59. */
  readonly from: string;
  /** `HH:MM`, later than `from`; the office is closed from that minute on. `24:00` is the end of the day. */
  readonly until: string;
}

/** When the staff of a centre are there, as an administrator has confirmed it. */
export interface OfficeHours {
  /** An IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** The spans of each weekday, in order and apart; none where the office is closed. */
  readonly week: Readonly<Record<Weekday, readonly OpenSpan[]>>;
  /** Days on which the office is closed whatever the calendar says. */
  readonly breaks: readonly Period[];
}

/** The weekday of a calendar day. */
export function weekdayOf(day: PlainDate): Weekday {
  return WEEKDAYS[(toUtc(day).getUTCDay() + 6) % 7] ?? "monday";
}

/** Minutes after midnight of a wall clock time `HH:MM`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * Reads hours that an administrator entered.
 *
 * All seven weekdays are named, since a forgotten one would be a closed one; `breaks` may be left out.
 *
 * @returns the hours with the spans of each day in order, or a sentence on the first thing that is wrong
 */
export function readOfficeHours(value: unknown): OfficeHours | string {
  try {
    return officeHoursOf(value);
  } catch (error) {
    if (error instanceof WrongHours) return error.message;
    throw error;
  }
}

/** Never leaves this file. */
class WrongHours extends Error {}

function officeHoursOf(value: unknown): OfficeHours {
  const entered = fieldsOf(value, "the office hours", ["timeZone", "week", "breaks"]);
  const { timeZone } = entered;
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) {
    throw new WrongHours(
      `timeZone: ${shown(timeZone)} is not an IANA time zone such as Asia/Shanghai.`,
    );
  }
  const days = fieldsOf(entered["week"], "week", WEEKDAYS);
  const week = {
    monday: spansOf(days["monday"], "monday"),
    tuesday: spansOf(days["tuesday"], "tuesday"),
    wednesday: spansOf(days["wednesday"], "wednesday"),
    thursday: spansOf(days["thursday"], "thursday"),
    friday: spansOf(days["friday"], "friday"),
    saturday: spansOf(days["saturday"], "saturday"),
    sunday: spansOf(days["sunday"], "sunday"),
  };
  if (WEEKDAYS.every((weekday) => week[weekday].length === 0)) {
    throw new WrongHours("week: the office is open on no day.");
  }
  const breaks = listOf(entered["breaks"] ?? [], "breaks").map((each, index) =>
    breakOf(each, `breaks[${String(index)}]`),
  );
  return { timeZone, week, breaks };
}

function spansOf(value: unknown, weekday: Weekday): readonly OpenSpan[] {
  const where = `week.${weekday}`;
  if (value === undefined) {
    throw new WrongHours(`${where} is missing; a day on which the office is closed is [].`);
  }
  const spans = listOf(value, where)
    .map((each, index) => spanOf(each, `${where}[${String(index)}]`))
    .sort((a, b) => minuteOf(a.from) - minuteOf(b.from));
  spans.forEach((span, index) => {
    const next = spans[index + 1];
    if (next === undefined || span.until <= next.from) return;
    const both = `${span.from}–${span.until} and ${next.from}–${next.until}`;
    throw new WrongHours(`${where}: ${both} overlap.`);
  });
  return spans;
}

function spanOf(value: unknown, where: string): OpenSpan {
  const entered = fieldsOf(value, where, ["from", "until"]);
  const from = timeOf(entered["from"], `${where}.from`, /^(?:[01]\d|2[0-3]):[0-5]\d$/);
  const until = timeOf(entered["until"], `${where}.until`, /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
  if (until <= from) throw new WrongHours(`${where}: ${until} is not later than ${from}.`);
  return { from, until };
}

function timeOf(value: unknown, where: string, form: RegExp): string {
  if (typeof value === "string" && form.test(value)) return value;
  throw new WrongHours(`${where}: ${shown(value)} is not a time such as 09:00.`);
}

/** An end that is `null` is open: closed since ever, or until further notice. */
function breakOf(value: unknown, where: string): Period {
  const entered = fieldsOf(value, where, ["from", "until"]);
  const from = dayOf(entered["from"], `${where}.from`);
  const until = dayOf(entered["until"], `${where}.until`);
  if (from === null && until === null) {
    throw new WrongHours(`${where}: a break without its first and its last day never ends.`);
  }
  if (from !== null && until !== null && until < from) {
    throw new WrongHours(`${where}: ${until} is earlier than ${from}.`);
  }
  return { from, until };
}

function dayOf(value: unknown, where: string): PlainDate | null {
  if (value === null) return null;
  const day = typeof value === "string" ? parsePlainDate(value) : null;
  if (day !== null) return day;
  throw new WrongHours(`${where}: ${shown(value)} is not a day such as 2026-12-31.`);
}

/** The fields of an object; a name that is not known is a slip that would otherwise go unseen. */
function fieldsOf(
  value: unknown,
  where: string,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WrongHours(`${where}: ${shown(value)} is not an object with ${names.join(", ")}.`);
  }
  const stranger = Object.keys(value).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    throw new WrongHours(`${where}: ${shown(stranger)} is none of ${names.join(", ")}.`);
  }
  return { ...value };
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new WrongHours(`${where}: ${shown(value)} is not a list.`);
}

const MOST_SHOWN = 60;

/** What was entered, as far as a sentence can hold it. */
function shown(value: unknown): string {
  // `stringify` gives nothing for what JSON cannot hold, whatever its type says.
  const text = (JSON.stringify(value) as string | undefined) ?? "nothing";
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
