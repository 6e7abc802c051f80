import type { ArticleId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Negatives, SearchDocument } from "../../ports/search.ts";
import { sentencesOf } from "../text/sentences.ts";
import { channelOf, countTerms, termsOf, type CountedTerms } from "../text/terms.ts";
import { createNumbering } from "./numbering.ts";

/** A text as distinct terms of the corpus, ascending, with their counts. */
export interface Bag {
  readonly terms: Int32Array;
  readonly counts: Uint8Array;
}

export interface CorpusDocument {
  readonly id: ArticleId;
  readonly related: readonly ArticleId[];
  readonly title: Bag;
  readonly questions: readonly Bag[];
  /** One a sentence. */
  readonly summary: readonly Bag[];
  /** One a sentence. */
  readonly body: readonly Bag[];
}

/** Everything known in one language, read once; indexes of all or part of it are built from here. */
export interface Corpus {
  readonly language: LanguageTag;
  readonly vocabulary: Vocabulary;
  readonly documents: readonly CorpusDocument[];
  readonly near: readonly Bag[];
  readonly far: readonly Bag[];
}

/** Terms are numbered in the order of their hashes. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  /** `STEM`, `PAIR` or `GRAM` of each term. */
  readonly channels: Uint8Array;
}

/** Reads documents and negatives of one language; those of others must have been left out. */
export function readCorpus(
  language: LanguageTag,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
): Corpus {
  const numbering = createNumbering();
  const read = (text: string): CountedTerms => {
    const counted = countTerms(termsOf(text, language));
    for (const term of counted.terms) numbering.add(term);
    return counted;
  };
  const raw = documents.map(({ id, related, title, questions, summary, body }) => ({
    id,
    related,
    title: read(title),
    questions: questions.filter(hasLetters).map(read),
    summary: sentencesOf(summary).map(read),
    body: sentencesOf(body).map(read),
  }));
  const near = negatives.flatMap((set) => set.near.filter(hasLetters).map(read));
  const far = negatives.flatMap((set) => set.far.filter(hasLetters).map(read));
  const hashes = numbering.close();
  const toBag = ({ terms, counts }: CountedTerms): Bag => {
    const numbers = new Int32Array(terms.length);
    // `Int32Array.from` would take most of the time of an index here.
    for (let i = 0; i < terms.length; i += 1) numbers[i] = numbering.numberOf(terms[i] ?? 0);
    return { terms: numbers, counts };
  };
  return {
    language,
    vocabulary: { hashes, channels: Uint8Array.from(hashes, channelOf) },
    documents: raw.map(({ id, related, title, questions, summary, body }) => ({
      id,
      related,
      title: toBag(title),
      questions: questions.map(toBag),
      summary: summary.map(toBag),
      body: body.map(toBag),
    })),
    near: near.map(toBag),
    far: far.map(toBag),
  };
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
