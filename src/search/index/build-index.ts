import { GRAM } from "../text/terms.ts";
import type { Bag, Corpus, CorpusDocument, Vocabulary } from "./corpus.ts";
import {
  IMPACT_STEPS,
  inverseFrequency,
  QUESTION,
  SATURATION,
  SENTENCE,
  TITLE,
  type LanguageIndex,
} from "./language-index.ts";
import { createPostings, type Postings } from "./postings.ts";

/** Whether a question variant takes part, by number of its document and its own number there. */
export type QuestionFilter = (document: number, question: number) => boolean;

export const ALL_QUESTIONS: QuestionFilter = () => true;

/**
 * BM25F: the weight of each field, and how far its length is held against it (0 to 1). Questions weigh little here: they
 * speak as units and through the classifier, and twenty of them would drown the body.
 */
const FIELDS = [
  { weight: 2, lengthPenalty: 0.3 },
  { weight: 0.35, lengthPenalty: 0.8 },
  { weight: 1, lengthPenalty: 0.6 },
  { weight: 1, lengthPenalty: 0.6 },
] as const;

/** Builds the index of a corpus, or of part of its questions. */
export function buildIndex(corpus: Corpus, included: QuestionFilter): LanguageIndex {
  const fields = corpus.documents.map((document, number) => fieldsOf(document, number, included));
  const { documents, impacts } = documentPostings(fields, corpus.vocabulary);
  return {
    documentCount: corpus.documents.length,
    vocabulary: corpus.vocabulary,
    documents,
    impacts,
    ...unitPostings(corpus, included, documents),
  };
}

/** Title, questions, summary and body, each as the bags it is made of. */
function fieldsOf(
  document: CorpusDocument,
  number: number,
  included: QuestionFilter,
): readonly (readonly Bag[])[] {
  const questions = document.questions.filter((_, question) => included(number, question));
  return [[document.title], questions, document.summary, document.body];
}

function documentPostings(
  documents: readonly (readonly (readonly Bag[])[])[],
  vocabulary: Vocabulary,
): { readonly documents: Postings; readonly impacts: Uint8Array } {
  const averages = averageLengths(documents, vocabulary.channels);
  const weights = new Float32Array(vocabulary.hashes.length);
  const weighted = documents.map((fields) => {
    const terms = addWeights(fields, averages, vocabulary.channels, weights);
    const steps = Uint8Array.from(terms, (term) => {
      const weight = weights[term] ?? 0;
      weights[term] = 0;
      return Math.max(1, Math.round((IMPACT_STEPS * weight) / (weight + SATURATION)));
    });
    return { terms, steps };
  });
  const counts = new Uint32Array(vocabulary.hashes.length);
  for (const { terms } of weighted) for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  const builder = createPostings(counts, documents.length);
  const impacts = new Uint8Array(builder.postings.columns.length);
  weighted.forEach(({ terms, steps }, document) => {
    terms.forEach((term, i) => {
      impacts[builder.add(term, document)] = steps[i] ?? 0;
    });
  });
  return { documents: builder.postings, impacts };
}

/** Adds the length-adjusted frequencies of all fields to `weights` and returns the terms touched. */
function addWeights(
  fields: readonly (readonly Bag[])[],
  averages: readonly Float64Array[],
  channels: Uint8Array,
  weights: Float32Array,
): number[] {
  const touched: number[] = [];
  fields.forEach((bags, number) => {
    const { weight, lengthPenalty } = FIELDS[number] ?? FIELDS[0];
    const lengths = lengthsOf(bags, channels);
    const factors = lengths.map((length, channel) => {
      const average = averages[number]?.[channel] ?? 0;
      return weight / (1 - lengthPenalty + (average === 0 ? 1 : (lengthPenalty * length) / average));
    });
    for (const { terms, counts } of bags) {
      terms.forEach((term, i) => {
        if (weights[term] === 0) touched.push(term);
        weights[term] = (weights[term] ?? 0) + (counts[i] ?? 0) * (factors[channels[term] ?? 0] ?? 0);
      });
    }
  });
  return touched;
}

function averageLengths(
  documents: readonly (readonly (readonly Bag[])[])[],
  channels: Uint8Array,
): Float64Array[] {
  return FIELDS.map((_, field) => {
    const total = new Float64Array(3);
    let filled = 0;
    for (const fields of documents) {
      const lengths = lengthsOf(fields[field] ?? [], channels);
      if (lengths.some((length) => length > 0)) filled += 1;
      lengths.forEach((length, channel) => {
        total[channel] = (total[channel] ?? 0) + length;
      });
    }
    return total.map((length) => (filled === 0 ? 0 : length / filled));
  });
}

function lengthsOf(bags: readonly Bag[], channels: Uint8Array): Float64Array {
  const lengths = new Float64Array(3);
  for (const { terms, counts } of bags) {
    terms.forEach((term, i) => {
      const channel = channels[term] ?? 0;
      lengths[channel] = (lengths[channel] ?? 0) + (counts[i] ?? 0);
    });
  }
  return lengths;
}

interface Unit {
  readonly document: number;
  readonly kind: number;
  readonly terms: Int32Array;
}

function unitsOf(corpus: Corpus, included: QuestionFilter): Unit[] {
  return corpus.documents.flatMap((entry, document) => [
    { document, kind: TITLE, terms: entry.title.terms },
    ...entry.questions
      .filter((_, question) => included(document, question))
      .map(({ terms }) => ({ document, kind: QUESTION, terms })),
    ...[...entry.summary, ...entry.body].map(({ terms }) => ({ document, kind: SENTENCE, terms })),
  ]);
}

function unitPostings(
  corpus: Corpus,
  included: QuestionFilter,
  documents: Postings,
): Pick<LanguageIndex, "units" | "documentOfUnit" | "kindOfUnit" | "normsOfUnit"> {
  const units = unitsOf(corpus, included);
  const { channels, hashes } = corpus.vocabulary;
  const counts = new Uint32Array(hashes.length);
  for (const { terms } of units) for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  const builder = createPostings(counts, units.length);
  const squares = new Float64Array(2 * units.length);
  units.forEach(({ terms }, unit) => {
    for (const term of terms) {
      builder.add(term, unit);
      const frequency = (documents.starts[term + 1] ?? 0) - (documents.starts[term] ?? 0);
      const weight = inverseFrequency(frequency, corpus.documents.length);
      const place = 2 * unit + (channels[term] === GRAM ? 1 : 0);
      squares[place] = (squares[place] ?? 0) + weight * weight;
    }
  });
  return {
    units: builder.postings,
    documentOfUnit: Uint32Array.from(units, ({ document }) => document),
    kindOfUnit: Uint8Array.from(units, ({ kind }) => kind),
    normsOfUnit: Float32Array.from(squares, Math.sqrt),
  };
}
