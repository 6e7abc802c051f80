import type { Token } from "./text.ts";
import { plainText, tokensOf } from "./text.ts";

/** So many words in a row, or characters of Han, are nobody's chance. */
const WORDS = 6;
const CHARACTERS = 15;

const MARKS =
  /<\/?\s?(?:data|system|claim|instruction|input|user|assistant)|\{\{|\}\}|\[\[|<\||\|>|\[inst\]/iu;
/** The ids by which the claims are cited in prompts. */
const CLAIM_ID = /(?<![\p{L}\p{N}])[A-Z]\d{1,3}\.\d{1,3}(?![\p{L}\p{N}])/u;

/** Runs of words of texts, to look others up in. */
export interface Runs {
  /** Whether a run of one of the texts stands in these words, and not in those that are open anyway. */
  standIn(tokens: readonly Token[], open: readonly Token[]): boolean;
}

export function gatherRuns(texts: readonly string[]): Runs {
  const known = new Set<string>();
  for (const text of texts) {
    // Each text is read in pieces that overlap, so that a long one is read to its end.
    for (let from = 0; from < text.length; from += PIECE) {
      const tokens = tokensOf(plainText(text.slice(from, from + PIECE + OVERLAP)));
      for (const run of runsOf(tokens)) known.add(run);
    }
  }
  return {
    standIn: (tokens, open) => {
      if (known.size === 0) return false;
      const allowed = new Set(runsOf(open));
      for (const run of runsOf(tokens)) if (known.has(run) && !allowed.has(run)) return true;
      return false;
    },
  };
}

const PIECE = 8_000;
const OVERLAP = 400;

function* runsOf(tokens: readonly Token[]): Generator<string> {
  const words = tokens.filter(({ kind }) => kind !== "mark");
  for (let at = 0; at < words.length; at += 1) {
    const length = words[at]?.kind === "han" ? CHARACTERS : WORDS;
    const run = words.slice(at, at + length);
    if (run.length === length) yield run.map(({ text }) => text).join(" ");
  }
}

/** Marks of a prompt that no text for people has. */
export function hasPromptMarks(text: string, open: string): boolean {
  return [MARKS, CLAIM_ID].some((pattern) => {
    const found = pattern.exec(text)?.[0];
    return found !== undefined && !open.includes(found);
  });
}
