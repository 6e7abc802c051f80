import type { Vocabulary } from "../index/corpus.ts";
import { createPostings, type Postings } from "../index/postings.ts";
import { vectorOf, type Classifier } from "./classifier.ts";
import type { Query } from "./query.ts";

export interface Example {
  readonly query: Query;
  readonly classNumber: number;
}

/** With less training a classifier is worse than none; two passes more put some five of 1,150 measured questions right. */
const PASSES = 3;
/** A few texts say less in one pass, and cost nothing. */
const FEW_TEXTS = 2_000;
const PASSES_OVER_FEW = 5;
/** Additions that a pass may take: a few seconds. */
const LARGEST_EFFORT = 5e8;
/** A term that stands in more classes than this part of them tells nothing and costs most. */
const COMMON_SHARE = 0.4;
/**
 * Among fewer classes common terms tell something, up to this part of them: beyond it stands less than one percent of what
 * a text says, and more than half of what it takes to learn from it.
 */
const FEW_CLASSES = 150;
const COMMON_SHARE_OF_FEW = 0.8;
/** Among so few, each term counts. */
const VERY_FEW_CLASSES = 20;
const STEP = 0.25;
const SHRINK_PER_PASS = 0.02;
const NEGLIGIBLE_GRADIENT = 0.01;

/** Trains on the examples in an order that depends on their number alone; `null` when there are too many. */
export function trainClassifier(
  examples: readonly Example[],
  classCount: number,
  vocabulary: Vocabulary,
): Classifier | null {
  const weightsOf = supportOf(examples, classCount, vocabulary.hashes.length);
  const places = placesByUse(examples, weightsOf);
  const texts = textsOf(examples, vocabulary.channels, places);
  if (effortOf(texts, places) > LARGEST_EFFORT) return null;
  const learned = {
    places,
    weights: new Float32Array(2 * weightsOf.columns.length),
    biases: new Float32Array(classCount),
  };
  for (let place = 1; place < learned.weights.length; place += 2) learned.weights[place] = 1e-2;
  const order = shuffled(examples.length);
  const errors = new Float64Array(classCount);
  const passes = examples.length < FEW_TEXTS ? PASSES_OVER_FEW : PASSES;
  for (let pass = 0; pass < passes; pass += 1) {
    for (const number of order) {
      softmaxOf(learned, texts, number, errors);
      const own = texts.classes[number] ?? 0;
      errors[own] = (errors[own] ?? 0) - 1;
      descend(learned, texts, number, errors);
    }
    for (let place = 0; place < learned.weights.length; place += 2) {
      learned.weights[place] = (learned.weights[place] ?? 0) * (1 - SHRINK_PER_PASS);
    }
  }
  const weights = weightsAsNumbered(learned, weightsOf);
  return { classCount, weightsOf, weights, biases: learned.biases };
}

/**
 * Rows of weights in the order of how many texts use them: what is used most lies together, since training waits for memory more
 * than for anything else.
 */
interface Places {
  /** The row of each term; `NO_ROW` for terms without weights. */
  readonly rowOf: Int32Array;
  readonly starts: Uint32Array;
  readonly columns: Postings["columns"];
}

const NO_ROW = -1;

function placesByUse(examples: readonly Example[], { starts, columns }: Postings): Places {
  const termCount = starts.length - 1;
  const uses = new Uint32Array(termCount);
  for (const { query } of examples) {
    for (let i = 0; i < query.terms.length; i += 1) {
      const term = query.terms[i] ?? 0;
      uses[term] = (uses[term] ?? 0) + 1;
    }
  }
  const terms = new Uint32Array(termCount);
  for (let term = 0; term < termCount; term += 1) terms[term] = term;
  terms.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b);
  const rowOf = new Int32Array(termCount).fill(NO_ROW);
  const ownStarts = new Uint32Array(termCount + 1);
  const ownColumns = columns.slice();
  let size = 0;
  terms.forEach((term, row) => {
    const [start = 0, end = 0] = [starts[term], starts[term + 1]];
    if (start < end) rowOf[term] = row;
    ownColumns.set(columns.subarray(start, end), size);
    size += end - start;
    ownStarts[row + 1] = size;
  });
  return { rowOf, starts: ownStarts, columns: ownColumns };
}

/** What is learned from, text behind text: rows that have weights, and the values of their terms. */
interface Texts {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  readonly classes: Uint32Array;
}

function textsOf(examples: readonly Example[], channels: Uint8Array, { rowOf }: Places): Texts {
  const most = examples.reduce((sum, { query }) => sum + query.terms.length, 0);
  const starts = new Uint32Array(examples.length + 1);
  const rows = new Uint32Array(most);
  const values = new Float32Array(most);
  let size = 0;
  examples.forEach(({ query }, number) => {
    const all = vectorOf(query, channels);
    for (let i = 0; i < all.length; i += 1) {
      const row = rowOf[query.terms[i] ?? 0] ?? NO_ROW;
      if (row === NO_ROW) continue;
      rows[size] = row;
      values[size] = all[i] ?? 0;
      size += 1;
    }
    starts[number + 1] = size;
  });
  const classes = Uint32Array.from(examples, ({ classNumber }) => classNumber);
  return { starts, rows: rows.subarray(0, size), values: values.subarray(0, size), classes };
}

/** Additions that a pass takes. */
function effortOf({ rows }: Texts, { starts }: Places): number {
  let effort = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    effort += (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  }
  return effort;
}

function supportOf(examples: readonly Example[], classCount: number, termCount: number): Postings {
  const byClass: Int32Array[][] = Array.from({ length: classCount }, () => []);
  for (const { query, classNumber } of examples) byClass[classNumber]?.push(query.terms);
  const lastClass = new Int32Array(termCount);
  const visit = (take: (term: number, classNumber: number) => void): void => {
    lastClass.fill(-1);
    byClass.forEach((texts, classNumber) => {
      for (const terms of texts) {
        for (let i = 0; i < terms.length; i += 1) {
          const term = terms[i] ?? 0;
          if (lastClass[term] === classNumber) continue;
          lastClass[term] = classNumber;
          take(term, classNumber);
        }
      }
    });
  };
  const counts = new Uint32Array(termCount);
  visit((term) => {
    counts[term] = (counts[term] ?? 0) + 1;
  });
  const most = mostClasses(classCount);
  const kept = counts.map((count) => (count > most ? 0 : count));
  const builder = createPostings(kept, classCount);
  visit((term, classNumber) => {
    if (kept[term] !== 0) builder.add(term, classNumber);
  });
  return builder.postings;
}

/** In how many classes a term may stand and still have weights. */
function mostClasses(classCount: number): number {
  const among = Math.min(FEW_CLASSES, COMMON_SHARE_OF_FEW * classCount);
  return Math.max(VERY_FEW_CLASSES, among, COMMON_SHARE * classCount);
}

/** What has been learned so far. */
interface Learned {
  readonly places: Places;
  /** Two numbers a place, since both are always needed: the weight, and the sum of its squared gradients. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** The weights alone, in the order of the terms. */
function weightsAsNumbered({ places, weights }: Learned, weightsOf: Postings): Float32Array {
  const numbered = new Float32Array(weightsOf.columns.length);
  places.rowOf.forEach((row, term) => {
    if (row === NO_ROW) return;
    const first = weightsOf.starts[term] ?? 0;
    const [start = 0, end = 0] = [places.starts[row], places.starts[row + 1]];
    for (let i = 0; i < end - start; i += 1) numbered[first + i] = weights[2 * (start + i)] ?? 0;
  });
  return numbered;
}

/** Fills `result` with the probability of each class for a text; returns nothing, since it runs in the inner loop. */
function softmaxOf(learned: Learned, texts: Texts, number: number, result: Float64Array): void {
  const { starts, columns } = learned.places;
  const { weights } = learned;
  result.set(learned.biases);
  const last = texts.starts[number + 1] ?? 0;
  for (let i = texts.starts[number] ?? 0; i < last; i += 1) {
    const row = texts.rows[i] ?? 0;
    const value = texts.values[i] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let place = starts[row] ?? 0; place < end; place += 1) {
      const column = columns[place] ?? 0;
      result[column] = (result[column] ?? 0) + value * (weights[2 * place] ?? 0);
    }
  }
  let highest = -Infinity;
  for (let c = 0; c < result.length; c += 1) highest = Math.max(highest, result[c] ?? 0);
  let sum = 0;
  for (let c = 0; c < result.length; c += 1) {
    const odds = Math.exp((result[c] ?? 0) - highest);
    result[c] = odds;
    sum += odds;
  }
  for (let c = 0; c < result.length; c += 1) result[c] = (result[c] ?? 0) / sum;
}

/** One step of AdaGrad; classes that are as good as settled are left alone. */
function descend(learned: Learned, texts: Texts, number: number, errors: Float64Array): void {
  const { starts, columns } = learned.places;
  const { weights, biases } = learned;
  for (let c = 0; c < errors.length; c += 1) {
    const error = errors[c] ?? 0;
    biases[c] = (biases[c] ?? 0) - 0.01 * error;
    if (error < NEGLIGIBLE_GRADIENT && error > -NEGLIGIBLE_GRADIENT) errors[c] = 0;
  }
  const last = texts.starts[number + 1] ?? 0;
  for (let i = texts.starts[number] ?? 0; i < last; i += 1) {
    const row = texts.rows[i] ?? 0;
    const value = texts.values[i] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let place = starts[row] ?? 0; place < end; place += 1) {
      const error = errors[columns[place] ?? 0] ?? 0;
      if (error === 0) continue;
      const gradient = error * value;
      const square = (weights[2 * place + 1] ?? 0) + gradient * gradient;
      weights[2 * place + 1] = square;
      weights[2 * place] = (weights[2 * place] ?? 0) - (STEP * gradient) / Math.sqrt(square);
    }
  }
}

/** Numbers from 0 in a fixed, well mixed order. */
function shuffled(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = 0x2545f491;
  for (let i = count - 1; i > 0; i -= 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
