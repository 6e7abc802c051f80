import type { LanguageTag } from "../../domain/locale.ts";
import { lexChinese } from "./chinese.ts";
import { createLexicon, lex, type Words } from "./lexicon.ts";
import type { Token } from "./token.ts";
import { ar } from "./words/ar.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fa } from "./words/fa.ts";
import { fr } from "./words/fr.ts";
import { id, ms } from "./words/malay.ts";
import { am, bn, mn, my, ne, sr, sw, th, ur } from "./words/others.ts";
import { pt } from "./words/pt.ts";
import { ru } from "./words/ru.ts";
import { tr } from "./words/tr.ts";
import { kk, ky, uz } from "./words/turkic.ts";
import { vi } from "./words/vi.ts";

/** Turns the texts of one language into tokens. */
interface Lexer {
  readonly lex: (text: string) => Token[];
  readonly monthFirst: boolean;
  readonly nextWeekdayIsUpcoming: boolean;
}

const WORDS: Readonly<Record<string, Words>> = {
  ...{ am, ar, bn, en, es, fa, fr, id, kk, ky, mn, ms },
  ...{ my, ne, pt, ru, sr, sw, th, tr, ur, uz, vi },
};
const ready = new Map<LanguageTag, Lexer | null>();

/** The lexer of a language; `null` for languages without words. Made at the first call and kept. */
export function lexerFor(language: LanguageTag): Lexer | null {
  const known = ready.get(language);
  if (known !== undefined) return known;
  const made = Object.hasOwn(WORDS, language) || language === "zh" ? makeLexer(language) : null;
  // Languages without words are not kept, for any string may be asked for.
  if (made !== null) ready.set(language, made);
  return made;
}

/** Whether days are read in a language. */
export function readsDaysIn(language: LanguageTag): boolean {
  return lexerFor(language) !== null;
}

function makeLexer(language: LanguageTag): Lexer | null {
  if (language === "zh") {
    return { lex: lexChinese, monthFirst: false, nextWeekdayIsUpcoming: false };
  }
  const words = WORDS[language];
  if (words === undefined) return null;
  const lexicon = createLexicon(language, words);
  return {
    lex: (text) => lex(text, lexicon),
    monthFirst: words.monthFirst === true,
    nextWeekdayIsUpcoming: words.nextWeekdayIsUpcoming === true,
  };
}
