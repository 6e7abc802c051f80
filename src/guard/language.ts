import type { LanguageTag } from "../domain/locale.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import { plainText, tokensOf } from "./text.ts";
import { GUARD_WORDS } from "./words/index.ts";
import type { GuardWords } from "./words/types.ts";

const MIXED = /^(?=.*\p{Script=Cyrillic})(?=.*\p{Script=Latin})/u;

/** Fewer words do not tell their language. */
const LEAST_WORDS = 4;
const LEAST_CHARACTERS = 6;
/** So much of its words has to stand in what it cites where it is taken for another language. */
const SHARE_OF_CITED = 0.75;
const SURE = 0.5;

/** Whether a sentence is in the language asked for; `cited` is known to be in it. */
export function isInLanguage(
  sentence: string,
  language: LanguageTag,
  identifier: LanguageIdentifier,
  cited: readonly string[],
): boolean {
  const tokens = tokensOf(plainText(sentence)).filter(
    ({ kind }) => kind === "word" || kind === "han",
  );
  const known = new Set(
    cited.flatMap((text) => tokensOf(plainText(text)).map(({ text: word }) => word)),
  );
  const own = tokens.filter(({ text }) => known.has(text)).length;
  if (tokens.length > 0 && own === tokens.length) return true;
  const words = GUARD_WORDS[language];
  if (words === undefined) return false;
  const isScript = new RegExp(`\\p{Script=${words.script}}`, "u");
  const news = tokens.filter(({ text }) => !known.has(text));
  if (news.some(({ raw }) => !fitsScript(raw, words))) return false;
  if (tokens.filter(({ raw }) => isScript.test(raw)).length * 2 <= tokens.length) return false;
  const least = words.script === "Han" ? LEAST_CHARACTERS : LEAST_WORDS;
  if (tokens.length < least || own / tokens.length >= SHARE_OF_CITED) return true;
  const { tag, confidence } = identifier.identify(sentence, {
    localeHint: null,
    conversation: null,
  });
  return tag === language || (tag === "und" && own > 0) || (confidence < SURE && own > 0);
}

function fitsScript(word: string, { foreignLetters }: GuardWords): boolean {
  return !MIXED.test(word) && foreignLetters?.test(word) !== true;
}
