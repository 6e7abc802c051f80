import type { LanguageTag } from "../domain/locale.ts";
import type { GuardFault, Translated } from "../ports/guard.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import { lexiconOf } from "./lexicon.ts";
import {
  labelsIn,
  latinOf,
  lengthFaults,
  lockedFaults,
  withoutLabels,
  type LockedDeps,
} from "./locked.ts";
import { digitFaults } from "./locked/compare.ts";
import { strayNames } from "./locked/latin.ts";
import { partsOf } from "./locked/parts.ts";
import { markupFaults } from "./shape.ts";

/**
 * The locked parts of a text that did not survive its translation, also into a language for which there are no words: then
 * digits, addresses, references, labels and names in Latin letters are compared, and whether it is in that language at all.
 */
export function draftedFaults(translated: Translated, deps: LockedDeps): GuardFault[] {
  const { text, language, original, from } = translated;
  if (lexiconOf(language) !== null) return lockedFaults(translated, deps);
  const said = { text: withoutLabels(text), lexicon: null };
  const told = { text: withoutLabels(original), lexicon: lexiconOf(from) };
  const [parts, others] = [partsOf(told.text, null), partsOf(said.text, null)];
  const stray = strayNames(latinOf(told, deps.things), latinOf(said, deps.things));
  return [
    ...lengthFaults(said.text, told.text, false),
    ...markupFaults(text, original),
    ...(labelsIn(text) === labelsIn(original) ? [] : ["contact" as const]),
    ...(stray.length > 0 ? ["name" as const] : []),
    ...digitFaults(parts, others, others),
    ...(isOther(said.text, told.text, language, from, deps.identifier)
      ? ["language" as const]
      : []),
  ];
}

/** Few words may be the same in two languages: names, abbreviations. */
const FEW_WORDS = 3;
const SURE = 0.5;

/** Whether words are plainly not in the language asked for: in another script, or those of the original. */
function isOther(
  text: string,
  original: string,
  language: LanguageTag,
  from: LanguageTag,
  identifier: LanguageIdentifier,
): boolean {
  const known = new Set(wordsOf(original));
  const own = wordsOf(text);
  const fresh = own.filter((word) => !known.has(word));
  if (own.length > FEW_WORDS && fresh.length * 2 < own.length) return true;
  const script = scriptOf(language);
  const fitting = fresh.filter((word) => script?.test(word) ?? true);
  if (fitting.length * 2 < fresh.length) return true;
  if (fresh.length <= FEW_WORDS) return false;
  const told = identifier.identify(text, { localeHint: null, conversation: null });
  return told.tag === from && told.confidence >= SURE;
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => word.toLowerCase());
}

/** Names of scripts that are no scripts of their own. */
const WRITTEN_WITH: Readonly<Record<string, string>> = {
  Hans: "\\p{Script=Han}",
  Hant: "\\p{Script=Han}",
  Jpan: "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}",
  Kore: "\\p{Script=Hangul}",
};

/** Letters of the script in which a language is mostly written; `null` where that is not known. */
function scriptOf(language: LanguageTag): RegExp | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    if (script === undefined) return null;
    return new RegExp(`[${WRITTEN_WITH[script] ?? `\\p{Script=${script}}`}]`, "u");
  } catch {
    return null;
  }
}
