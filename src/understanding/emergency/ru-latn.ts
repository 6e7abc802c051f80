import { foldRomanised, romanise } from "../inflect-russian.ts";
import type { CueBook } from "./cue-book.ts";
import { rewriteBook } from "./rewrite.ts";

/** A Russian book for Russian typed in Latin letters, in the spelling of {@link romanisedWords}. */
export function romanisedBook(book: CueBook): CueBook {
  const romanised = rewriteBook(book, (text) => text.replace(/[а-яё]+/gu, romanise));
  return { ...romanised, confused: "aeiou" };
}

/** The words of a sentence in the one spelling that romanised Russian is compared in. */
export function romanisedWords(words: string): string {
  return words.replace(/[a-z]+/gu, foldRomanised);
}
