import { KINDS, type Token } from "./token.ts";

/** What a figure in a text was read as, and how many characters it took. */
interface NumericToken {
  readonly token: Token;
  readonly length: number;
}

const YEAR_FIRST = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d\p{L}])/uy;
const YEAR_LAST = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|(?<!-)\d{2})(?![\d\p{L}]|[./-]\d)/uy;
const MONTH_THEN_YEAR = /(\d{1,2})[/.](\d{4})(?![\d/.-])/uy;
const YEAR_THEN_MONTH = /(\d{4})[-/](\d{1,2})(?![\d/.-])/uy;
const DAY_AND_MONTH = /(\d{2})[./](\d{2})(?![\d%:]|[./]\d)/uy;
const ORDINAL = /(\d{1,2})(?:-?(?:st|nd|rd|th|er|го|ого|е|му|ому|і|ші)|[o°])(?![\p{L}\d])/uy;
/** Times, decimals, grouped digits, fractions: figures that are no day. */
const OTHER_FIGURE = /\d+(?:[.,:/]\d+)+%?/uy;
const INTEGER = /\d+/uy;
/** Signs that make a price, a share, a phone or a running number of the figure beside them. */
const SIGN_BEFORE = /[+#№$€£¥₽]\s?$/u;
const SIGN_AFTER = /\s?[%$€£¥₽‰]/uy;

/** The first and last year that a four-digit number is taken for. */
const YEARS = { first: 1900, last: 2199 };
const BUDDHIST_YEARS = { first: 2500, last: 2699, ahead: 543 };

/**
 * Reads the figure that begins at a position; dates in figures stand day first unless only month first makes sense.
 *
 * @param buddhist whether years may count from 543 BC, as in Thailand
 */
export function readNumeric(text: string, at: number, buddhist: boolean): NumericToken {
  const match = (pattern: RegExp): RegExpExecArray | null => matchAt(pattern, text, at);
  const isSigned = SIGN_BEFORE.test(text.slice(Math.max(0, at - 2), at));
  const date = match(YEAR_FIRST) ?? match(YEAR_LAST) ?? match(MONTH_THEN_YEAR);
  const named = date ?? match(YEAR_THEN_MONTH);
  if (named !== null && !isSigned) {
    const value = dateValue(
      named.slice(1).filter((part) => /^\d+$/u.test(part)),
      buddhist,
    );
    return {
      token: value === null ? OTHER : { kind: KINDS.fullDate, value },
      length: named[0].length,
    };
  }
  const pair = match(DAY_AND_MONTH);
  if (pair !== null && !isSigned && Number(pair[1]) <= 31 && Number(pair[2]) <= 12) {
    const value = Number(pair[2]) * 100 + Number(pair[1]);
    return { token: { kind: KINDS.shortDate, value }, length: pair[0].length };
  }
  const ordinal = match(ORDINAL);
  if (ordinal !== null) {
    return {
      token: { kind: KINDS.ordinal, value: Number(ordinal[1]) },
      length: ordinal[0].length,
    };
  }
  const other = match(OTHER_FIGURE);
  if (other !== null) return { token: OTHER, length: other[0].length };
  const [digits = text.charAt(at)] = match(INTEGER) ?? [];
  const isMeasured = isSigned || matchAt(SIGN_AFTER, text, at + digits.length) !== null;
  return { token: isMeasured ? OTHER : integerToken(digits, buddhist), length: digits.length };
}

const OTHER: Token = { kind: KINDS.other, value: 0 };

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function integerToken(digits: string, buddhist: boolean): Token {
  const value = Number(digits);
  if (digits.length <= 3) return { kind: KINDS.number, value };
  const year = digits.length === 4 ? yearOf(value, buddhist) : null;
  return year === null ? OTHER : { kind: KINDS.yearNumber, value: year };
}

function yearOf(value: number, buddhist: boolean): number | null {
  if (buddhist && value >= BUDDHIST_YEARS.first && value <= BUDDHIST_YEARS.last) {
    return value - BUDDHIST_YEARS.ahead;
  }
  return value >= YEARS.first && value <= YEARS.last ? value : null;
}

/** `parts` hold two or three numbers, the year at one end. */
function dateValue(parts: readonly string[], buddhist: boolean): number | null {
  const [first = "", second = "", third = ""] = parts;
  const yearFirst = first.length === 4;
  const yearText = yearFirst ? first : third === "" ? second : third;
  const year = yearOf(yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText), buddhist);
  if (year === null) return null;
  if (third === "") return joined(year, Number(yearFirst ? second : first), 0);
  if (yearFirst) return joined(year, Number(second), Number(third));
  const [day, month] = [Number(first), Number(second)];
  return month > 12 ? joined(year, day, month) : joined(year, month, day);
}

function joined(year: number, month: number, day: number): number | null {
  return month >= 1 && month <= 12 && day <= 31 ? year * 10_000 + month * 100 + day : null;
}
