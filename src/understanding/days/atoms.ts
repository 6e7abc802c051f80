import { plainDateOf, type PlainDate } from "../../domain/plain-date.ts";
import { daySpan, monthsSpan, nextOfDay, nextOfMonth, numbersOf, type Span } from "./calendar.ts";
import {
  comingDays,
  dayOfThatMonth,
  daysFromToday,
  offsetDay,
  partOfNamedMonth,
  partOfThatMonth,
  partOfThatYear,
  relativeMonth,
  relativeWeek,
  weekday,
  weekdayOfWeek,
  wholeYear,
} from "./relative.ts";
import { yearIn, type Line, type Values } from "./line.ts";

/** Something in a text that names days by itself. */
export interface Atom {
  /** The index of the first token behind it. */
  readonly end: number;
  readonly kind: AtomKind;
  /** It is only about today, this week, month or year. */
  readonly isPresent: boolean;
  /** The first such days at or after a day, unless their year is named; `null` when there are none. */
  readonly resolve: (from: PlainDate) => Span | null;
}

/** `day` has a day and a month, so that a bare number beside it can share the month; `bareDay` lacks the month. */
type AtomKind = "day" | "bareDay" | "newYear" | "other";

interface Rule {
  readonly pattern: RegExp;
  readonly kind: AtomKind;
  readonly read: (values: Values, line: Line, from: PlainDate) => Span | null;
}

const REL_YEAR = "(?:[>=<]y|y[>=<])";
const YEAR = `(?:${REL_YEAR}|Yy?|y?Y)`;
const YEAR_BEHIND = `(?:,?[ji]?y?Yy?|,?[Fji]?${REL_YEAR})`;
const YEAR_AHEAD = `(?:${YEAR},{0,2}[ji]?)`;
const MONTH = `(?:${YEAR_AHEAD}M|M${YEAR_BEHIND}|[>=<]M|M[>=<]|M)`;
/** A bare unit such as "year" in "the end of the year"; never that of a length. */
const THAT_MONTH = "(?:[>=]m|m[>=]|m)";
const THAT_YEAR = `(?:${YEAR}|y)`;
/** "1月3日（周日）" */
const WEEKDAY_BEHIND = "(?:[.,]?i?W)?";
const NO_PART_AHEAD = "(?![MYym><=])";
const NOT_COUNTED = "(?![dwmyhxM])";

/** Tried in this order; the letters are those of `token.ts`. */
const RULES: readonly Rule[] = [
  rule("day", "I", fullDate),
  rule("day", "(?<=[FUu-])D|D(?=[Uu-][DI])", shortDate),
  rule("day", `(?:W,?)?d?[NO]M${YEAR_BEHIND}?`, dayOfMonth),
  rule("day", `${YEAR_AHEAD}(?:[NO]M|M[NO]d?)${WEEKDAY_BEHIND}`, dayOfMonth),
  rule("day", `(?:W,?)?MO${YEAR_BEHIND}?${WEEKDAY_BEHIND}`, dayOfMonth),
  rule("day", "O(?:[>=]m|m[>=])|(?:[>=]m|m[>=]),?i?O", dayOfThatMonth),
  rule("other", `[scz]${MONTH}|${MONTH}[scz]${NO_PART_AHEAD}`, partOfNamedMonth),
  rule("other", `[scz]${THAT_MONTH}|(?<![N@])${THAT_MONTH}[scz]${NO_PART_AHEAD}`, partOfThatMonth),
  rule("other", `[scz]${THAT_YEAR}|(?<![N@])${THAT_YEAR}[scz]${NO_PART_AHEAD}`, partOfThatYear),
  rule("other", MONTH, namedMonth),
  rule("other", "[>=]wW|W,?(?:[>=]w|w[>=])", weekdayOfWeek),
  rule("other", "[>=<]W|W[>=<]|(?<=[idFUu-])(?<!W[Uu&-]i?)W(?![Uu&-]i?W)", weekday),
  rule("other", "(?<![N@])(?:[>=<][we]|[we][>=<])", relativeWeek),
  rule("other", ">N[dwm]", comingDays),
  rule("other", "[>=<]m|m[>=<]", relativeMonth),
  rule("other", `${REL_YEAR}|Yy|yY|(?<=[ijFUuabqf&B-])Y${NOT_COUNTED}`, wholeYear),
  rule("other", "T", daysFromToday),
  rule("newYear", "X", newYear),
  rule("other", "Z", newYearWeeks),
  rule("day", "H", holiday),
  // "two weeks after entry" and "within two weeks" are counted from elsewhere, "90 days in 180 days" is a limit.
  rule("other", "(?<!P_{0,2})[KJq]i?@?[N@][dwmy](?!F(?![Tt])|[aPl])", offsetDay),
  rule("other", "J[wmy](?![aP<>=])|q(?:w|[my](?=[.,]|$))(?!F(?![Tt])|[aP<>=])", offsetDay),
  rule("other", "(?<![dx].?)ji?@?N[dwmy](?![aPl])", offsetDay),
  rule("other", "(?<![dx].{0,5})j@[wm](?![aPl])", offsetDay),
  rule("other", "(?<![Pf]_{0,2})[N@][dwmy][ln]", offsetDay),
  rule("bareDay", `(?<=[iFU])O${NOT_COUNTED}`, bareDay),
];
const MONTH_FIRST_RULE = rule("day", `(?:W,?)?MN${NOT_COUNTED}${YEAR_BEHIND}?`, dayOfMonth);
const MONTH_FIRST_RULES: readonly Rule[] = [MONTH_FIRST_RULE, ...RULES];
const PRESENT = /^(?:T|=[ywm]|[ywm]=)$/u;

/** The atom that begins at a token; `null` when none does. */
export function atomAt(line: Line, at: number): Atom | null {
  if (/^[_.,]?$/u.test(line.kinds.charAt(at))) return null;
  for (const { pattern, kind, read } of line.monthFirst ? MONTH_FIRST_RULES : RULES) {
    pattern.lastIndex = at;
    const letters = pattern.exec(line.kinds)?.[0];
    if (letters === undefined) continue;
    const end = at + letters.length;
    const values: Values = (wanted) => {
      const index = letters.indexOf(wanted);
      return index < 0 ? null : (line.tokens[at + index]?.value ?? null);
    };
    const isPresent = PRESENT.test(letters) && (values("T") ?? 0) === 0;
    return { end, kind, isPresent, resolve: (from) => read(values, line, from) };
  }
  return null;
}

function rule(kind: AtomKind, pattern: string, read: Rule["read"]): Rule {
  return { kind, pattern: new RegExp(pattern, "uy"), read };
}

function fullDate(values: Values): Span | null {
  const value = values("I") ?? 0;
  const [year, month, day] = [
    Math.floor(value / 10_000),
    Math.floor(value / 100) % 100,
    value % 100,
  ];
  return day === 0 ? monthsSpan(year, month) : daySpan(plainDateOf(year, month, day));
}

function shortDate(values: Values, _line: Line, from: PlainDate): Span | null {
  return yearlyDay(values("D") ?? 0, from);
}

function holiday(values: Values, _line: Line, from: PlainDate): Span | null {
  return yearlyDay(values("H") ?? 0, from);
}

function yearlyDay(value: number, from: PlainDate): Span | null {
  return nextOfMonth(from, Math.floor(value / 100), value % 100);
}

function dayOfMonth(values: Values, line: Line, from: PlainDate): Span | null {
  const month = values("M") ?? 0;
  const day = values("N") ?? values("O") ?? 0;
  const year = yearIn(values, line);
  return year === null ? nextOfMonth(from, month, day) : daySpan(plainDateOf(year, month, day));
}

function namedMonth(values: Values, line: Line, from: PlainDate): Span | null {
  const month = values("M") ?? 0;
  const named = yearIn(values, line);
  if (named !== null) return monthsSpan(named, month);
  const today = numbersOf(line.today);
  if (values("<") !== null) return monthsSpan(today.year - (month < today.month ? 0 : 1), month);
  if (values(">") !== null) return monthsSpan(today.year + (month > today.month ? 0 : 1), month);
  return nextOfMonth(from, month, null);
}

function newYear(_values: Values, _line: Line, from: PlainDate): Span | null {
  return nextOfMonth(from, 1, 1);
}

function newYearWeeks(_values: Values, _line: Line, from: PlainDate): Span | null {
  return nextOfMonth(from, 1, null);
}

function bareDay(values: Values, _line: Line, from: PlainDate): Span | null {
  return nextOfDay(from, values("O") ?? 0);
}
