import type { LanguageTag } from "../../../domain/locale.ts";
import { ARABIC_LEADS } from "./ar.ts";
import { ENGLISH_LEADS } from "./en.ts";
import { SPANISH_LEADS } from "./es.ts";
import { FRENCH_LEADS } from "./fr.ts";
import { RUSSIAN_LEADS } from "./ru.ts";
import type { LeadingWords } from "./types.ts";
import { CHINESE_LEADS } from "./zh.ts";

/** In a language without a list no lead-in passes. */
export const LEADING_WORDS: Readonly<Record<LanguageTag, LeadingWords>> = {
  ar: ARABIC_LEADS,
  en: ENGLISH_LEADS,
  es: SPANISH_LEADS,
  fr: FRENCH_LEADS,
  ru: RUSSIAN_LEADS,
  zh: CHINESE_LEADS,
};
