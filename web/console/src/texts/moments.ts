/** Instants as the staff of one language read them, in the time zone of their browser. */
export interface Moments {
  /** “14:05” today, “Tue 14:05” within a week, “3 Dec, 14:05” else. */
  readonly short: (at: string, nowMs: number) => string;
  /** Day, month, year and time. */
  readonly full: (at: string) => string;
  /** “in 2 hours”, “3 days ago”; “just now” for less than a minute away. */
  readonly relative: (at: string, nowMs: number) => string;
  /** A calendar day, YYYY-MM-DD, wherever the reader is: “3 Dec 2026”. */
  readonly day: (day: string) => string;
  /** How long between two instants: “2 hours”. */
  readonly span: (ms: number) => string;
  /** The time on the clocks of another zone; `null` when the zone is not known. */
  readonly clockIn: (timeZone: string, nowMs: number) => string | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** @param justNow what is said of the present minute, which no unit tells well */
export function createMoments(language: string, justNow: string): Moments {
  const locale = language === "en" ? "en-GB" : language;
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { hourCycle: "h23", ...options });
  const time = format({ hour: "2-digit", minute: "2-digit" });
  const weekday = format({ weekday: "short", hour: "2-digit", minute: "2-digit" });
  const dayAndTime = format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const full = format({ dateStyle: "long", timeStyle: "short" });
  const date = format({ dateStyle: "medium", timeZone: "UTC" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  return {
    short: (at, nowMs) => {
      const moment = new Date(at);
      const isToday = moment.toDateString() === new Date(nowMs).toDateString();
      if (isToday) return time.format(moment);
      return (Math.abs(nowMs - moment.getTime()) < 6 * DAY_MS ? weekday : dayAndTime).format(
        moment,
      );
    },
    full: (at) => full.format(new Date(at)),
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    relative: (at, nowMs) => {
      const { amount, unit } = rounded(new Date(at).getTime() - nowMs);
      return amount === 0 ? justNow : relative.format(amount, unit);
    },
    span: (ms) => {
      const { amount, unit } = rounded(Math.abs(ms));
      const style = { style: "unit", unit, unitDisplay: "long" } as const;
      return new Intl.NumberFormat(locale, style).format(amount);
    },
    clockIn: (timeZone, nowMs) => {
      try {
        return format({ timeZone, weekday: "short", hour: "2-digit", minute: "2-digit" }).format(
          nowMs,
        );
      } catch {
        return null;
      }
    },
  };
}

/** In the largest unit of which there are at least two, so that little is lost by rounding. */
function rounded(ms: number): { amount: number; unit: "minute" | "hour" | "day" } {
  const size = Math.abs(ms);
  if (size < 2 * HOUR_MS) return { amount: Math.trunc(ms / MINUTE_MS), unit: "minute" };
  if (size < 2 * DAY_MS) return { amount: Math.trunc(ms / HOUR_MS), unit: "hour" };
  return { amount: Math.trunc(ms / DAY_MS), unit: "day" };
}
