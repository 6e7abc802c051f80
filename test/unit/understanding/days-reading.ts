import type { LanguageTag } from "../../../src/domain/locale.ts";
import { parsePlainDate, type PlainDate } from "../../../src/domain/plain-date.ts";
import { readDays } from "../../../src/understanding/days.ts";

/** A Wednesday. */
const TODAY = "2026-11-25";

/** "2027-01-03", "2027-01-03 – 2027-01-09" or "no day". */
export function readAsText(text: string, language: LanguageTag, today: string = TODAY): string {
  const days = readDays(text, language, dayOf(today));
  if (days === null) return "no day";
  return days.from === days.until ? days.from : `${days.from} – ${days.until}`;
}

export function dayOf(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === null) throw new Error(`${text} is not a day`);
  return day;
}
