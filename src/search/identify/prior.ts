import { bareLanguage, type LanguageTag } from "../../domain/locale.ts";
import type { IdentifiedLanguage, LanguagePrior } from "../../ports/language-identifier.ts";
import type { Bias } from "./vote.ts";

/** Log-odds: about 5 to 1 for what a platform states, 12 to 1 for the language of the talk so far. */
const HINT = 1.6;
const CONVERSATION = 2.5;
/** One or two words say little, so what else is known counts more. */
const SHORT_WORDS = 2;
const SHORT_FACTOR = 2;
/** A language that Yizhan does not speak is rarer. */
const NOT_SPOKEN = -1.5;
/** English and Russian are written by many whose language they are not. */
const COMMON = 1;

/** The languages that Yizhan speaks or means to. */
export const SPOKEN: ReadonlySet<LanguageTag> = new Set(
  "ar am bn en es fa fr id kk ky mn ms my ne pt ru sr sw th tr ur uz vi zh".split(" "),
);
/** Confidence where there is nothing else. */
const CONVERSATION_ALONE = 0.6;
const HINT_ALONE = 0.5;
const UNKNOWN: LanguageTag = "und";

const COMMON_IN: Readonly<Record<string, LanguageTag>> = { Latn: "en", Cyrl: "ru" };
/** Log-odds of a language in a script that most of its people do not write it in; by how many do so on phones. */
const UNUSUAL_IN: Readonly<Record<string, Readonly<Record<LanguageTag, number>>>> = {
  Latn: {
    ...{ ar: -0.5, ru: -0.5, fa: -0.5, ur: -0.5, hi: -0.5, bn: -1, ne: -1, mn: -1 },
    ...{ kk: -2, ky: -2, am: -1.5, zh: -1.5 },
  },
  Arab: { kk: -2, ms: -2 },
};

/**
 * What speaks for each language before the words do.
 *
 * @param words how many words there are to go by
 */
export function biasOf(prior: LanguagePrior, script: string, words: number): Bias {
  const hint = prior.localeHint === null ? null : bareLanguage(prior.localeHint);
  const factor = words <= SHORT_WORDS ? SHORT_FACTOR : 1;
  const unusual = UNUSUAL_IN[script];
  return (tag) => {
    let bias = SPOKEN.has(tag) ? 0 : NOT_SPOKEN;
    bias += unusual?.[tag] ?? 0;
    if (COMMON_IN[script] === tag) bias += COMMON;
    if (tag === hint) bias += HINT * factor;
    if (tag === prior.conversation) bias += CONVERSATION * factor;
    return bias;
  };
}

/** What is known of a message whose words tell nothing. */
export function fromPriorAlone(prior: LanguagePrior, script: string): IdentifiedLanguage {
  const { conversation, localeHint } = prior;
  if (conversation !== null && conversation !== UNKNOWN) {
    return { tag: conversation, script, confidence: CONVERSATION_ALONE };
  }
  const hint = localeHint === null ? null : bareLanguage(localeHint);
  if (hint !== null && hint !== UNKNOWN) return { tag: hint, script, confidence: HINT_ALONE };
  return { tag: UNKNOWN, script, confidence: 0 };
}
