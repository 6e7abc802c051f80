import { bareLanguage, SOURCE_LANGUAGE, type LanguageTag } from "../domain/locale.ts";
import type { IdentifiedLanguage } from "../ports/language-identifier.ts";
import type { Texts } from "../ports/texts.ts";

/** Below it a message is taken to be in the language of the conversation. */
const CLEAR_CONFIDENCE = 0.6;

/** Three words tell a language; Chinese writes about two characters a word. */
export function isClear(text: string, detected: IdentifiedLanguage): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return detected.confidence >= CLEAR_CONFIDENCE && (words >= 3 || han >= 5);
}

/** The first of some tags that is offered, else English, else whatever there is. */
export function firstOffered(
  tags: readonly (string | null)[],
  offered: readonly LanguageTag[],
): LanguageTag {
  for (const tag of tags) {
    const language = tag === null ? null : bareLanguage(tag);
    if (language !== null && offered.includes(language)) return language;
  }
  return offered.includes(SOURCE_LANGUAGE) ? SOURCE_LANGUAGE : (offered[0] ?? SOURCE_LANGUAGE);
}

/** The button that changes the language. */
export function languageAction(tag: LanguageTag, texts: Texts): { id: string; label: string } {
  return { id: `language:${tag}`, label: texts.say("action.language", tag) };
}
