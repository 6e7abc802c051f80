import type { AssertedClaim } from "../../domain/answer.ts";
import type { ArticleId, ClaimId, Knowledge } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import { claimTemplate, looseWords } from "./claim-words.ts";

/** A content, and what of it is told. */
export interface ToldWords {
  readonly knowledge: Knowledge;
  /** @param claim `null` for the words of no claim */
  readonly isTold: (article: ArticleId, claim: ClaimId | null) => boolean;
}

/** So many words in a row are no accident; of a script without blanks so many signs. */
const RUN = 3;
const RUN_OF_SIGNS = 6;

/**
 * Whether words of claims that are gone may be among what is told anew: as many of them in a row as are no accident, or all of a
 * shorter claim, stand there and were told nowhere before.
 */
export function wordsReturn(
  gone: readonly AssertedClaim[],
  before: ToldWords,
  after: ToldWords,
): boolean {
  return gone.some(({ article, claim }) => {
    const texts = before.knowledge.articles.get(article)?.texts ?? [];
    return [...texts].some(([language, text]) => {
      const words = wordsOf(claimTemplate(text, claim) ?? "");
      const most = words.some((word) => SIGN.test(word)) ? RUN_OF_SIGNS : RUN;
      const length = Math.min(most, words.length);
      if (length === 0) return false;
      const lost = runsOf(words, length);
      const found = toldRuns(after, language, length).filter((run) => lost.has(run));
      if (found.length === 0) return false;
      const known = new Set(toldRuns(before, language, length));
      return found.some((run) => !known.has(run));
    });
  });
}

function toldRuns(
  { knowledge, isTold }: ToldWords,
  language: LanguageTag,
  length: number,
): string[] {
  return [...knowledge.articles.values()].flatMap(({ id, claims, texts }) => {
    const text = texts.get(language);
    if (text === undefined) return [];
    const told = [...claims.keys()]
      .filter((claim) => isTold(id, claim))
      .map((claim) => claimTemplate(text, claim) ?? "");
    const loose = isTold(id, null) ? [looseWords(text)] : [];
    return [...loose, ...told].flatMap((each) => [...runsOf(wordsOf(each), length)]);
  });
}

const SIGN = /\p{Script=Han}/u;
/** A sign, a figure by its name, or a word. */
const WORD = /\p{Script=Han}|\{[A-Za-z][\w-]*|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

function runsOf(words: readonly string[], length: number): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let from = 0; from + length <= words.length; from += 1) {
    runs.add(words.slice(from, from + length).join(" "));
  }
  return runs;
}
