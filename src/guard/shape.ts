import type { GuardFault } from "../ports/guard.ts";

const CONTROLS = /\p{Cc}/u;
/** Marks that steer the direction of a text, and other signs that nobody sees. */
const UNSEEN = /[\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/gu;
const TAG = /<[/!?a-z]|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/iu;
const MARKDOWN =
  /\]\s?\(|!\[|\]\s?\[|\]:|`|^\s{0,3}(?:#{1,6}\s|>|[-*+]\s|\d{1,3}[.)]\s)|\*\*|__|~~|\|.*\||^\s*(?:---|\*\*\*)/u;
const EMPHASIS = /(?:^|[\s(])[*_]\p{L}[^*_]{0,200}[*_](?![\p{L}\p{N}])/u;

/** Markup, and characters that do not belong into plain words; what the original has may stay. */
export function markupFaults(words: string, original: string): GuardFault[] {
  const text = words.trim();
  const hasUnseen = [...text.matchAll(UNSEEN)].some(([sign]) => !original.includes(sign));
  const hasMarkup = [CONTROLS, TAG, MARKDOWN, EMPHASIS].some((pattern) => {
    const found = pattern.exec(text)?.[0];
    return found !== undefined && !(found.trim() !== "" && original.includes(found));
  });
  return hasUnseen || hasMarkup ? ["markup"] : [];
}
