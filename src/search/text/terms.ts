import type { LanguageTag } from "../../domain/locale.ts";
import { folded } from "./fold.ts";
import { hashPair, hashText } from "./hash.ts";
import { stemmerFor } from "./stem.ts";
import { tokenize, type Run } from "./tokens.ts";

/** The kinds of terms a text is searched by; each has its own hashes, so one index holds all. */
export const CHANNELS = ["stem", "pair", "gram"] as const;
export const STEM = 0;
export const PAIR = 1;
export const GRAM = 2;

/** The terms of one text as 32-bit hashes, repeated as often as they occur. */
export interface Terms {
  readonly stems: readonly number[];
  readonly pairs: readonly number[];
  readonly grams: readonly number[];
}

/** Longer texts are cut in the middle: what is asked stands at one end or the other. */
const LONGEST_TEXT = 3000;
const LONGEST_WORD = 40;
const SEED = { stem: 1, pair: 2, gram: 3 };

export function termsOf(text: string, language: LanguageTag): Terms {
  const { words, runs } = tokenize(shortened(text), language);
  const stems: number[] = [];
  const pairs: number[] = [];
  const grams: number[] = [];
  const stem = stemmerFor(language);
  let previous: number | null = null;
  for (const word of words) {
    const hash = hashText(folded(stem(word.accented), language), SEED.stem);
    stems.push(hash);
    // Who types without accents gets another stem; both are known.
    if (word.accented !== word.folded) {
      const other = hashText(stem(word.folded), SEED.stem);
      if (other !== hash) stems.push(other);
    }
    if (previous !== null) pairs.push(hashPair(previous, hash, SEED.pair));
    previous = hash;
  }
  for (const run of runs) addGrams(run, grams);
  return { stems, pairs, grams };
}

function shortened(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT / 2)} ${text.slice(-LONGEST_TEXT / 2)}`;
}

function addGrams(run: Run, grams: number[]): void {
  const shortest = run.kind === "han" ? 1 : 3;
  const longest = run.kind === "han" ? 3 : 5;
  // Marks at both ends of a word tell "z" from any z; words of joined scripts have no certain ends.
  const text = run.kind === "spaced" ? `_${run.text.slice(0, LONGEST_WORD)}_` : run.text;
  for (let length = shortest; length <= longest; length += 1) {
    for (let start = 0; start + length <= text.length; start += 1) {
      grams.push(hashText(text, SEED.gram, start, start + length));
    }
  }
}
