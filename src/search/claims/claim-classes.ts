import type { Bag, Corpus, CorpusDocument } from "../index/corpus.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import { createPostings, type Postings } from "../index/postings.ts";
import { vectorOf } from "../model/classifier.ts";
import { readBag } from "../model/query.ts";

/**
 * Softmax classifiers, one for each article that the network does not know, that tell which of its claims a text asks for. A text is
 * weighed against the classes of one article alone, so what all of its claims have in common decides nothing.
 */
export interface ClaimClasses {
  /** The first class of each document, and the number of all. It is the subject as a whole; its claims follow in their order. */
  readonly firstOf: Uint32Array;
  /** By term: the classes in which it has a weight. */
  readonly weightsOf: Postings;
  /** In steps of `WEIGHT_STEP`: a byte each changes no order. */
  readonly weights: Int8Array;
  readonly biases: Float32Array;
}

export const WEIGHT_STEP = 1 / 40;
const MOST_STEPS = 127;
const PASSES = 5;
const STEP = 0.3;
const SHRINK_PER_PASS = 0.03;
/** A claim’s own words say less of how it is asked for than the ways of asking do. */
const OWN_WORDS_SHARE = 0.5;
const NEGLIGIBLE_ERROR = 0.02;
/** Weights below it change no order, and are most of them. */
const NEGLIGIBLE_WEIGHT = 0.04;

/**
 * @param included whether a way of asking may be learned from; those of which nobody said what they ask for are passed over
 * @param isKnown whether the network knows an article: its classes learn nothing then, and have no weights
 */
export function learnClaims(
  corpus: Corpus,
  index: LanguageIndex,
  included: (document: number, question: number) => boolean,
  isKnown: (article: CorpusDocument) => boolean,
): ClaimClasses {
  const { documents, vocabulary } = corpus;
  const firstOf = new Uint32Array(documents.length + 1);
  documents.forEach(({ claims }, number) => {
    firstOf[number + 1] = (firstOf[number] ?? 0) + claims.length + 1;
  });
  const classCount = firstOf[documents.length] ?? 0;
  const biases = new Float32Array(classCount);
  const learned = documents.map((document, number): LearnedArticle => {
    const texts = isKnown(document) ? [] : examplesOf(document, (one) => included(number, one));
    const examples = texts.map(({ bag, share, wanted }): Example => {
      const query = readBag(bag, index, null);
      return { terms: query.terms, values: vectorOf(query, vocabulary.channels), share, wanted };
    });
    const article = trainArticle(examples, document.claims.length + 1);
    biases.set(article.biases, firstOf[number] ?? 0);
    return article;
  });
  return { firstOf, biases, ...weightPostings(learned, firstOf, vocabulary.hashes.length) };
}

interface RawExample {
  readonly bag: Bag;
  readonly share: number;
  /** Classes within the article. */
  readonly wanted: readonly number[];
}

function examplesOf(
  { title, questions, wanted, claims }: CorpusDocument,
  included: (question: number) => boolean,
): RawExample[] {
  const ways = questions.flatMap((bag, question): RawExample[] => {
    const own = wanted[question] ?? null;
    if (own === null || !included(question)) return [];
    const classes = own.length === 0 ? [0] : own.map((claim) => claim + 1);
    return [{ bag, share: 1, wanted: classes }];
  });
  const words = claims.flatMap(({ text, heading }, claim) =>
    [text, heading].map((bag) => ({ bag, share: OWN_WORDS_SHARE, wanted: [claim + 1] })),
  );
  return [...ways, ...words, { bag: title, share: 1, wanted: [0] }];
}

interface Example {
  readonly terms: Int32Array;
  readonly values: Float64Array;
  readonly share: number;
  readonly wanted: readonly number[];
}

interface LearnedArticle {
  /** The terms of its texts, in the order in which they came. */
  readonly terms: readonly number[];
  readonly classCount: number;
  /** `classCount` a term. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

function trainArticle(examples: readonly Example[], classCount: number): LearnedArticle {
  const rowOf = new Map<number, number>();
  const rows = examples.map(({ terms }) =>
    terms.map((term) => {
      const known = rowOf.get(term);
      if (known !== undefined) return known;
      const row = rowOf.size;
      rowOf.set(term, row);
      return row;
    }),
  );
  const weights = new Float32Array(rowOf.size * classCount);
  const squares = new Float32Array(weights.length).fill(1e-2);
  const biases = new Float32Array(classCount);
  const errors = new Float64Array(classCount);
  /** The classes that are not as good as settled for the text at hand. */
  const open = new Int32Array(classCount);
  for (let pass = 0; pass < PASSES; pass += 1) {
    examples.forEach((example, number) => {
      const own = rows[number] ?? new Int32Array(0);
      errorsOf(example, own, weights, biases, errors);
      let openCount = 0;
      for (let c = 0; c < classCount; c += 1) {
        const error = (errors[c] ?? 0) * example.share;
        errors[c] = error;
        biases[c] = (biases[c] ?? 0) - 0.02 * error;
        if (error < NEGLIGIBLE_ERROR && error > -NEGLIGIBLE_ERROR) continue;
        open[openCount] = c;
        openCount += 1;
      }
      for (let i = 0; i < own.length; i += 1) {
        const value = example.values[i] ?? 0;
        if (value === 0) continue;
        const start = (own[i] ?? 0) * classCount;
        for (let k = 0; k < openCount; k += 1) {
          const c = open[k] ?? 0;
          const gradient = (errors[c] ?? 0) * value;
          const square = (squares[start + c] ?? 0) + gradient * gradient;
          squares[start + c] = square;
          weights[start + c] = (weights[start + c] ?? 0) - (STEP * gradient) / Math.sqrt(square);
        }
      }
    });
    for (let place = 0; place < weights.length; place += 1) {
      weights[place] = (weights[place] ?? 0) * (1 - SHRINK_PER_PASS);
    }
  }
  return { terms: [...rowOf.keys()], classCount, weights, biases };
}

/** Fills `errors` with what the classes get too much of; returns nothing, since it runs in the inner loop. */
function errorsOf(
  { values, wanted }: Example,
  rows: Int32Array,
  weights: Float32Array,
  biases: Float32Array,
  errors: Float64Array,
): void {
  errors.set(biases);
  const classCount = errors.length;
  for (let i = 0; i < rows.length; i += 1) {
    const value = values[i] ?? 0;
    const start = (rows[i] ?? 0) * classCount;
    for (let c = 0; c < classCount; c += 1) {
      errors[c] = (errors[c] ?? 0) + value * (weights[start + c] ?? 0);
    }
  }
  intoShares(errors);
  for (const c of wanted) errors[c] = (errors[c] ?? 0) - 1 / wanted.length;
}

/** Turns logits into probabilities, in place. */
export function intoShares(logits: Float64Array): void {
  let highest = -Infinity;
  for (const logit of logits) highest = Math.max(highest, logit);
  let sum = 0;
  for (let c = 0; c < logits.length; c += 1) {
    const odds = Math.exp((logits[c] ?? 0) - highest);
    logits[c] = odds;
    sum += odds;
  }
  for (let c = 0; c < logits.length; c += 1) logits[c] = (logits[c] ?? 0) / sum;
}

function weightPostings(
  learned: readonly LearnedArticle[],
  firstOf: Uint32Array,
  termCount: number,
): Pick<ClaimClasses, "weightsOf" | "weights"> {
  const visit = (take: (term: number, column: number, weight: number) => void): void => {
    learned.forEach(({ terms, classCount, weights }, number) => {
      for (let c = 0; c < classCount; c += 1) {
        terms.forEach((term, row) => {
          const weight = weights[row * classCount + c] ?? 0;
          if (Math.abs(weight) >= NEGLIGIBLE_WEIGHT) take(term, (firstOf[number] ?? 0) + c, weight);
        });
      }
    });
  };
  const counts = new Uint32Array(termCount);
  visit((term) => {
    counts[term] = (counts[term] ?? 0) + 1;
  });
  const builder = createPostings(counts, firstOf.at(-1) ?? 0);
  const kept = new Int8Array(builder.postings.columns.length);
  visit((term, column, weight) => {
    const steps = Math.round(weight / WEIGHT_STEP);
    kept[builder.add(term, column)] = Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps));
  });
  return { weightsOf: builder.postings, weights: kept };
}
