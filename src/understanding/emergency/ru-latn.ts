import { foldRomanised, romanise } from "../inflect-russian.ts";
import type { CueBook, Cues } from "./cue-book.ts";
import { rewriteBook } from "./rewrite.ts";

/** A Russian book for Russian typed in Latin letters, in the spelling of {@link romanisedWords}. */
export function romanisedBook(book: CueBook): CueBook {
  const romanised = rewriteBook(book, (text) => text.replace(/[а-яё]+/gu, romanise));
  return { ...withoutHints(romanised), common: COMMON, confused: "ao ei" };
}

/** Hints are short words, which in Latin letters look like too many others. */
function withoutHints(book: CueBook): CueBook {
  const bare = ({ sure, likely, regardless = [] }: Cues): Cues => ({ sure, likely, regardless });
  const { medical, crime, threat, detention, fire, lostPassport } = book.cues;
  return {
    ...book,
    cues: {
      medical: bare(medical),
      crime: bare(crime),
      threat: bare(threat),
      detention: bare(detention),
      fire: bare(fire),
      lostPassport: bare(lostPassport),
    },
  };
}

/** Words that other languages in Latin letters seldom have, in the spelling of {@link romanisedWords}. */
const COMMON =
  "u mena mne moi moa moe moego moei moemu mou chto kak nas nash nasha nam gde ego ee ih oni ona v pomogite muq qena na ne " +
  "tolko sechas shas segodna vchera esho uqe iz dla bil bila eto prosto ochen kto nado nuqna nuqno srochno i ia";

/** The words of a sentence in the one spelling that romanised Russian is compared in. */
export function romanisedWords(words: string): string {
  return words.replace(/[a-z]+/gu, foldRomanised);
}
