import type { LanguageTag } from "../domain/locale.ts";
import { ar } from "./urgency/ar.ts";
import { en } from "./urgency/en.ts";
import { es } from "./urgency/es.ts";
import { fr } from "./urgency/fr.ts";
import { ru } from "./urgency/ru.ts";
import type { UrgencyWords } from "./urgency/words.ts";
import { zh } from "./urgency/zh.ts";

const BY_LANGUAGE: Readonly<Record<LanguageTag, UrgencyWords>> = { en, zh, ru, fr, es, ar };

/** Of each language of the service. */
export const URGENCY_WORDS: readonly UrgencyWords[] = Object.values(BY_LANGUAGE);

/** Whether it is noticed in a language that time runs out. */
export function hasUrgencyWords(language: LanguageTag): boolean {
  return Object.hasOwn(BY_LANGUAGE, language);
}
