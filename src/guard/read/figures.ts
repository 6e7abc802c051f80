import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../text.ts";
import { chineseNumeralAt } from "./chinese-numerals.ts";
import { numeralAt, type Numeral } from "./numerals.ts";

export type FigureKind = "duration" | "money" | "percent" | "ordinal" | "factor" | "count";

/** A number of a text with what it counts. */
export interface Figure {
  readonly kind: FigureKind;
  readonly value: number;
  /** Unit or currency; empty where there is none. */
  readonly unit: string;
  readonly at: number;
  readonly end: number;
  /** An article such as "a" and no number: it only contradicts another number. */
  readonly isArticle: boolean;
}

interface Measured {
  readonly kind: FigureKind;
  readonly unit: string;
  readonly from: number;
  readonly end: number;
}

/** @param used places of tokens that were read as something else; those of figures are added */
export function figuresIn(tokens: readonly Token[], lexicon: Lexicon, used: Set<number>): Figure[] {
  const figures: Figure[] = [];
  for (let at = 0; at < tokens.length;) {
    const figure = used.has(at) ? null : figureAt(tokens, at, lexicon, used);
    if (figure === null) {
      at += 1;
      continue;
    }
    figures.push(figure);
    if (!figure.isArticle) for (let one = figure.at; one < figure.end; one += 1) used.add(one);
    at = figure.isArticle ? at + 1 : figure.end;
  }
  return sharedUnits(figures, tokens, lexicon);
}

function figureAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  used: ReadonlySet<number>,
): Figure | null {
  const form = lexicon.unitForms.startingAt(tokens, at);
  if (form !== null) {
    return { kind: "duration", ...form.sense, at, end: form.end, isArticle: false };
  }
  const article = articleAt(tokens, at, lexicon);
  if (article !== null) return article;
  const percent = percentInHan(tokens, at, lexicon);
  if (percent !== null) return percent;
  const numeral = numeralIn(tokens, at, lexicon) ?? romanAt(tokens, at, lexicon);
  if (numeral === null) return null;
  const ends = Math.min(numeral.end, firstUsed(used, at, numeral.end));
  const measured = measureOf(tokens, at, ends, lexicon);
  const kind = numeral.isOrdinal ? "ordinal" : numeral.isFactor ? "factor" : "count";
  const own = measured ?? { kind, unit: "", from: at, end: ends };
  return {
    kind: numeral.isOrdinal || (numeral.isFactor && own.kind !== "duration") ? kind : own.kind,
    unit: numeral.isOrdinal ? "" : own.unit,
    value: numeral.value,
    at: own.from,
    end: own.end,
    isArticle: false,
  };
}

function firstUsed(used: ReadonlySet<number>, at: number, end: number): number {
  for (let one = at + 1; one < end; one += 1) if (used.has(one)) return one;
  return end;
}

function numeralIn(tokens: readonly Token[], at: number, lexicon: Lexicon): Numeral | null {
  return lexicon.isHan ? chineseNumeralAt(tokens, at) : numeralAt(tokens, at, lexicon.numerals);
}

/** "百分之三" is three percent. */
function percentInHan(tokens: readonly Token[], at: number, lexicon: Lexicon): Figure | null {
  const words = tokens.slice(at, at + 3).map(({ text }) => text);
  if (!lexicon.isHan || words.join("") !== "百分之") return null;
  const numeral = chineseNumeralAt(tokens, at + 3);
  if (numeral === null) return null;
  return {
    kind: "percent",
    value: numeral.value,
    unit: "%",
    at,
    end: numeral.end,
    isArticle: false,
  };
}

/** "A month" is one month, but in "a month" of "2,000 yuan a month" it is a rate. */
function articleAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Figure | null {
  const { articles } = lexicon;
  if (!articles.has(tokens[at]?.text ?? "") || numeralIn(tokens, at, lexicon) !== null) return null;
  const unit = lexicon.units.startingAt(tokens, at + 1);
  const one = { value: 1, at };
  if (unit === null) {
    return { ...one, kind: "count", unit: "", end: at + 1, isArticle: true };
  }
  const isRate =
    at > 0 && [lexicon.units, lexicon.currencies].some((list) => endsAt(list, tokens, at));
  return isRate
    ? null
    : { ...one, kind: "duration", unit: unit.sense, end: unit.end, isArticle: false };
}

function endsAt(
  list: Lexicon["units"] | Lexicon["currencies"],
  tokens: readonly Token[],
  end: number,
): boolean {
  return [1, 2].some((length) => list.startingAt(tokens, end - length)?.end === end);
}

const ROMAN = /^(?=[IVX]+$)X{0,3}(?:IX|IV|V?I{0,3})$/u;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** Roman numbers of two letters and more, and single ones right behind a word such as "level". */
function romanAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Numeral | null {
  const { raw = "", kind } = tokens[at] ?? {};
  if (kind !== "word" || !ROMAN.test(raw)) return null;
  const isClass = [1, 2].some(
    (length) => lexicon.classes.startingAt(tokens, at - length)?.end === at,
  );
  if (raw.length < 2 && !isClass) return null;
  let value = 0;
  for (let one = 0; one < raw.length; one += 1) {
    const here = ROMAN_VALUES[raw.charAt(one)] ?? 0;
    value += here < (ROMAN_VALUES[raw.charAt(one + 1)] ?? 0) ? -here : here;
  }
  return { value, end: at + 1, isOrdinal: true, isFactor: false };
}

/** The unit, currency or percent sign at a number. */
function measureOf(
  tokens: readonly Token[],
  at: number,
  end: number,
  lexicon: Lexicon,
): Measured | null {
  const after = behindSmall(tokens, end, lexicon);
  const percent = lexicon.percent.startingAt(tokens, after);
  if (percent !== null) return { kind: "percent", unit: "%", from: at, end: percent.end };
  const currency = lexicon.currencies.startingAt(tokens, after);
  if (currency !== null)
    return { kind: "money", unit: currency.sense, from: at, end: currency.end };
  const unit = lexicon.units.startingAt(tokens, after);
  if (unit !== null) return { kind: "duration", unit: unit.sense, from: at, end: unit.end };
  for (const length of [3, 2, 1]) {
    const before = lexicon.currencies.startingAt(tokens, at - length);
    if (before?.end === at) return { kind: "money", unit: before.sense, from: at, end };
  }
  return null;
}

const MORE = /^[多余几来+]$/u;
const OF = /^(?:de|d|of)$/u;

/** "80多个月", "200 000 de yuanes". */
function behindSmall(tokens: readonly Token[], end: number, lexicon: Lexicon): number {
  const text = tokens[end]?.text ?? "";
  if (lexicon.isHan && MORE.test(text)) return end + 1;
  return OF.test(text) ? end + 1 : end;
}

/** In "5-15 days" and "6, 12 or 24 months" the last unit is that of all. */
function sharedUnits(figures: Figure[], tokens: readonly Token[], lexicon: Lexicon): Figure[] {
  for (let index = figures.length - 2; index >= 0; index -= 1) {
    const [figure, next] = [figures[index], figures[index + 1]];
    if (figure === undefined || next === undefined) continue;
    if (figure.kind !== "count" || figure.isArticle || next.isArticle) continue;
    const between = tokens.slice(figure.end, next.at);
    const isJoined =
      between.length > 0 &&
      between.length <= 2 &&
      between.every(({ text }) => /^[-–~,،、/]$/u.test(text) || lexicon.rangeWords.has(text));
    if (!isJoined || !["duration", "money", "percent"].includes(next.kind)) continue;
    figures[index] = { ...figure, kind: next.kind, unit: next.unit };
  }
  return figures;
}
