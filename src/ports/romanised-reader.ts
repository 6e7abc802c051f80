import type { LanguageTag } from "../domain/locale.ts";

/** Reads what was typed in Latin letters for want of a keyboard: "mojno bez vizi", "wo de huzhao diu le", "3andi visa". */
export interface RomanisedReader {
  /**
   * A message in the letters of its language, as near as the words that are known allow; `null` where it has letters of that
   * language already, where the language is written in Latin ones, and where it does not look romanised. Of a
   * long message the start is read. Never throws.
   */
  inOwnLetters(text: string, language: LanguageTag): string | null;
}
