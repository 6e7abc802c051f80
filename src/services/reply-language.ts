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
/** Who was understood so far goes on in a language that nobody here speaks only if this is certain. */
const CERTAIN = 0.999;

/** Letters that so many languages share that names and slips look like another of them. */
const LETTERS_OF_MANY: ReadonlySet<string> = new Set(["Latn", "Cyrl", "Arab"]);
/** Languages that a few words are often taken for, with the one that is far likelier here. */
const LIKELIER: Readonly<Record<LanguageTag, LanguageTag>> = {
  ...{ pt: "es", gl: "es", ca: "es" },
  ...{ uk: "ru", be: "ru", bg: "ru", sr: "ru", kk: "ru", ky: "ru" },
};
const CYRILLIC_BUT_NOT_RUSSIAN = /[^\P{Script=Cyrl}а-яё]/iu;

type Expected = Pick<Question, "conversationLanguage" | "localeHint">;

/** Whether a message is clearly in the language that it was found to be in, and in no other that is likelier here. */
export function isClear(text: string, detected: IdentifiedLanguage, expected: Expected): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = [expected.conversationLanguage, likelierThan(text, detected, expected)];
  if (others.some((language) => hasLettersOf(language, detected))) {
    const isSure = detected.confidence >= CLEAR_CONFIDENCE_OF_SAME_LETTERS;
    return isSure && words >= CLEAR_WORDS_OF_SAME_LETTERS;
  }
  return detected.confidence >= CLEAR_CONFIDENCE && (words >= CLEAR_WORDS || han >= CLEAR_HAN);
}

/** Whether a message is clearly in the language that it was found to be in, though the conversation so far was in one that is offered. */
export function isCertain(text: string, detected: IdentifiedLanguage, expected: Expected): boolean {
  if (!isClear(text, detected, expected)) return false;
  if (expected.conversationLanguage === null || !LETTERS_OF_MANY.has(detected.script)) return true;
  // Single letters are abbreviations and what stands beside figures.
  const words = text.match(/[\p{L}\p{M}]{2,}/gu)?.length ?? 0;
  return detected.confidence >= CERTAIN && words >= CLEAR_WORDS_OF_SAME_LETTERS;
}

/** @returns `null` where none is, or where the letters or the platform speak for the one that was found */
function likelierThan(
  text: string,
  { tag }: IdentifiedLanguage,
  { localeHint }: Expected,
): LanguageTag | null {
  const isStated = localeHint !== null && bareLanguage(localeHint) === tag;
  return isStated || CYRILLIC_BUT_NOT_RUSSIAN.test(text) ? null : (LIKELIER[tag] ?? null);
}

/** Whether a language is written in the letters of a message, and they are those of many. */
function hasLettersOf(language: LanguageTag | null, { script }: IdentifiedLanguage): boolean {
  if (language === null || !LETTERS_OF_MANY.has(script)) return false;
  return new Intl.Locale(language).maximize().script === script;
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
  question: Question,
  detected: IdentifiedLanguage,
  offered: readonly LanguageTag[],
): LanguageTag {
  const { text, conversationLanguage, localeHint } = question;
  const isUnclear = !isClear(text, detected, question);
  const likelier = isUnclear ? likelierThan(text, detected, question) : null;
  const tags = hasLettersOf(conversationLanguage, detected)
    ? [conversationLanguage, likelier, localeHint]
    : [likelier, conversationLanguage, localeHint];
  const before = firstOffered(tags, offered);
  if (!offered.includes(detected.tag)) return before;
  // “I overstayed” is no Russian in Latin letters until more of it is read.
  if (detected.confidence < CLEAR_CONFIDENCE && isInLatinLetters(detected)) return before;
  const holds = conversationLanguage !== null && offered.includes(conversationLanguage);
  return holds && isUnclear ? before : detected.tag;
}

/** Whether a language is written in Latin letters that has letters of its own. */
function isInLatinLetters({ tag, script }: IdentifiedLanguage): boolean {
  return script === "Latn" && new Intl.Locale(tag).maximize().script !== "Latn";
}

/** The button that changes the language. */
export function languageAction(tag: LanguageTag, texts: Texts): { id: string; label: string } {
  return { id: `language:${tag}`, label: texts.say("action.language", tag) };
}
