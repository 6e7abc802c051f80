import { resolvedStart } from "../domain/readable-start.ts";
import { foldPhrase } from "../understanding/text.ts";

/** A word, a Han character, a number in digits or a mark. */
export interface Token {
  /** Folded for comparison; digits are Latin. */
  readonly text: string;
  /** As written, after compatibility forms were resolved. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "han" | "number" | "mark";
  /** A sentence or a part of one begins here, so that a capital letter tells nothing. */
  readonly isFirst: boolean;
}

/** What is beyond this is not read; it bounds the work. */
const MAX_CHARACTERS = 10_000;
/** Stands where something was read already; no word, and not a boundary either. */
export const BLANK = "\uFFFC";

const APOSTROPHES = /['`´‘’ʻʼ′]/gu;
const INVISIBLE = /[\p{Cf}\u0640]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
const SPACES = /[\s\u2028\u2029]+/gu;

/**
 * Compatibility forms resolved, invisible signs gone, digits of every script Latin, all dashes one, single spaces; cut to
 * a length that can be read.
 */
export function plainText(text: string): string {
  return resolvedStart(text, MAX_CHARACTERS)
    .replace(INVISIBLE, "")
    .replace(APOSTROPHES, "'")
    .replace(DASHES, "-")
    .replace(/٪/gu, "%")
    .replace(/٫/gu, ".")
    .replace(/٬/gu, ",")
    .replace(/\p{Nd}/gu, latinDigit)
    .replace(SPACES, " ")
    .trim();
}

/** Digits stand in runs of ten, zero first; some runs touch. */
function latinDigit(digit: string): string {
  if (digit >= "0" && digit <= "9") return digit;
  const code = digit.codePointAt(0) ?? 0;
  let steps = 0;
  while (steps < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(code - steps - 1))) steps += 1;
  return String(steps % 10);
}

const NUMBER =
  "\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?(?!\\d)|\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?(?!\\d)|" +
  "\\d{1,3}(?:[ ']\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+[.,]\\d{1,2}(?![\\d])|\\d+";
const TOKEN = new RegExp(
  `\\p{Script=Han}|${NUMBER}|\\p{Script=Latin}[\\p{Script=Latin}\\p{M}]*\\d+|(?:(?!\\p{Script=Han})[\\p{L}\\p{M}])+|[^\\s']`,
  "gu",
);
const BEGINS = /^[.!?;:。！？；：؟؛«»“”"()（）\[\]·•]$/u;

/** Takes a plain text apart. */
export function tokensOf(plain: string): Token[] {
  const tokens: Token[] = [];
  let isFirst = true;
  for (const match of plain.matchAll(TOKEN)) {
    const [raw] = match;
    const kind = kindOf(raw);
    const start = match.index;
    const isDash = raw === "-";
    if (isDash && isInsideWord(plain, start)) continue;
    const text = kind === "word" ? foldWord(raw) : raw;
    tokens.push({
      text,
      raw,
      start,
      end: start + raw.length,
      kind,
      isFirst,
    });
    isFirst = kind === "mark" && (BEGINS.test(raw) || (isDash && plain[start - 1] === " "));
  }
  return tokens;
}

/** "240-hour" is two words, "5-15" two numbers with a dash between them. */
function isInsideWord(plain: string, at: number): boolean {
  const around = `${plain.charAt(at - 1)}${plain.charAt(at + 1)}`;
  return /^(?:[\p{L}\p{M}][\p{L}\p{N}]|\p{N}\p{L})$/u.test(around);
}

function kindOf(raw: string): Token["kind"] {
  if (/^\p{Script=Han}$/u.test(raw) || raw === "〇") return "han";
  if (/^\d/u.test(raw)) return "number";
  return /^[\p{L}\p{M}]/u.test(raw) ? "word" : "mark";
}

const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;

/** One word as phrases are compared by it. */
export function foldWord(raw: string): string {
  const known = folded.get(raw);
  if (known !== undefined) return known;
  const text = foldPhrase(raw, false).join("") || raw.toLowerCase();
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(raw, text);
  return text;
}

/** The same text with some parts blanked out, at the same length. */
export function blanked(plain: string, spans: readonly { start: number; end: number }[]): string {
  let rest = plain;
  for (const { start, end } of spans) {
    rest = rest.slice(0, start) + BLANK.repeat(end - start) + rest.slice(end);
  }
  return rest;
}
