import { foldRomanised, romanise } from "../inflect-russian.ts";
import type { CueBook } from "./cue-book.ts";
import { rewriteBook } from "./rewrite.ts";

/** A Russian book for Russian typed in Latin letters, in the spelling of {@link romanisedWords}. */
export function romanisedBook(book: CueBook): CueBook {
  const romanised = rewriteBook(book, (text) => text.replace(/[а-яё]+/gu, romanise));
  return { ...romanised, common: COMMON, confused: "ao ei" };
}

/** Words that other languages in Latin letters seldom have, in the spelling of {@link romanisedWords}. */
const COMMON =
  "u mena mne moi moa moe moego moei moemu mou chto kak nas nash nasha nam gde ego ee ih oni ona v pomogite muq qena na ne " +
  "tolko sechas shas segodna vchera esho uqe iz dla bil bila eto prosto ochen kto nado nuqna nuqno srochno i ia";

/** The words of a sentence in the one spelling that romanised Russian is compared in. */
export function romanisedWords(words: string): string {
  return words.replace(/[a-z]+/gu, foldRomanised);
}
