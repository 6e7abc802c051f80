import type { LanguageTag } from "../../domain/locale.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import { inverseFrequency } from "../index/language-index.ts";
import { channelOf, CHANNELS, countTerms, STEM, termsOf, type Terms } from "../text/terms.ts";
import type { Bag } from "../index/corpus.ts";
import { placeAmong } from "../index/ascending.ts";

/** A question as terms of an index, and how much of it the index has never seen. */
export interface Query {
  readonly terms: Int32Array;
  /** Inverse document frequency of each term, times how often it occurs (damped). */
  readonly weights: Float64Array;
  /** How much each term counts as one of the text itself: 1, or less where only what was written before has it. */
  readonly shares: Float64Array;
  /** By channel: the sum of the weights of all terms, unknown ones included. */
  readonly mass: Float64Array;
  /** By channel: the sum of the squared weights of all terms, unknown ones included. */
  readonly squares: Float64Array;
  /** By channel: the part of `mass` that stands in no document. */
  readonly unknownMass: Float64Array;
  readonly wordCount: number;
}

/** What a term of earlier messages counts beside one of the text. */
export const SHARE_BEFORE = 0.5;

/**
 * Reads a question as it came.
 *
 * @param before what was written before it: its terms are counted once, those of the text twice
 */
export function readQuery(
  text: string,
  language: LanguageTag,
  index: LanguageIndex,
  before: readonly string[] = [],
): Query {
  const own = termsOf(text, language);
  const read =
    before.length === 0
      ? own
      : joined([own, own, ...before.map((earlier) => termsOf(earlier, language))]);
  const { terms: wanted, counts } = countTerms(read);
  const unknown = new Float64Array(CHANNELS.length);
  const terms: number[] = [];
  const known: number[] = [];
  const ownHashes = new Set(countTerms(own).terms);
  const shares: number[] = [];
  wanted.forEach((hash, i) => {
    const term = placeAmong(index.vocabulary.hashes, hash);
    if (term === null) unknown[channelOf(hash)] = (unknown[channelOf(hash)] ?? 0) + 1;
    else {
      terms.push(term);
      known.push(counts[i] ?? 1);
      shares.push(ownHashes.has(hash) ? 1 : SHARE_BEFORE);
    }
  });
  const query = queryOf(Int32Array.from(terms), Uint8Array.from(known), unknown, index, null);
  return { ...query, shares: Float64Array.from(shares) };
}

/**
 * Reads a text of the corpus as a question to an index built without it, in which `masked`, a document, counts as
 * absent: terms that stand nowhere else are unknown.
 */
export function readBag(
  { terms, counts }: Bag,
  index: LanguageIndex,
  masked: number | null,
): Query {
  return queryOf(terms, counts, new Float64Array(CHANNELS.length), index, masked);
}

function joined(all: readonly Terms[]): Terms {
  return {
    stems: all.flatMap(({ stems }) => stems),
    pairs: all.flatMap(({ pairs }) => pairs),
    grams: all.flatMap(({ grams }) => grams),
  };
}

function queryOf(
  terms: Int32Array,
  counts: Uint8Array,
  unknown: Float64Array,
  index: LanguageIndex,
  masked: number | null,
): Query {
  const mass = new Float64Array(CHANNELS.length);
  const squares = new Float64Array(CHANNELS.length);
  const unknownMass = new Float64Array(CHANNELS.length);
  const weights = new Float64Array(terms.length);
  const strange = inverseFrequency(0, index.documentCount);
  unknown.forEach((count, channel) => {
    mass[channel] = count * strange;
    unknownMass[channel] = count * strange;
    squares[channel] = count * strange * strange;
  });
  let wordCount = unknown[STEM] ?? 0;
  terms.forEach((term, i) => {
    const channel = index.vocabulary.channels[term] ?? 0;
    const frequency = frequencyOf(index, term, masked);
    const weight =
      inverseFrequency(frequency, index.documentCount) * (1 + Math.log(counts[i] ?? 1));
    weights[i] = frequency === 0 ? 0 : weight;
    if (frequency === 0) unknownMass[channel] = (unknownMass[channel] ?? 0) + weight;
    mass[channel] = (mass[channel] ?? 0) + weight;
    squares[channel] = (squares[channel] ?? 0) + weight * weight;
    if (channel === STEM) wordCount += 1;
  });
  const shares = new Float64Array(terms.length).fill(1);
  return { terms, weights, shares, mass, squares, unknownMass, wordCount };
}

function frequencyOf({ documents }: LanguageIndex, term: number, masked: number | null): number {
  const start = documents.starts[term] ?? 0;
  const end = documents.starts[term + 1] ?? 0;
  if (masked === null) return end - start;
  for (let place = start; place < end; place += 1) {
    if (documents.columns[place] === masked) return end - start - 1;
  }
  return end - start;
}
