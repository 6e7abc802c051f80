/** Clock times and days as a person reads them: of their own clock and calendar. */
export interface Days {
  /** A clock time, such as 14:05. */
  time(at: Date): string;
  /** Today and yesterday by their names, every other day by its date. */
  day(at: Date, now: Date): string;
}

/** @param locale BCP 47, with the calendar and the digits that the page writes */
export function createDays(locale: string): Days {
  const times = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    time: (at) => times.format(at),
    day: (at, now) => {
      const days = dayNumber(at) - dayNumber(now);
      const isNear = days === 0 || days === -1;
      return begun(isNear ? near.format(days, "day") : dates.format(at), locale);
    },
  };
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Days of the person's calendar, so that their difference counts midnights and not hours. */
export function dayNumber(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS;
}

/** It stands alone, as a heading does. */
function begun(words: string, locale: string): string {
  const [first = ""] = words;
  return first.toLocaleUpperCase(locale) + words.slice(first.length);
}
