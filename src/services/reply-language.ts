import { bareLanguage, SOURCE_LANGUAGE, type LanguageTag } from "../domain/locale.ts";
import type { IdentifiedLanguage } from "../ports/language-identifier.ts";
import type { Texts } from "../ports/texts.ts";
import type { Question } from "./question.ts";

/** Below it a message is taken to be in the language of the conversation. */
const CLEAR_CONFIDENCE = 0.6;

/** So many words tell a language; Chinese writes about two characters a word. */
const CLEAR_WORDS = 3;
const CLEAR_HAN = 5;
/** Names, abbreviations and slips look like many languages of the same letters: of these it takes more to leave that of the conversation. */
const CLEAR_WORDS_OF_SAME_LETTERS = 6;
const CLEAR_CONFIDENCE_OF_SAME_LETTERS = 0.8;

/** @param conversation the language so far; `null` at the start */
export function isClear(
  text: string,
  detected: IdentifiedLanguage,
  conversation: LanguageTag | null,
): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (conversation !== null && hasLettersOf(conversation, detected)) {
    const isSure = detected.confidence >= CLEAR_CONFIDENCE_OF_SAME_LETTERS;
    return isSure && words >= CLEAR_WORDS_OF_SAME_LETTERS;
  }
  return detected.confidence >= CLEAR_CONFIDENCE && (words >= CLEAR_WORDS || han >= CLEAR_HAN);
}

/** Whether a message could be in a language as far as its letters tell; romanised words look like all that use Latin ones. */
function hasLettersOf(language: LanguageTag, { script }: IdentifiedLanguage): boolean {
  return script === "Latn" && new Intl.Locale(language).maximize().script === "Latn";
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

/** The language to reply in: that of the conversation, until a message is clearly in another one that is offered. */
export function replyLanguage(
  { text, conversationLanguage, localeHint }: Question,
  detected: IdentifiedLanguage,
  offered: readonly LanguageTag[],
): LanguageTag {
  const before = firstOffered([conversationLanguage, localeHint], offered);
  if (!offered.includes(detected.tag)) return before;
  const holds = conversationLanguage !== null && offered.includes(conversationLanguage);
  return holds && !isClear(text, detected, conversationLanguage) ? before : detected.tag;
}

/** The button that changes the language. */
export function languageAction(tag: LanguageTag, texts: Texts): { id: string; label: string } {
  return { id: `language:${tag}`, label: texts.say("action.language", tag) };
}
