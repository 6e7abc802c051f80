import { namesKin } from "./kin.ts";
import type { QuestionText } from "./text.ts";

/** How a question hangs on what was said before; see `Reading`. */
export interface FollowUp {
  readonly followUp: "continues" | "pointsBack" | null;
  readonly isBrief: boolean;
  readonly aboutSomebodyElse: boolean;
}

/** A follow-up is short; a long message says itself what it is about. */
const MOST_WORDS = 14;
/** Chinese has no spaces: characters of a short message. */
const MOST_HAN = 18;
/** "Is it true that Australians may …" points at nothing: a question that points, or leans without a word, is shorter still. */
const MOST_WORDS_BRIEF = 7;
const MOST_HAN_BRIEF = 8;

/** Words with which a message goes on from the last one, at its very beginning; folded as `readText` folds. */
const OPENERS: readonly string[] = [
  "and",
  "also",
  "but",
  "what about",
  "how about",
  "what if",
  "then",
  "so",
  "same for",
  "ok and",
  "okay and",
  "а",
  "и",
  "но",
  "тогда",
  "а если",
  "что если",
  "то есть",
  "a esli",
  "a dlya",
  "a skolko",
  "a kak",
  "et",
  "mais",
  "alors",
  "et si",
  "qu en est il",
  "quid",
  "y",
  "pero",
  "entonces",
  "y si",
  "que tal",
  "و",
  "او",
  "لكن",
  "ماذا عن",
  "وماذا",
  "طيب",
  "واذا",
  "وكم",
  "وهل",
  "وبالنسبه",
  "وللزوجه",
  "ولزوجتي",
  "那",
  "那么",
  "要是",
  "还有",
  "另外",
  "或者",
  "但是",
  "那要是",
];

/** Words that point at something said before. Clitics of French and Spanish are too common to tell anything. */
const POINTERS = phrases([
  "it",
  "that",
  "this",
  "they",
  "them",
  "same",
  "those",
  "these",
  "это",
  "этого",
  "этому",
  "этот",
  "эту",
  "его",
  "ее",
  "их",
  "такой",
  "такую",
  "столько",
  "cela",
  "ca",
  "celui",
  "celle",
  "ceci",
  "eso",
  "esto",
  "ese",
  "esa",
  "ello",
  "cuesta",
  "tarda",
  "ذلك",
  "هذا",
  "هذه",
  "تلك",
  "عليها",
  "عليه",
]);

const HAN_POINTERS = /这个|那个|它|这种|那种|同样|一样/u;
const HAN_ENDING = /呢$/u;

/** Reads how far a message depends on the one before it. */
export function readFollowUp(question: QuestionText): FollowUp {
  const words = question.tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const han = question.plain.match(/\p{Script=Han}/gu)?.length ?? 0;
  const short = han > 0 ? han <= MOST_HAN : words.length <= MOST_WORDS;
  const aboutSomebodyElse = namesKin(question);
  const isBrief = han > 0 ? han <= MOST_HAN_BRIEF : words.length <= MOST_WORDS_BRIEF;
  const followUp = short ? followUpOf(question, isBrief, han > 0) : null;
  return { followUp, isBrief, aboutSomebodyElse };
}

function followUpOf(
  { spaced, plain }: QuestionText,
  isBrief: boolean,
  isHan: boolean,
): FollowUp["followUp"] {
  if (isHan) {
    const bare = plain.replace(/[\s\p{P}]+$/u, "");
    if (OPENERS.some((opener) => bare.startsWith(opener)) || HAN_ENDING.test(bare))
      return "continues";
    return isBrief && HAN_POINTERS.test(bare) ? "pointsBack" : null;
  }
  // "And how much is it?" does both, and that it points back tells more.
  if (isBrief && standsIn(spaced, POINTERS)) return "pointsBack";
  return OPENERS.some((opener) => spaced.startsWith(`${opener} `, 1)) ? "continues" : null;
}

/** Phrases between spaces, as they stand in `QuestionText.spaced`. */
function phrases(list: readonly string[]): readonly string[] {
  return list.map((phrase) => ` ${phrase} `);
}

function standsIn(spaced: string, list: readonly string[]): boolean {
  return list.some((phrase) => spaced.includes(phrase));
}
