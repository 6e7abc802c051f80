import type { Token } from "../text.ts";
import { valueOfDigits, type Numeral } from "./numerals.ts";

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    〇: 0,
    零: 0,
    一: 1,
    壹: 1,
    两: 2,
    二: 2,
    贰: 2,
    俩: 2,
    三: 3,
    叁: 3,
    四: 4,
    肆: 4,
    五: 5,
    伍: 5,
    六: 6,
    陆: 6,
    七: 7,
    柒: 7,
    八: 8,
    捌: 8,
    九: 9,
    玖: 9,
  }),
);
const TENS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }),
);
const MYRIADS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 万: 10_000, 亿: 100_000_000 }),
);

/** What follows a numeral that counts something. */
const MEASURES =
  /^(?:[个名位人所家项次份张种类级页本门岁年月日天周元块倍国方者点条层室号期批轮步部件双套篇句字组档成角届座间台辆艘架%]|小时|分钟|星期|季度|学期|分之|工作日|百分点|美元|欧元|英镑|卢布)/u;
/** Numerals in these words tell no number. */
const WORDS =
  /^(?:一带一路|一般|一些|一样|一起|一直|一定|一旦|一律|一切|一致|一方面|一下|一会|一块儿|一边|一同|一并|一概|一经|一时|一线|一体|一贯|一度|十分|千万|万一|百度|百姓|三亚|四川|九江|六安|八宝|千米|万事|百货|两性|五星|七星|三星|千克|万科|四通|五金|三角|一个(?!月|半月|小时|工作日|星期|礼拜|钟头|自然日)|一名|一位|一所|一家|一项|一份|一张|一种|一类|一本|一门|一条|一部|一件|一套|一篇|一组|一座|一间|一台|一处|一片|一批|一系列|一点|一段|一对|一封|一场|一支)/u;
const AFTER = 4;

/** The number that begins at a place in Chinese; `null` where none does. */
export function chineseNumeralAt(tokens: readonly Token[], at: number): Numeral | null {
  const isOrdinal = tokens[at]?.text === "第";
  const start = isOrdinal ? at + 1 : at;
  const sum = new Sum();
  let end = start;
  while (end < tokens.length && sum.take(tokens[end])) end += 1;
  if (end === start) return null;
  if (tokens[start]?.kind !== "number" && !isOrdinal && !counts(tokens, start, end)) return null;
  const half = tokens[end]?.text === "半" ? 0.5 : 0;
  return { value: sum.total() + half, end, isOrdinal, isFactor: false };
}

function counts(tokens: readonly Token[], start: number, end: number): boolean {
  const words = textOf(tokens, start, start + AFTER);
  if (end - start === 1 && WORDS.test(words)) return false;
  const before = textOf(tokens, start - 1, start);
  if (end - start === 1 && /^[之统同唯万周]$/u.test(before)) return false;
  if (end - start > 1) return !/^(?:千万别|万一|百万富翁)/u.test(words);
  return MEASURES.test(textOf(tokens, end, end + AFTER).replace(/^(?:多|余|几|整|来)/u, ""));
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map(({ text }) => text)
    .join("");
}

class Sum {
  #done = 0;
  #open = 0;
  #digit: number | null = null;
  #isRow = false;
  #count = 0;

  take(token: Token | undefined): boolean {
    if (token === undefined) return false;
    const { text, kind } = token;
    if (kind === "number" && this.#count > 0) return false;
    const digit = kind === "number" ? valueOfDigits(text) : DIGITS.get(text);
    if (digit !== undefined) this.#takeDigit(digit);
    else if (!this.#takeScale(text)) return false;
    this.#count += 1;
    return true;
  }

  total(): number {
    return this.#done + this.#open + (this.#digit ?? 0);
  }

  #takeDigit(digit: number): void {
    // "二〇二六" is read digit by digit.
    this.#isRow = this.#digit !== null && this.#digit !== 0;
    this.#digit = this.#digit === null ? digit : this.#digit * 10 + digit;
  }

  #takeScale(text: string): boolean {
    const ten = TENS.get(text);
    if (ten !== undefined) {
      if (this.#isRow) return false;
      this.#open += (this.#digit ?? 1) * ten;
      this.#digit = null;
      return true;
    }
    const myriad = MYRIADS.get(text);
    if (myriad === undefined || this.#count === 0) return false;
    this.#done = (this.#done + this.#open + (this.#digit ?? 0)) * myriad;
    this.#open = 0;
    this.#digit = null;
    return true;
  }
}
