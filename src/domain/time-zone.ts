import { toUtc, type PlainDate } from "./plain-date.ts";

const MS_PER_SECOND = 1_000;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** Tells whether a name is an IANA time zone known here; an offset such as `+08:00` is none, as it has no rules. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    idOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Tells whether two names stand for one zone, such as `PRC` and `Asia/Shanghai`. */
export function isSameTimeZone(a: string, b: string): boolean {
  return a === b || idOf(a) === idOf(b);
}

/**
 * The first instant at which the clocks of a zone show that minute of that day, or a later one.
 *
 * So a minute that clocks skip in spring is the instant of the skip, and one that they show twice in autumn is the
 * first of the two. Later minutes never lie earlier, so that spans of a day stay in order.
 *
 * @param minute minutes of the wall clock after midnight; 1,440 is the end of the day
 * @throws RangeError the zone is not known
 */
export function instantAt(day: PlainDate, minute: number, timeZone: string): Date {
  const wallMs = toUtc(day).getTime() + minute * MS_PER_MINUTE;
  // No offset reaches a whole day, so one of these lies before the instant and one after it.
  const before = offsetMsAt(wallMs - MS_PER_DAY, timeZone);
  const after = offsetMsAt(wallMs + MS_PER_DAY, timeZone);
  if (before === after) return new Date(wallMs - before);
  if (offsetMsAt(wallMs - before, timeZone) === before) return new Date(wallMs - before);
  if (offsetMsAt(wallMs - after, timeZone) === after) return new Date(wallMs - after);
  return new Date(changeBetween(wallMs - after, wallMs - before, timeZone));
}

/** No clock is put on and back again within a day. */
const SEEN_EVERY_MS = MS_PER_DAY;
const SEEN_FOR_MS = 366 * MS_PER_DAY;

/**
 * Of zones whose clocks show the same from an instant on for a year the first alone, in the order given. Clocks that are
 * put on or back at different hours of one day count as the same.
 *
 * @param most after so many no more are looked for
 * @throws RangeError a zone is not known
 */
export function distinctTimeZones(
  timeZones: readonly string[],
  from: Date,
  most = Infinity,
): readonly string[] {
  const distinct = new Map<string, string>();
  for (const timeZone of timeZones) {
    const offsets: number[] = [];
    for (let ms = 0; ms <= SEEN_FOR_MS; ms += SEEN_EVERY_MS) {
      offsets.push(offsetMsAt(from.getTime() + ms, timeZone));
    }
    const shown = offsets.join(" ");
    if (!distinct.has(shown)) distinct.set(shown, timeZone);
    if (distinct.size >= most) break;
  }
  return [...distinct.values()];
}

/** The instant of the one change of offset after `low` and not after `high`. */
function changeBetween(low: number, high: number, timeZone: string): number {
  const old = offsetMsAt(low, timeZone);
  let from = low;
  let until = high;
  while (until - from > 1) {
    const middle = Math.floor((from + until) / 2);
    if (offsetMsAt(middle, timeZone) === old) from = middle;
    else until = middle;
  }
  return until;
}

/** How far the zone’s clocks are ahead of UTC at an instant; negative west of Greenwich. */
function offsetMsAt(instantMs: number, timeZone: string): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = clockIn(timeZone)
    .format(instantMs)
    .split(/\D+/)
    .map(Number);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(instantMs / MS_PER_SECOND) * MS_PER_SECOND;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes fifty times as long as reading it; only code and administrators name zones here. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
  clocks.set(timeZone, made);
  return made;
}

/** Not kept: names come from browsers and forms, in any spelling. */
function idOf(timeZone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
}
