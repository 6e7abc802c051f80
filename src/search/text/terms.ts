import { perLocale, type LanguageTag } from "../../domain/locale.ts";
import { remembered } from "../../domain/remembered.ts";
import { folded } from "./fold.ts";
import { hashPair, hashText } from "./hash.ts";
import { stemmerFor } from "./stem.ts";
import { tokenize, type RunKind } from "./tokens.ts";

/** The kinds of terms a text is searched by; one index holds all, since the top bits of a term tell its channel. */
export const CHANNELS = ["stem", "pair", "gram"] as const;
export const STEM = 0;
export const PAIR = 1;
export const GRAM = 2;

const CHANNEL_SHIFT = 30;

/** `STEM`, `PAIR` or `GRAM`. */
export function channelOf(term: number): number {
  return term >>> CHANNEL_SHIFT;
}

function inChannel(hash: number, channel: number): number {
  return ((hash >>> 2) | (channel << CHANNEL_SHIFT)) >>> 0;
}

/** The terms of one text as 32-bit hashes, repeated as often as they occur. */
export interface Terms {
  readonly stems: readonly number[];
  readonly pairs: readonly number[];
  readonly grams: readonly number[];
}

/** Longer texts are cut in the middle: what is asked stands at one end or the other. */
const LONGEST_TEXT = 3000;
const LONGEST_WORD = 40;
const LONGEST_GRAM: Readonly<Record<RunKind, number>> = { han: 2, spaced: 4, joined: 5 };

export function termsOf(text: string, language: LanguageTag): Terms {
  const stems: number[] = [];
  const pairs: number[] = [];
  const grams: number[] = [];
  const stemsOf = stemsIn(language);
  let previous: number | null = null;
  for (const run of tokenize(shortened(text), language)) {
    for (const word of run.words) {
      const [hash = 0, ...others] = stemsOf(word.accented);
      stems.push(hash, ...others);
      if (previous !== null) pairs.push(inChannel(hashPair(previous, hash, PAIR), PAIR));
      previous = hash;
    }
    grams.push(...GRAMS_OF[run.kind](run.text));
  }
  return { stems, pairs, grams };
}

/** The terms that the network of claims reads, each once: pairs of words are too many to learn. */
export function networkTerms(text: string, language: LanguageTag): readonly number[] {
  const { stems, grams } = termsOf(text, language);
  return [...new Set([...stems, ...grams])];
}

/** The terms of one word. Who types without accents gets another stem; both are known. */
const stemsIn = perLocale((language) => {
  const stem = stemmerFor(language);
  return remembered((word): readonly number[] => {
    const stemmed = stem(word);
    const plain = folded(word, language);
    const own = stemTerm(folded(stemmed, language));
    const other = stemTerm(plain === word ? stemmed : stem(plain));
    return other === own ? [own] : [own, other];
  });
});

function stemTerm(stem: string): number {
  return inChannel(hashText(stem, STEM), STEM);
}

function shortened(text: string): string {
  // Once more when compatibility forms are resolved: one sign may stand for eighteen letters.
  return withoutMiddle(withoutMiddle(text).normalize("NFKC"));
}

function withoutMiddle(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT / 2)} ${text.slice(-LONGEST_TEXT / 2)}`;
}

const GRAMS_OF: Readonly<Record<RunKind, (text: string) => readonly number[]>> = {
  // Marks at both ends of a word tell "z" from any z; words of joined scripts have no certain ends.
  spaced: remembered((word) => gramsOf(`_${word.slice(0, LONGEST_WORD)}_`, 3, LONGEST_GRAM.spaced)),
  joined: (text) => gramsOf(text, 3, LONGEST_GRAM.joined),
  han: (text) => gramsOf(text, 1, LONGEST_GRAM.han),
};

function gramsOf(text: string, shortest: number, longest: number): number[] {
  const grams: number[] = [];
  for (let length = shortest; length <= longest; length += 1) {
    for (let start = 0; start + length <= text.length; start += 1) {
      grams.push(inChannel(hashText(text, GRAM, start, start + length), GRAM));
    }
  }
  return grams;
}

/** Distinct terms, ascending, with how often each occurs (at most 255). */
export interface CountedTerms {
  readonly terms: Uint32Array;
  readonly counts: Uint8Array;
}

export function countTerms({ stems, pairs, grams }: Terms): CountedTerms {
  const sorted = new Uint32Array(stems.length + pairs.length + grams.length);
  sorted.set(stems);
  sorted.set(pairs, stems.length);
  sorted.set(grams, stems.length + pairs.length);
  return countSorted(sorted.sort());
}

function countSorted(sorted: Uint32Array): CountedTerms {
  const terms = new Uint32Array(sorted.length);
  const counts = new Uint8Array(sorted.length);
  let size = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const term = sorted[i] ?? 0;
    if (size > 0 && term === terms[size - 1]) {
      counts[size - 1] = Math.min(255, (counts[size - 1] ?? 0) + 1);
    } else {
      terms[size] = term;
      counts[size] = 1;
      size += 1;
    }
  }
  return { terms: terms.slice(0, size), counts: counts.slice(0, size) };
}
