import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../text.ts";

/** A day or a part of one; what is not said is `null`. */
export interface DateSaid {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
  /** Monday is 1. */
  readonly weekday: number | null;
  /** Such as `tomorrow`. */
  readonly relative: string | null;
  /** Where nothing else tells: the words themselves, as of 03/04/2026 or a time of day. */
  readonly words: string | null;
  /** Places of tokens, or offsets in the text where it was read before the tokens. */
  readonly at: number;
  readonly end: number;
}

const NOTHING = { day: null, month: null, year: null, weekday: null, relative: null, words: null };

/** Dates and times of day that are written in figures and marks, as offsets. */
export function numericDatesIn(plain: string): DateSaid[] {
  const dates: DateSaid[] = [];
  for (const match of plain.matchAll(NUMERIC)) {
    const { index: at } = match;
    const end = at + match[0].length;
    const said = numericDate(match.groups ?? {}, match[0]);
    if (said !== null) dates.push({ ...NOTHING, ...said, at, end });
  }
  return dates;
}

const NUMERIC =
  /(?<![\d.,/:-])(?:(?<year>(?:19|20)\d\d)(?<sep>[-/.])(?<month>\d{1,2})(?:\k<sep>(?<day>\d{1,2}))?|(?<one>\d{1,2})(?<mark>[-/.])(?<two>\d{1,2})\k<mark>(?<late>(?:19|20)\d\d|\d\d)|(?<clock>\d{1,2}[:h]\d\d))(?![\d/:]|[.,-]\d)/gu;

function numericDate(
  groups: Readonly<Record<string, string | undefined>>,
  text: string,
): Partial<DateSaid> | null {
  const { year, month, day, one, two, late, clock } = groups;
  if (clock !== undefined) return { words: clock.replace("h", ":").replace(/^0(?=\d)/u, "") };
  if (year !== undefined) {
    if (Number(month) > 12 || Number(day ?? 1) > 31 || Number(month) === 0) return null;
    return {
      year: Number(year),
      month: Number(month),
      day: day === undefined ? null : Number(day),
    };
  }
  const [first, second] = [Number(one), Number(two)];
  if (late?.length !== 4 || (first <= 12 && second <= 12 && first !== second))
    return { words: text };
  const [dayOf, monthOf] = second > 12 ? [second, first] : [first, second];
  return { day: dayOf, month: monthOf, year: Number(late) };
}

/** Dates in words, weekdays, and years in figures. */
export function datesIn(tokens: readonly Token[], lexicon: Lexicon, used: Set<number>): DateSaid[] {
  const dates: DateSaid[] = [];
  for (let at = 0; at < tokens.length;) {
    const date = used.has(at) ? null : dateAt(tokens, at, lexicon, used);
    if (date === null) {
      at += 1;
      continue;
    }
    dates.push(date);
    for (let one = date.at; one < date.end; one += 1) used.add(one);
    at = date.end;
  }
  return withSharedMonths(dates, tokens, lexicon, used);
}

function dateAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  used: ReadonlySet<number>,
): DateSaid | null {
  const relative = lexicon.relative.startingAt(tokens, at);
  if (relative !== null) {
    return { ...NOTHING, relative: relative.sense, at, end: relative.end };
  }
  if (lexicon.isHan) return dateInHan(tokens, at, lexicon);
  const month = monthAt(tokens, at, lexicon);
  if (month !== null) return aroundMonth(tokens, at, month.end, month.sense, lexicon, used);
  const weekday = lexicon.weekdays.startingAt(tokens, at);
  if (weekday !== null && isDate(tokens, at, lexicon)) {
    return { ...NOTHING, weekday: weekday.sense, at, end: weekday.end };
  }
  const year = yearAt(tokens, at, lexicon);
  return year === null ? null : { ...NOTHING, year, at, end: at + 1 };
}

function monthAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { readonly sense: number; readonly end: number } | null {
  const month = lexicon.months.startingAt(tokens, at);
  if (month === null || !isDate(tokens, at, lexicon)) return null;
  // "يناير/كانون الثاني" names one month twice.
  if (tokens[month.end]?.text !== "/") return month;
  const again = lexicon.months.startingAt(tokens, month.end + 1);
  return again?.sense === month.sense ? again : month;
}

/** Of words that are ordinary ones too: beside a figure, or written as a name within a sentence. */
function isDate(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined || !lexicon.doubtfulDates.has(token.text)) return true;
  const beside = [tokens[at - 1], tokens[at + 1]].some((other) => other?.kind === "number");
  return beside || (lexicon.language === "en" && !token.isFirst && /^\p{Lu}/u.test(token.raw));
}

const DAY = /^(?:0?[1-9]|[12]\d|3[01])$/u;
const ORDINAL_END = /^(?:st|nd|rd|th|er|го|е|º)$/u;
const OF = /^(?:of|de|del|the|d|,)$/u;

/** The day before or behind a month's name, and the year behind it. */
function aroundMonth(
  tokens: readonly Token[],
  at: number,
  end: number,
  month: number,
  lexicon: Lexicon,
  used: ReadonlySet<number>,
): DateSaid {
  let [from, until] = [at, end];
  let day: number | null = null;
  let back = at - 1;
  while (
    at - back <= 2 &&
    (OF.test(tokens[back]?.text ?? "") || ORDINAL_END.test(tokens[back]?.text ?? ""))
  ) {
    back -= 1;
  }
  if (!used.has(back) && DAY.test(tokens[back]?.text ?? "")) {
    day = Number(tokens[back]?.text);
    from = back;
  } else if (DAY.test(tokens[end]?.text ?? "") && lexicon.language === "en") {
    day = Number(tokens[end]?.text);
    until = ORDINAL_END.test(tokens[end + 1]?.text ?? "") ? end + 2 : end + 1;
  }
  const next = OF.test(tokens[until]?.text ?? "") ? until + 1 : until;
  const year = YEAR.test(tokens[next]?.text ?? "") ? Number(tokens[next]?.text) : null;
  return { ...NOTHING, day, month, year, at: from, end: year === null ? until : next + 1 };
}

const YEAR = /^(?:19|20)\d\d$/u;

/** Four figures without a unit behind them. */
function yearAt(tokens: readonly Token[], at: number, lexicon: Lexicon): number | null {
  const { text = "", kind } = tokens[at] ?? {};
  if (kind !== "number" || !YEAR.test(text)) return null;
  const next = tokens[at + 1]?.text ?? "";
  const isCounted =
    lexicon.currencies.startingAt(tokens, at + 1) !== null ||
    lexicon.percent.startingAt(tokens, at + 1) !== null ||
    [1, 2].some((length) => lexicon.currencies.startingAt(tokens, at - length)?.end === at) ||
    (lexicon.units.startingAt(tokens, at + 1) !== null && !lexicon.yearWords.has(next));
  return isCounted ? null : Number(text);
}

const HAN_NUMBER = /^[〇零一二三四五六七八九十]$/u;
const HAN_DIGITS = "〇一二三四五六七八九";

/** "2026年12月31日", its parts, and the same in Chinese numerals. */
function dateInHan(tokens: readonly Token[], at: number, lexicon: Lexicon): DateSaid | null {
  const weekday = lexicon.weekdays.startingAt(tokens, at);
  if (weekday !== null) return { ...NOTHING, weekday: weekday.sense, at, end: weekday.end };
  let end = at;
  const year = hanPart(tokens, end, /^年$/u, 1900, 2100);
  if (year !== null) ({ end } = year);
  const month = hanPart(tokens, end, /^月$/u, 1, 12);
  if (month !== null) ({ end } = month);
  const day = month === null && year !== null ? null : hanPart(tokens, end, /^[日号]$/u, 1, 31);
  // "90日" alone is a length; "1-3日" after a month is read with it.
  if (day !== null && month !== null) ({ end } = day);
  if (end > at) {
    return {
      ...NOTHING,
      year: year?.value ?? null,
      month: month?.value ?? null,
      day: month === null ? null : (day?.value ?? null),
      at,
      end,
    };
  }
  const bare = yearAt(tokens, at, lexicon);
  return bare === null || lexicon.currencies.startingAt(tokens, at + 1) !== null
    ? null
    : { ...NOTHING, year: bare, at, end: at + 1 };
}

function hanPart(
  tokens: readonly Token[],
  at: number,
  sign: RegExp,
  least: number,
  most: number,
): { readonly value: number; readonly end: number } | null {
  const first = tokens[at];
  if (first?.kind === "number") {
    const value = Number(first.text);
    if (!sign.test(tokens[at + 1]?.text ?? "") || value < least || value > most) return null;
    return { value, end: at + 2 };
  }
  let end = at;
  while (end - at < 5 && HAN_NUMBER.test(tokens[end]?.text ?? "")) end += 1;
  if (end === at || !sign.test(tokens[end]?.text ?? "")) return null;
  const value = hanValue(tokens.slice(at, end).map(({ text }) => text.replace("零", "〇")));
  return value < least || value > most ? null : { value, end: end + 1 };
}

function hanValue(digits: readonly string[]): number {
  const ten = digits.indexOf("十");
  if (ten < 0) return Number(digits.map((digit) => HAN_DIGITS.indexOf(digit)).join(""));
  const tens = ten === 0 ? 1 : HAN_DIGITS.indexOf(digits[0] ?? "");
  const ones = ten === digits.length - 1 ? 0 : HAN_DIGITS.indexOf(digits.at(-1) ?? "");
  return tens * 10 + ones;
}

/** In "from 6 to 10 May" the first day is one of May too. */
function withSharedMonths(
  dates: DateSaid[],
  tokens: readonly Token[],
  lexicon: Lexicon,
  used: Set<number>,
): DateSaid[] {
  const more: DateSaid[] = [];
  for (const date of dates) {
    if (date.day === null) continue;
    const at = date.at - 2;
    const joins = tokens[date.at - 1]?.text ?? "";
    const isJoined = /^[-–~,،、]$/u.test(joins) || lexicon.rangeWords.has(joins);
    if (!isJoined || used.has(at) || !DAY.test(tokens[at]?.text ?? "")) continue;
    used.add(at);
    more.push({ ...date, day: Number(tokens[at]?.text), at, end: at + 1 });
  }
  return [...dates, ...more];
}
