import type { LanguageTag } from "../../domain/locale.ts";
import type { Token } from "../text.ts";

/** Forms of one word that say the same, such as plurals; never another case, voice or number of a verb. */
export function formOf({ text, raw, kind }: Token, language: LanguageTag): string {
  if (kind !== "word") return text;
  switch (language) {
    case "en":
      return englishForm(text);
    case "fr":
      return frenchForm(text, raw.toLowerCase());
    case "es":
      return text.length < 4 ? text : text.replace(/(?<=[dlnrjz])es$|s$/u, "");
    case "ru":
      return russianForm(text);
    case "ar":
      return text.replace(/^[وف](?=\p{L}{4})/u, "");
    default:
      return text;
  }
}

function englishForm(text: string): string {
  if (text.length < 4 || /(?:ss|us|is)$/u.test(text)) return text;
  return text
    .replace(/ies$/u, "y")
    .replace(/(?<=s|x|z|ch|sh)es$/u, "")
    .replace(/s$/u, "");
}

/** A participle stays one, since it may turn round who does what. */
function frenchForm(text: string, raw: string): string {
  if (text.length < 4) return text;
  if (/ée?s?$/u.test(raw)) return text.replace(/e?s?$/u, "+");
  return text.replace(/[sx]$/u, "");
}

/** "They do" and "you do" are the same; "he does" tells of somebody else. */
function russianForm(text: string): string {
  return text
    .replace(/(?<=\p{L}{3})(?:ете|ите|ют|ут|ат|ят)(с[яь])?$/u, "+$1")
    .replace(/сь$/u, "ся");
}

/** Whether a word can only be a verb that says who acts. */
export function isVerbForm(text: string, language: LanguageTag): boolean {
  if (language === "ru") return RUSSIAN_VERB.test(text);
  return language === "ar" && /^[وف]?ي(?!وم|وان)/u.test(text);
}

const RUSSIAN_VERB = /\p{L}{3}(?:(?:ете|ите|ет|ют|ут|ит|ат|ят)(?:с[яь])?|(?:л|ла|ло|ли)с[яь])$/u;

/** A Russian infinitive or dative, and an Arabic word with its preposition, begin a phrase. */
export function opensPhrase(text: string, language: LanguageTag): boolean {
  if (language === "ru")
    return /\p{L}{2}(?:ть|ти|чь)(?:с[яь])?$|\p{L}{3}(?:[ая]м|[ая]ми)$/u.test(text);
  return language === "ar" && /^[وف]?(?:بال|لل|[بل](?=\p{L}{4}))/u.test(text);
}
