import type { Token } from "../text.ts";
import { formsOf } from "../phrases.ts";

/** A number that some tokens tell, in digits or in words. */
export interface Numeral {
  readonly value: number;
  readonly end: number;
  readonly isOrdinal: boolean;
  /** Twice, half: a factor and no count. */
  readonly isFactor: boolean;
}

/** The words for numbers of one language. */
export interface NumeralWords {
  readonly cardinals: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly ordinalStems: readonly (readonly [string, number])[];
  readonly times: ReadonlyMap<string, number>;
  readonly timesStems: readonly (readonly [string, number])[];
  readonly and: ReadonlySet<string>;
  /** Articles, which are one in "treinta y un". */
  readonly articles: ReadonlySet<string>;
  /** The most words that one entry has. */
  readonly longest: number;
}

/** The numeral that begins at a place; `null` where none does. */
export function numeralAt(
  tokens: readonly Token[],
  at: number,
  words: NumeralWords,
): Numeral | null {
  const token = tokens[at];
  if (token === undefined || token.kind === "mark") return null;
  const factor = entryAt(tokens, at, words.times, words.timesStems, words.longest);
  if (factor !== null) return { ...factor, isOrdinal: false, isFactor: true };
  const ordinal = entryAt(tokens, at, words.ordinals, words.ordinalStems, words.longest);
  if (ordinal !== null && ordinal.value > 0) {
    return { ...ordinal, isOrdinal: true, isFactor: false };
  }
  return cardinalAt(tokens, at, words);
}

interface Entry {
  readonly value: number;
  readonly end: number;
}

function entryAt(
  tokens: readonly Token[],
  at: number,
  entries: ReadonlyMap<string, number>,
  stems: readonly (readonly [string, number])[],
  longest: number,
): Entry | null {
  for (let length = longest; length > 0; length -= 1) {
    const rest = tokens.slice(at + 1, at + length).map(({ text }) => text);
    if (rest.length < length - 1) continue;
    for (const form of formsOf(tokens[at])) {
      const value = entries.get([form, ...rest].join(" "));
      if (value !== undefined) return { value, end: at + length };
    }
  }
  const text = tokens[at]?.text ?? "";
  const stem = stems.find(([start]) => text.startsWith(start));
  return stem === undefined ? null : { value: stem[1], end: at + 1 };
}

/** Words of one number follow each other as long as each adds to, or multiplies, what stands before. */
function cardinalAt(tokens: readonly Token[], at: number, words: NumeralWords): Numeral | null {
  const sum = new Sum();
  let end = at;
  let isOrdinal = false;
  while (end < tokens.length) {
    const joined = end > at && words.and.has(tokens[end]?.text ?? "") ? end + 1 : end;
    const ordinal =
      end > at ? entryAt(tokens, joined, words.ordinals, words.ordinalStems, words.longest) : null;
    const isEnding = ordinal?.value === 0 && tokens[joined - 1]?.end === tokens[joined]?.start;
    if (ordinal !== null && (isEnding || (ordinal.value > 0 && sum.takes(ordinal.value)))) {
      sum.add(ordinal.value);
      return { value: sum.total(), end: ordinal.end, isOrdinal: true, isFactor: false };
    }
    const next =
      joined > end ? partOrArticleAt(tokens, joined, words) : partAt(tokens, joined, words);
    const isWord = tokens[joined]?.kind !== "number";
    if (next === null || (end > at && !isWord) || !sum.takes(next.value)) break;
    if (joined > end && !isWord && next.value >= 100) break;
    sum.add(next.value);
    end = next.end;
    isOrdinal = false;
  }
  return end === at ? null : { value: sum.total(), end, isOrdinal, isFactor: false };
}

function partOrArticleAt(tokens: readonly Token[], at: number, words: NumeralWords): Entry | null {
  return words.articles.has(tokens[at]?.text ?? "")
    ? { value: 1, end: at + 1 }
    : partAt(tokens, at, words);
}

function partAt(tokens: readonly Token[], at: number, words: NumeralWords): Entry | null {
  const token = tokens[at];
  if (token?.kind === "number") return { value: valueOfDigits(token.text), end: at + 1 };
  return entryAt(tokens, at, words.cardinals, [], words.longest);
}

/** Separators before three digits group them; before one or two they begin a fraction. */
export function valueOfDigits(text: string): number {
  const fraction = /[.,]\d{1,2}$/u.exec(text)?.[0] ?? "";
  const whole = text.slice(0, text.length - fraction.length).replace(/\D/gu, "");
  return Number(`${whole}${fraction.replace(",", ".")}`);
}

/** Adds the words of a number up. */
class Sum {
  #done = 0;
  #open = 0;
  #last = Infinity;
  #scale = Infinity;

  takes(value: number): boolean {
    if (this.#last === Infinity) return true;
    if (value === 0) return false;
    if (value >= 1000) return value < this.#scale && this.#open > 0;
    if (value === 100) return this.#open < 100 || this.#open % 100 < 10;
    if (value === 10 && this.#last >= 3 && this.#last <= 9) return true;
    // Arabic tells five and twenty.
    if (this.#last < 10 && value % 10 === 0 && value >= 20 && value < 100) return true;
    if (this.#last === 60 || this.#last === 80) return value < 20;
    return value < this.#last && digitsOf(value) < digitsOf(this.#last);
  }

  add(value: number): void {
    if (value >= 1000 && this.#last !== Infinity) {
      this.#done += Math.max(this.#open, 1) * value;
      this.#open = 0;
      this.#scale = value;
      this.#last = value;
    } else if (value === 100 && this.#open > 0 && this.#open < 100) {
      this.#open *= 100;
      this.#last = 100;
    } else if (value === 1000 || value === 1_000_000 || value === 1_000_000_000) {
      this.#done += value;
      this.#scale = value;
      this.#last = value;
    } else {
      this.#open += value;
      this.#last = value;
    }
  }

  total(): number {
    return this.#done + this.#open;
  }
}

function digitsOf(value: number): number {
  return String(Math.floor(value)).length;
}
