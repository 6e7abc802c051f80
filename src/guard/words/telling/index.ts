import type { LanguageTag } from "../../../domain/locale.ts";
import { ARABIC_TELLING } from "./ar.ts";
import { ENGLISH_TELLING } from "./en.ts";
import { SPANISH_TELLING } from "./es.ts";
import { FRENCH_TELLING } from "./fr.ts";
import { RUSSIAN_TELLING } from "./ru.ts";
import type { TellingWords } from "./types.ts";
import { CHINESE_TELLING } from "./zh.ts";

/** By the same languages as the other words of the guard. */
export const TELLING_WORDS: Readonly<Record<LanguageTag, TellingWords>> = {
  ar: ARABIC_TELLING,
  en: ENGLISH_TELLING,
  es: SPANISH_TELLING,
  fr: FRENCH_TELLING,
  ru: RUSSIAN_TELLING,
  zh: CHINESE_TELLING,
};
