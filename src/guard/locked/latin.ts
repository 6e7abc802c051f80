import type { Lexicon } from "../lexicon.ts";
import { tokensOf, type Token } from "../text.ts";

/** Words in Latin letters, as names of every language are written. */
export interface LatinWords {
  /** With a capital letter: names and abbreviations. */
  readonly names: readonly string[];
  /** Every word, in small letters. */
  readonly all: ReadonlySet<string>;
  /** Whether the language itself is written in them. */
  readonly isOwn: boolean;
}

/** What each language writes in its own way. */
const COMMON: ReadonlySet<string> = new Set(["phd", "hiv", "cv", "no", "ok", "wifi"]);

/**
 * @param lexicon `null` where nobody knows currencies and units of the language
 * @param isKnown whether a word is the name of a thing that is known by other names as well
 */
export function latinIn(
  plain: string,
  lexicon: Lexicon | null,
  isKnown: (word: string) => boolean,
): LatinWords {
  const tokens = tokensOf(plain);
  const words = tokens.filter(isLatin);
  const names = tokens.filter(
    (token, at) =>
      isLatin(token) &&
      token.raw.length > 1 &&
      /\p{Lu}/u.test(token.raw) &&
      // With figures it is a code, and compared as one.
      !/\d/u.test(token.raw) &&
      !COMMON.has(token.text) &&
      !isMeasure(tokens, at, lexicon) &&
      !isKnown(token.raw),
  );
  return {
    names: names.map(({ raw }) => raw),
    all: new Set(words.map(({ raw }) => raw.toLowerCase())),
    isOwn: lexicon === null ? words.length * 2 > tokens.length : lexicon.words.script === "Latin",
  };
}

function isLatin({ kind, raw }: Token): boolean {
  return kind === "word" && /^\p{Script=Latin}/u.test(raw);
}

function isMeasure(tokens: readonly Token[], at: number, lexicon: Lexicon | null): boolean {
  return (
    lexicon !== null &&
    (lexicon.currencies.startingAt(tokens, at) !== null ||
      lexicon.units.startingAt(tokens, at) !== null)
  );
}

/** Names of either side that ought to stand on the other as they are, and do not. */
export function strayNames(one: LatinWords, other: LatinWords): string[] {
  return [...missing(one, other), ...missing(other, one)];
}

/**
 * What stands in Latin letters in a text of another script stays in them. Between languages that are written in them cities
 * have other names; long abbreviations mostly have not.
 */
function missing(from: LatinWords, into: LatinWords): string[] {
  const names = from.isOwn
    ? into.isOwn
      ? from.names.filter((name) => /^\p{Lu}{3,}$/u.test(name))
      : []
    : from.names;
  return names.filter((name) => !into.all.has(name.toLowerCase()));
}
