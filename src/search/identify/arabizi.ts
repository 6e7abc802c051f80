import type { LanguageTag } from "../../domain/locale.ts";
import type { Bias } from "./vote.ts";

/** Digits that stand for Arabic sounds when they stand between letters: `mat3am`, `sa7bi`. */
const SOUND_DIGIT = /[a-z][235679]'?[a-z]/u;
/** Shorter ones are mostly names: `p2p`, `w3c`. */
const SHORTEST = 4;
/** Log-odds that such a word adds, as far as two words: no other language writes so. */
const EACH = 2;
const MOST = 4;
const ARABIC: LanguageTag = "ar";

/** Adds to the bias of Arabic what its digits say, which runs of letters that nobody has seen before cannot. */
export function withArabizi(bias: Bias, words: readonly string[]): Bias {
  const found = words.filter((word) => word.length >= SHORTEST && SOUND_DIGIT.test(word)).length;
  const added = Math.min(MOST, EACH * found);
  return added === 0 ? bias : (tag) => bias(tag) + (tag === ARABIC ? added : 0);
}
