import type { Clock } from "../ports/clock.ts";

/** The time zone whose calendar decides what "today" is: rules are China’s. */
export const CALENDAR_TIME_ZONE = "Asia/Shanghai";

export const systemClock: Clock = { now: () => new Date() };
