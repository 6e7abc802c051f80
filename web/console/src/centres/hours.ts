/** Office hours as a form holds them; the service reads and judges what is made of them. */

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

/** Times `HH:MM`, or half-typed ones. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** Days `YYYY-MM-DD`; empty for an open end. */
export interface Break {
  readonly from: string;
  readonly until: string;
}

export interface Hours {
  readonly week: Readonly<Record<Weekday, readonly Span[]>>;
  readonly breaks: readonly Break[];
}

const OFFICE_DAY: readonly Span[] = [
  { from: "09:00", until: "12:00" },
  { from: "14:00", until: "17:30" },
];

/** What an editor begins with; nothing is said of it before somebody has confirmed and saved it. */
export const USUAL_HOURS: Hours = {
  week: {
    monday: OFFICE_DAY,
    tuesday: OFFICE_DAY,
    wednesday: OFFICE_DAY,
    thursday: OFFICE_DAY,
    friday: OFFICE_DAY,
    saturday: [],
    sunday: [],
  },
  breaks: [],
};

/** Hours as the service gave them; `null` for none. */
export function readHours(value: unknown): Hours | null {
  if (value === null || typeof value !== "object") return null;
  const { week, breaks } = value as {
    readonly week: Hours["week"];
    readonly breaks?: readonly { readonly from: string | null; readonly until: string | null }[];
  };
  return {
    week,
    breaks: (breaks ?? []).map(({ from, until }) => ({ from: from ?? "", until: until ?? "" })),
  };
}

/** Hours as the service takes them. */
export function writeHours({ week, breaks }: Hours, timeZone: string): object {
  return {
    timeZone,
    week,
    breaks: breaks.map(({ from, until }) => ({
      from: from === "" ? null : from,
      until: until === "" ? null : until,
    })),
  };
}

/** What is wrong with hours, and where. */
export type HoursProblem =
  | { readonly kind: "noDay" }
  | { readonly kind: "time" | "order" | "overlap"; readonly day: Weekday }
  | { readonly kind: "break"; readonly index: number };

const FROM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const UNTIL = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** The first thing that the service would refuse; `null` when there is none. */
export function hoursProblem({ week, breaks }: Hours): HoursProblem | null {
  if (WEEKDAYS.every((day) => week[day].length === 0)) return { kind: "noDay" };
  for (const day of WEEKDAYS) {
    const kind = dayProblem(week[day]);
    if (kind !== null) return { kind, day };
  }
  const index = breaks.findIndex(
    ({ from, until }) => (from === "" && until === "") || (until !== "" && until < from),
  );
  return index < 0 ? null : { kind: "break", index };
}

function dayProblem(spans: readonly Span[]): "time" | "order" | "overlap" | null {
  if (spans.some(({ from, until }) => !FROM.test(from) || !UNTIL.test(until))) return "time";
  if (spans.some(({ from, until }) => until <= from)) return "order";
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  const overlaps = sorted.some((span, index) => {
    const next = sorted[index + 1];
    return next !== undefined && span.until > next.from;
  });
  return overlaps ? "overlap" : null;
}

/** “930”, “9:30” and “09：30” as 09:30; what is no time stays as it is. */
export function tidyTime(typed: string): string {
  const match = /^(\d{1,2})[:：.]?(\d{2})$/.exec(typed.trim());
  return match === null ? typed : `${(match[1] ?? "").padStart(2, "0")}:${match[2] ?? ""}`;
}
