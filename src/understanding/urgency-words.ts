import { ar } from "./urgency/ar.ts";
import { en } from "./urgency/en.ts";
import { es } from "./urgency/es.ts";
import { fr } from "./urgency/fr.ts";
import { ru } from "./urgency/ru.ts";
import type { UrgencyWords } from "./urgency/words.ts";
import { zh } from "./urgency/zh.ts";

/** Of each language of the service. */
export const URGENCY_WORDS: readonly UrgencyWords[] = [en, zh, ru, fr, es, ar];
