import { resolvedStart } from "../domain/readable-start.ts";

/** One word or mark of a text, folded for comparison. */
export interface Token {
  readonly text: string;
  /** Where it stands in the cleaned text. */
  readonly start: number;
  readonly end: number;
  /** As written, it begins with a capital letter. */
  readonly capital: boolean;
}

/** A question, taken apart once for all readers. */
export interface QuestionText {
  /** Compatibility forms resolved, invisible characters and apostrophes removed; in lower case. */
  readonly plain: string;
  readonly tokens: readonly Token[];
  /** The folded words and marks with single spaces between and around them. */
  readonly spaced: string;
}

/** What is beyond this says nothing that a question would; it bounds the work. */
const MAX_LENGTH = 2_000;

const TOKEN = /[\p{L}\p{M}\p{N}]+|[.,;:!?()]/gu;
/** Letter-like apostrophes, as in O‘zbekiston and Côte d’Ivoire. */
const APOSTROPHES = /['`´‘’ʻʼʿʾ′]/gu;
/** Uzbek writes two of its letters with one: o‘ and g‘. */
const UZBEK_LETTER = /([og])['`´‘’ʻʼ](?=\p{L})/giu;
const INVISIBLE = /[\p{Cf}\u0640]/gu;
const MARKS: Readonly<Record<string, string>> = {
  "、": ",",
  "،": ",",
  "؛": ";",
  "؟": "?",
  "।": ".",
  "。": ".",
  "።": ".",
  "၊": ",",
  "။": ".",
};
const MARK = /[、،؛؟।。።၊။]/gu;

/** @param keepMarks whether diacritics of Latin letters tell words apart, as in Vietnamese */
export function readText(text: string, keepMarks: boolean): QuestionText {
  const clean = cleanText(text);
  const tokens: Token[] = [];
  for (const match of clean.matchAll(TOKEN)) {
    const [word] = match;
    const first = word.charAt(0);
    tokens.push({
      text: foldWord(word, keepMarks),
      start: match.index,
      end: match.index + word.length,
      capital: first !== first.toLowerCase(),
    });
  }
  return {
    plain: clean.toLowerCase(),
    tokens,
    spaced: ` ${tokens.map((token) => token.text).join(" ")} `,
  };
}

/** The words of a name or phrase, folded in the same way as a question is. */
export function foldPhrase(phrase: string, keepMarks: boolean): string[] {
  return [...cleanText(phrase).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) =>
    foldWord(word, keepMarks),
  );
}

/** A name as it stands in `QuestionText.plain`. */
export function plainPhrase(phrase: string): string {
  return cleanText(phrase).toLowerCase().trim();
}

function cleanText(text: string): string {
  return resolvedStart(text, MAX_LENGTH)
    .replace(INVISIBLE, "")
    .replace(UZBEK_LETTER, "$1")
    .replace(APOSTROPHES, " ")
    .replace(MARK, (mark) => MARKS[mark] ?? mark)
    .replace(/(?<!\p{L})(st|rep|dem|dr|prof|mrs?|ms)\./giu, "$1")
    .replace(/\b(u)\. ?(s|k)\.(?: ?a\.)?/giu, "$1$2")
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?= ?\p{Lu})/gu, "$1 ");
}

function foldWord(word: string, keepMarks: boolean): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  if (/\p{Script=Arabic}/u.test(lower)) return foldArabic(lower);
  if (/\p{Script=Latin}/u.test(lower)) return keepMarks ? lower.normalize("NFC") : foldLatin(lower);
  return lower.replaceAll("ё", "е").replace(/\p{Nd}/gu, latinDigit);
}

const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  đ: "d",
  ł: "l",
  ß: "ss",
  æ: "ae",
  œ: "oe",
};

function foldLatin(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ıøđłßæœ]/gu, (letter) => LATIN_LETTERS[letter] ?? letter);
}

const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
  ئ: "ي",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ۃ: "ه",
  ہ: "ه",
  ھ: "ه",
};

/** Writes Arabic, Persian and Urdu letters that are confused in typing as one. */
function foldArabic(word: string): string {
  return word
    .replace(/[\u064B-\u065F\u0670]/gu, "")
    .replace(/[أإآٱؤئىیکةۃہھ]/gu, (letter) => ARABIC_LETTERS[letter] ?? letter)
    .replace(/\p{Nd}/gu, latinDigit);
}

/** Digits of all scripts stand in runs of ten, zero first. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** Arabic, Persian, Devanagari, Bengali, Thai and Myanmar zero. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x1040];
