import { GRAM } from "../text/terms.ts";
import type { Bag, Corpus, CorpusDocument, Vocabulary } from "./corpus.ts";
import {
  FIELD_COUNT,
  IMPACT_STEPS,
  inverseFrequency,
  inverseRoot,
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

/** BM25: how far the length of each field is held against it (0 to 1). */
const LENGTH_PENALTIES: readonly number[] = [0.3, 0.9, 0.6, 0.3];

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
  const sums: Sums = {
    weights: new Float32Array(FIELD_COUNT * vocabulary.hashes.length),
    isTouched: new Uint8Array(vocabulary.hashes.length),
  };
  const weighted = documents.map((fields) => {
    const terms = addWeights(fields, averages, vocabulary.channels, sums);
    return { terms, steps: takeSteps(terms, sums) };
  });
  const counts = new Uint32Array(vocabulary.hashes.length);
  for (const { terms } of weighted)
    for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  const builder = createPostings(counts, documents.length);
  const impacts = new Uint8Array(FIELD_COUNT * builder.postings.columns.length);
  weighted.forEach(({ terms, steps }, document) => {
    terms.forEach((term, i) => {
      const place = FIELD_COUNT * builder.add(term, document);
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        impacts[place + field] = steps[FIELD_COUNT * i + field] ?? 0;
      }
    });
  });
  return { documents: builder.postings, impacts };
}

/** What is added up for one document after another. */
interface Sums {
  /** `FIELD_COUNT` a term. */
  readonly weights: Float32Array;
  /** By term; a set would take longer than all else. */
  readonly isTouched: Uint8Array;
}

/** Adds the length-adjusted frequencies of each field to the sums and returns the terms touched. */
function addWeights(
  fields: readonly (readonly Bag[])[],
  averages: readonly Float64Array[],
  channels: Uint8Array,
  { weights, isTouched }: Sums,
): number[] {
  const touched: number[] = [];
  fields.forEach((bags, field) => {
    const penalty = LENGTH_PENALTIES[field] ?? 0;
    const factors = lengthsOf(bags, channels).map((length, channel) => {
      const average = averages[field]?.[channel] ?? 0;
      return 1 / (1 - penalty + (average === 0 ? 1 : (penalty * length) / average));
    });
    for (const { terms, counts } of bags) {
      for (let i = 0; i < terms.length; i += 1) {
        const term = terms[i] ?? 0;
        const place = FIELD_COUNT * term + field;
        if (isTouched[term] === 0) {
          isTouched[term] = 1;
          touched.push(term);
        }
        weights[place] =
          (weights[place] ?? 0) + (counts[i] ?? 0) * (factors[channels[term] ?? 0] ?? 0);
      }
    }
  });
  return touched;
}

/** Saturates the weights of these terms into bytes and clears them for the next document. */
function takeSteps(terms: readonly number[], { weights, isTouched }: Sums): Uint8Array {
  const steps = new Uint8Array(FIELD_COUNT * terms.length);
  terms.forEach((term, i) => {
    isTouched[term] = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      const weight = weights[FIELD_COUNT * term + field] ?? 0;
      weights[FIELD_COUNT * term + field] = 0;
      steps[FIELD_COUNT * i + field] = Math.round((IMPACT_STEPS * weight) / (weight + SATURATION));
    }
  });
  return steps;
}

function averageLengths(
  documents: readonly (readonly (readonly Bag[])[])[],
  channels: Uint8Array,
): Float64Array[] {
  return LENGTH_PENALTIES.map((_, field) => {
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
    for (let i = 0; i < terms.length; i += 1) {
      const channel = channels[terms[i] ?? 0] ?? 0;
      lengths[channel] = (lengths[channel] ?? 0) + (counts[i] ?? 0);
    }
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

function firstUnitsOf(units: readonly Unit[], documentCount: number): Uint32Array {
  const first = new Uint32Array(documentCount + 1);
  for (const { document } of units) first[document + 1] = (first[document + 1] ?? 0) + 1;
  for (let i = 1; i <= documentCount; i += 1) first[i] = (first[i] ?? 0) + (first[i - 1] ?? 0);
  return first;
}

function unitPostings(
  corpus: Corpus,
  included: QuestionFilter,
  documents: Postings,
): Pick<LanguageIndex, "units" | "firstUnits" | "kindOfUnit" | "scalesOfUnit"> {
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
    firstUnits: firstUnitsOf(units, corpus.documents.length),
    kindOfUnit: Uint8Array.from(units, ({ kind }) => kind),
    scalesOfUnit: Float32Array.from(squares, inverseRoot),
  };
}
