import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../text.ts";

const LETTER = /^(?:[CDFGJKLMQRSXZ]|[A-Z]\d{1,2})$/u;
/** "JW201" */
const FORM = /^[A-Z]{2,6}\d{1,4}$/u;
const SMALL = /^(?:[fgkmrz]|[jqsx]\d)$/u;
/** Cyrillic letters that look like those of a visa. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  М: "M",
  К: "K",
  С: "C",
  Х: "X",
  А: "A",
  В: "B",
};

export interface Letter {
  /** `visa` such as J2; `class` such as the A of "category A". */
  readonly kind: "visa" | "class";
  readonly letter: string;
  readonly at: number;
}

/** Letters of visas, and letters that name a class. */
export function lettersIn(plain: string, tokens: readonly Token[], lexicon: Lexicon): Letter[] {
  const letters: Letter[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "word" || plain.charAt(token.end) === "'") return;
    if (plain.charAt(token.start - 1) === "'") return;
    const raw = LOOKALIKES[token.raw] ?? token.raw;
    const isOwn = raw === token.raw;
    const digit = PAIRED.test(raw) ? digitBehind(plain, tokens, at) : "";
    if (LETTER.test(raw) && (isOwn || isBeside(tokens, at, lexicon))) {
      if (!isInitial(plain, token)) letters.push({ kind: "visa", letter: `${raw}${digit}`, at });
    } else if (SMALL.test(raw) && isBeside(tokens, at, lexicon)) {
      letters.push({ kind: "visa", letter: raw.toUpperCase(), at });
    } else if (FORM.test(raw)) {
      letters.push({ kind: "class", letter: raw, at });
    } else if (/^[AB]$/iu.test(raw) && isClass(tokens, at, lexicon, raw)) {
      letters.push({ kind: "class", letter: raw.toUpperCase(), at });
    }
  });
  return letters;
}

const PAIRED = /^[JQSX]$/u;

/** "J-2" is J2. */
function digitBehind(plain: string, tokens: readonly Token[], at: number): string {
  const [letter, next] = [tokens[at], tokens[at + 1]];
  if (letter === undefined || next === undefined || !/^\d$/u.test(next.text)) return "";
  return /^[- ]?$/u.test(plain.slice(letter.end, next.start)) ? next.text : "";
}

/** "M. Wang", "J. Smith" */
function isInitial(plain: string, token: Token): boolean {
  return token.raw.length === 1 && /^\. ?\p{Lu}/u.test(plain.slice(token.end, token.end + 3));
}

function isBeside(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  return (
    lexicon.visa.startingAt(tokens, at + 1) !== null ||
    lexicon.visa.startingAt(tokens, at - 1)?.end === at
  );
}

function isClass(tokens: readonly Token[], at: number, lexicon: Lexicon, raw: string): boolean {
  const isBehind = [1, 2].some(
    (length) => lexicon.classes.startingAt(tokens, at - length)?.end === at,
  );
  if (isBehind) return lexicon.language !== "fr" || raw === raw.toUpperCase();
  return lexicon.isHan && lexicon.classes.startingAt(tokens, at + 1) !== null;
}
