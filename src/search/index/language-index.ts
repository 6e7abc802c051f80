import type { Postings } from "./postings.ts";
import type { Vocabulary } from "./corpus.ts";

/** What kind of text a unit is: a title, a question variant, or a sentence of summary or body. */
export const TITLE = 0;
export const QUESTION = 1;
export const SENTENCE = 2;

/** The largest value a BM25 term frequency part is stored as; one byte. */
export const IMPACT_STEPS = 255;
/** BM25: how soon further occurrences stop counting. */
export const SATURATION = 1;
/** Title, questions, summary and body. */
export const FIELD_COUNT = 4;

/**
 * The searchable form of one language. Documents are numbered as they came; units are the single texts of a document,
 * numbered document by document.
 */
export interface LanguageIndex {
  readonly documentCount: number;
  readonly vocabulary: Vocabulary;
  /** By term; in how many documents a term stands is the length of its row. */
  readonly documents: Postings;
  /** `FIELD_COUNT` a posting of `documents`: the saturated frequency in each field, in steps of `1 / IMPACT_STEPS`. */
  readonly impacts: Uint8Array;
  /** By term, whatever its count. */
  readonly units: Postings;
  /** The first unit of each document, and the number of all units. */
  readonly firstUnits: Uint32Array;
  readonly kindOfUnit: Uint8Array;
  /** What makes the unit's vectors of stems and pairs, and of n-grams, one long; two a unit. */
  readonly scalesOfUnit: Float32Array;
}

/** How much it tells that a text contains a term that stands in `frequency` of `documentCount` documents. */
export function inverseFrequency(frequency: number, documentCount: number): number {
  return Math.log(1 + (documentCount - frequency + 0.5) / (frequency + 0.5));
}

/** What makes a vector with these squares one long; 0 for an empty one. */
export function inverseRoot(squares: number): number {
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}
