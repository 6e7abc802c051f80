import { foldRomanised, romanise } from "../inflect-russian.ts";
import type { CueBook, Cues } from "./cue-book.ts";

/** A Russian book for Russian typed in Latin letters, in the spelling of {@link romanisedWords}. */
export function romanisedBook(book: CueBook): CueBook {
  const { medical, crime, threat, detention, fire, lostPassport } = book.cues;
  return {
    ...book,
    groups: Object.fromEntries(
      Object.entries(book.groups).map(([name, words]) => [name, romanised(words)]),
    ),
    cues: {
      medical: romanisedCues(medical),
      crime: romanisedCues(crime),
      threat: romanisedCues(threat),
      detention: romanisedCues(detention),
      fire: romanisedCues(fire),
      lostPassport: romanisedCues(lostPassport),
    },
    harmless: book.harmless.map(romanised),
    unreal: book.unreal.map(romanised),
    unrealAfter: book.unrealAfter.map(romanised),
    longAgo: book.longAgo.map(romanised),
    elsewhere: book.elsewhere.map(romanised),
    now: book.now.map(romanised),
    invented: book.invented.map(romanised),
    over: book.over.map(romanised),
    lookalikes: romanised(book.lookalikes),
    confused: "aeiou",
  };
}

/** The words of a sentence in the one spelling that romanised Russian is compared in. */
export function romanisedWords(words: string): string {
  return words.replace(/[a-z]+/gu, foldRomanised);
}

function romanisedCues({ sure, likely, regardless = [] }: Cues): Cues {
  return {
    sure: sure.map(romanised),
    likely: likely.map(romanised),
    regardless: regardless.map(romanised),
  };
}

function romanised(text: string): string {
  return text.replace(/[а-яё]+/gu, romanise);
}
