import type { LanguageTag } from "../../domain/locale.ts";
import { ARABIC } from "./ar.ts";
import { ENGLISH } from "./en.ts";
import { SPANISH } from "./es.ts";
import { FRENCH } from "./fr.ts";
import { RUSSIAN } from "./ru.ts";
import type { GuardWords } from "./types.ts";
import { CHINESE } from "./zh.ts";

/** The languages in which words can be judged. */
export const GUARD_WORDS: Readonly<Record<LanguageTag, GuardWords>> = {
  ar: ARABIC,
  en: ENGLISH,
  es: SPANISH,
  fr: FRENCH,
  ru: RUSSIAN,
  zh: CHINESE,
};

/** Whether it is known in a language what a translation must keep. */
export function locksFactsIn(language: LanguageTag): boolean {
  return Object.hasOwn(GUARD_WORDS, language);
}
