import { plainDateAt, type PlainDate } from "../domain/plain-date.ts";
import type { Clock } from "../ports/clock.ts";
import { CALENDAR_TIME_ZONE } from "./system-clock.ts";

/** The calendar day in China. */
export function todayOf(clock: Clock): PlainDate {
  return plainDateAt(clock.now(), CALENDAR_TIME_ZONE);
}
