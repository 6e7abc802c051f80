import { addDays, daysBetween, plainDateOf, type PlainDate } from "../../domain/plain-date.ts";
import { atomAt, type Atom } from "./atoms.ts";
import { daySpan, nextOfDay, numbersOf, type Span } from "./calendar.ts";
import type { Line, Values } from "./line.ts";
import { later, lengthIn } from "./relative.ts";

/** Days that a text names, and how much they count beside others: the highest weight wins. */
export interface Mention {
  readonly span: Span;
  /** Only its end is named, as in "until 5 January"; `span` begins today. */
  readonly isOpen: boolean;
  readonly weight: number;
}

/** `expiry`: the end of a document or rule; `present`: "today", "this year", which often only opens a sentence. */
export const WEIGHTS = { past: 0, expiry: 1, present: 2, journey: 3 } as const;
/** How long "after" a day lasts, the day itself not counted. */
const AFTER_DAYS = 31;
/** Under way since a first day that has passed, rather than beginning again in a year. */
const UNDER_WAY_DAYS = 92;
/** From here on a day without a year belongs to the year named before it. */
const FAR_AHEAD_DAYS = 300;
const ALMOST_A_YEAR = 364;
/** Nobody names more days in a question. */
const MAX_MENTIONS = 20;

interface Reading {
  readonly end: number;
  readonly span: Span | null;
  readonly isPresent: boolean;
  readonly isOpen?: true;
}

/** All days that the tokens name, in their order. */
export function mentionsIn(line: Line): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < line.kinds.length && mentions.length < MAX_MENTIONS;) {
    if (namesNothing(line.kinds.charAt(at))) {
      at += 1;
      continue;
    }
    const seekFrom = seekingFrom(mentions, line.today);
    const reading = readAt(line, at, seekFrom);
    if (reading?.span != null) {
      const span = stretched(reading.span, line, reading.end);
      const weight = weightOf(reading, span, line, at);
      if (weight !== null) mentions.push({ span, weight, isOpen: reading.isOpen === true });
    }
    at = reading?.end ?? at + 1;
  }
  return mentions;
}

/** Tokens of these kinds alone name no day, and no expression begins with one of them; most tokens are of these. */
export function namesNothing(kinds: string): boolean {
  return /^[_.,]*$/u.test(kinds);
}

function seekingFrom(mentions: readonly Mention[], today: PlainDate): PlainDate {
  const last = mentions.findLast(({ weight }) => weight === WEIGHTS.journey)?.span.from;
  if (last === undefined) return today;
  return daysBetween(today, last) > FAR_AHEAD_DAYS ? last : today;
}

/** `null` for what should not count at all: a permit that expired last week is asked about today. */
function weightOf(reading: Reading, span: Span, line: Line, at: number): number | null {
  const isPast = span.until < line.today;
  const isExpiry =
    /V[^.,]{0,3}$/u.test(line.kinds.slice(Math.max(0, at - 4), at)) ||
    /^_?V/u.test(line.kinds.slice(reading.end, reading.end + 2));
  if (isExpiry) return isPast ? null : WEIGHTS.expiry;
  if (isPast) return WEIGHTS.past;
  return reading.isPresent ? WEIGHTS.present : WEIGHTS.journey;
}

function readAt(line: Line, at: number, seekFrom: PlainDate): Reading | null {
  const lead = line.kinds.charAt(at);
  if (lead === "S") return sinceAt(line, at);
  const range = rangeAt(line, at, seekFrom);
  if (range !== null) return range;
  const bound = /^t?[Uu]/u.exec(line.kinds.slice(at, at + 2))?.[0] ?? "";
  if (bound === "U" || bound.length === 2) return untilAt(line, at + bound.length);
  const alone = atomAt(line, at);
  if (alone !== null) return behind(line, alone, seekFrom);
  const atom = /^[Faqb]$/u.test(lead) ? atomAt(line, at + 1) : null;
  if (atom === null) return null;
  if (lead === "F") return fromDay(atom, seekFrom, line);
  return lead === "b" ? before(atom, line) : after(atom, line);
}

/** An atom with what may stand behind it in languages that put "after" last. */
function behind(line: Line, atom: Atom, seekFrom: PlainDate): Reading {
  const found = beyond(atom);
  switch (line.kinds.charAt(atom.end)) {
    case "l":
      return { ...after(atom, line), ...found };
    case "p":
      return { ...before(atom, line), ...found };
    case "v":
      return { ...untilOf(atom, line), ...found };
    case "r":
      return { ...fromDay(atom, seekFrom, line), ...found };
    default:
      return readingOf(atom, clamped(atom.resolve(seekFrom), line.today));
  }
}

function beyond(atom: Atom): { end: number } {
  return { end: atom.end + 1 };
}

function readingOf({ end, isPresent }: Atom, span: Span | null): Reading {
  return { end, span, isPresent };
}

/** "since" tells of the past, even where a year is missing; the days behind it are passed over. */
function sinceAt(line: Line, at: number): Reading | null {
  const atom = atomAt(line, at + 1);
  return atom === null ? null : readingOf(atom, null);
}

function fromDay(atom: Atom, seekFrom: PlainDate, line: Line): Reading {
  const span = atom.resolve(seekFrom);
  return readingOf(
    atom,
    span === null || span.until < line.today ? null : clamped(span, line.today),
  );
}

function untilAt(line: Line, at: number): Reading | null {
  const atom = atomAt(line, at);
  return atom === null ? null : untilOf(atom, line);
}

function untilOf(atom: Atom, { today }: Line): Reading {
  const until = atom.resolve(today)?.until;
  const isAhead = until !== undefined && until >= today;
  return { ...readingOf(atom, isAhead ? { from: today, until } : null), isOpen: true };
}

function before(atom: Atom, { today }: Line): Reading {
  const end = atom.resolve(today)?.from;
  const isAhead = end !== undefined && end > today;
  const span = isAhead ? { from: today, until: addDays(end, -1) } : null;
  return { ...readingOf(atom, span), isOpen: true };
}

function after(atom: Atom, { today }: Line): Reading {
  const span = atom.resolve(today);
  if (span === null || span.until < today) return readingOf(atom, null);
  // New Year is a night: what comes after it begins on its very day.
  const from = atom.kind === "newYear" ? span.until : addDays(span.until, 1);
  return readingOf(atom, { from, until: addDays(from, AFTER_DAYS - 1) });
}

/** Days that contain today begin today, for what is past of them is not asked about. */
function clamped(span: Span | null, today: PlainDate): Span | null {
  return span !== null && span.from < today && today <= span.until
    ? { from: today, until: span.until }
    : span;
}

function rangeAt(line: Line, at: number, seekFrom: PlainDate): Reading | null {
  const lead = line.kinds.charAt(at);
  const start = lead === "F" || lead === "B" ? at + 1 : at;
  const link = lead === "B" ? /^[&u-]/u : /^(?:,?[Uu]|-{1,2})/u;
  const first = atomAt(line, start) ?? bareNumberAt(line, start);
  if (first === null) return null;
  const linked = link.exec(line.kinds.slice(first.end, first.end + 2))?.[0].length ?? 0;
  const secondAt = first.end + linked;
  const second = atomAt(line, secondAt) ?? (linked > 0 ? bareNumberAt(line, secondAt) : null);
  if (second === null) return null;
  const closes = line.kinds.charAt(second.end) === "v";
  if (linked === 0 && !closes) return null;
  const span = rangeOf(first, second, line, seekFrom);
  const end = closes ? second.end + 1 : second.end;
  return span === null ? null : { end, span: clamped(span, line.today), isPresent: false };
}

/** A number without a month, as in "5 to 12 January". */
function bareNumberAt(line: Line, at: number): Atom | null {
  const isBare = /^[NO](?![dwmyhxM])/u.test(line.kinds.slice(at, at + 2));
  const day = line.tokens[at]?.value ?? 0;
  if (!isBare || day < 1 || day > 31) return null;
  const resolve = (from: PlainDate): Span | null => nextOfDay(from, day);
  return { end: at + 1, kind: "bareDay", isPresent: false, resolve };
}

function rangeOf(first: Atom, second: Atom, line: Line, seekFrom: PlainDate): Span | null {
  const isNumberOnly = (atom: Atom, at: number): boolean =>
    line.kinds.charAt(at) === "N" && atom.kind === "bareDay";
  const firstIsBare = first.kind === "bareDay";
  const secondIsBare = second.kind === "bareDay";
  if (firstIsBare && secondIsBare) {
    const numbersOnly = isNumberOnly(first, first.end - 1) || isNumberOnly(second, second.end - 1);
    return numbersOnly ? null : inOrder(first, second, line.today, seekFrom);
  }
  if (firstIsBare) return second.kind === "day" ? sharing(second, first, seekFrom, "before") : null;
  if (secondIsBare) return first.kind === "day" ? sharing(first, second, seekFrom, "behind") : null;
  return inOrder(first, second, line.today, seekFrom);
}

/** A day and a bare day in the same month. */
function sharing(
  day: Atom,
  bare: Atom,
  seekFrom: PlainDate,
  side: "before" | "behind",
): Span | null {
  const whole = day.resolve(seekFrom)?.from;
  if (whole === undefined) return null;
  const { year, month } = numbersOf(whole);
  const first = plainDateOf(year, month, 1);
  const shared = first === null ? null : daySpan(bare.resolve(first)?.from ?? null);
  if (shared === null || numbersOf(shared.from).month !== month) return null;
  const [from, until] = side === "before" ? [shared.from, whole] : [whole, shared.from];
  return from <= until ? { from, until } : null;
}

function inOrder(first: Atom, second: Atom, today: PlainDate, seekFrom: PlainDate): Span | null {
  const start = first.resolve(seekFrom);
  if (start === null) return null;
  const end = second.resolve(start.from);
  if (end === null) return null;
  // "from 20 November to 5 December", asked in between, does not begin in a year.
  const earlier = first.resolve(addDays(today, -FAR_AHEAD_DAYS));
  const earlierEnd = earlier === null ? null : second.resolve(earlier.from);
  if (
    earlier !== null &&
    earlierEnd !== null &&
    earlier.from < today &&
    today <= earlierEnd.until &&
    daysBetween(earlier.from, earlierEnd.until) <= UNDER_WAY_DAYS
  ) {
    return { from: today, until: earlierEnd.until };
  }
  if (start.from <= end.until && daysBetween(start.from, end.until) <= ALMOST_A_YEAR) {
    return { from: start.from, until: end.until };
  }
  const fitting = first.resolve(addDays(end.until, -ALMOST_A_YEAR)) ?? start;
  return fitting.from <= end.until ? { from: fitting.from, until: end.until } : null;
}

const LENGTH_OF_STAY = /[_,uij&]{0,6}f([N@]?[N@][dwm])/uy;

/** A single day with a length of stay behind it reaches to the last day of the stay. */
function stretched(span: Span, line: Line, end: number): Span {
  if (span.from !== span.until) return span;
  LENGTH_OF_STAY.lastIndex = end;
  const match = LENGTH_OF_STAY.exec(line.kinds);
  if (match === null) return span;
  const start = LENGTH_OF_STAY.lastIndex - (match[1]?.length ?? 0);
  const values: Values = (kind) => {
    const index = match[1]?.indexOf(kind) ?? -1;
    return index < 0 ? null : (line.tokens[start + index]?.value ?? null);
  };
  const length = lengthIn(values);
  const until = length === null ? null : later(span.from, length.count, length.unit);
  return until === null ? span : { from: span.from, until };
}
