import type { LanguageTag } from "../domain/locale.ts";
import { daysBetween, plainDateOf, type PlainDate } from "../domain/plain-date.ts";
import { readableStart } from "../domain/readable-start.ts";
import type { DaysAsked } from "../domain/reading.ts";
import { mentionsIn, namesNothing, WEIGHTS, type Mention } from "./days/expressions.ts";
import { lexerFor } from "./days/lexers.ts";
import type { Span } from "./days/calendar.ts";

/** Longer texts are read up to here. */
const MAX_CHARACTERS = 2_000;
/** What lies further from today, either way, is taken for a misreading. */
const MAX_DAYS_AWAY = 3_653;
const FIRST_DAY = plainDateOf(1900, 1, 1);
const LAST_DAY = plainDateOf(2100, 12, 31);
/** Days further apart than this are not one journey. */
const MAX_JOURNEY_DAYS = 366;

/**
 * The days that a text speaks of; `null` when it names none, or none that is plausible.
 *
 * Several days are taken together, from the first to the last. Days that are past count only where no others are
 * named. Lengths ("for two weeks") are no days, but prolong a day before them. Never throws.
 */
export function readDays(text: string, language: LanguageTag, today: PlainDate): DaysAsked | null {
  const start = readableStart(text, MAX_CHARACTERS);
  for (const candidate of languagesOf(start, language)) {
    const lexer = lexerFor(candidate);
    if (lexer === null) continue;
    const tokens = lexer.lex(start);
    const kinds = tokens.map(({ kind }) => kind).join("");
    if (namesNothing(kinds)) continue;
    const { monthFirst, nextWeekdayIsUpcoming } = lexer;
    const line = { tokens, kinds, today, monthFirst, nextWeekdayIsUpcoming };
    const days = chosen(mentionsIn(line).filter(({ span }) => isPlausible(span, today)));
    if (days !== null) return days;
  }
  return null;
}

/** The language given, then those that the scripts of the text suggest: questions mix languages. */
function languagesOf(text: string, language: LanguageTag): LanguageTag[] {
  const languages = [language];
  if (/\p{Script=Han}/u.test(text)) languages.push("zh");
  if (/\p{Script=Cyrillic}/u.test(text)) languages.push("ru");
  if (/\p{Script=Arabic}/u.test(text)) languages.push("ar");
  languages.push("en");
  return [...new Set(languages)];
}

function isPlausible({ from, until }: Span, today: PlainDate): boolean {
  return (
    from <= until &&
    FIRST_DAY !== null &&
    LAST_DAY !== null &&
    FIRST_DAY <= from &&
    until <= LAST_DAY &&
    Math.abs(daysBetween(today, from)) <= MAX_DAYS_AWAY &&
    Math.abs(daysBetween(today, until)) <= MAX_DAYS_AWAY
  );
}

function chosen(mentions: readonly Mention[]): DaysAsked | null {
  const weight = Math.max(...mentions.map((mention) => mention.weight));
  const spans = closed(mentions.filter((mention) => mention.weight === weight));
  const narrow = spans.filter((span) => !spans.some((other) => isWithin(other, span)));
  const [first] = narrow;
  if (first === undefined) return null;
  return weight === WEIGHTS.journey ? joined(first, narrow) : first;
}

/** Beside other days, "until 5 January" adds an end and not today. */
function closed(mentions: readonly Mention[]): Span[] {
  return mentions.map(({ span, isOpen }) => {
    const isBounded =
      isOpen && mentions.some((other) => !other.isOpen && other.span.from <= span.until);
    return isBounded ? { from: span.until, until: span.until } : span;
  });
}

/** "in March, on the 5th of March" speaks of the 5th. */
function isWithin(inner: Span, outer: Span): boolean {
  const isInside = outer.from <= inner.from && inner.until <= outer.until;
  return isInside && (outer.from !== inner.from || inner.until !== outer.until);
}

function joined(first: Span, spans: readonly Span[]): Span {
  const from = spans.map((span) => span.from).sort()[0] ?? first.from;
  const until =
    spans
      .map((span) => span.until)
      .sort()
      .at(-1) ?? first.until;
  return daysBetween(from, until) <= MAX_JOURNEY_DAYS ? { from, until } : first;
}
