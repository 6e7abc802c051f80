import type { Vocabulary } from "../index/corpus.ts";
import { createPostings, type Postings } from "../index/postings.ts";
import type { Query } from "./query.ts";

/**
 * A softmax classifier over articles. A term has a weight only for classes in whose training texts it stands, so that
 * the model is as small as an index and one pass over a text costs as much as a search.
 */
export interface Classifier {
  readonly classCount: number;
  readonly weightsOf: Postings;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

export interface Example {
  readonly query: Query;
  readonly classNumber: number;
  /** How much it counts beside the others. */
  readonly weight: number;
}

/** The share of each channel in a text's vector: stems, pairs, n-grams. */
const CHANNEL_SHARES = [1, 0.6, 0.6] as const;
const PASSES = 5;
/** Additions that training may take: a few seconds. */
const LARGEST_EFFORT = 1.5e9;
/** With less training a classifier is worse than none. */
const FEWEST_PASSES = 3;
/** A term that stands in more classes than this part of them tells nothing and costs most. */
const COMMON_SHARE = 0.4;
/** Among so few classes even common terms tell something. */
const FEW_CLASSES = 150;
const STEP = 0.2;
const SHRINK_PER_PASS = 0.02;
const NEGLIGIBLE_GRADIENT = 0.002;

/** The values of a text's terms: by inverse document frequency, each channel of the same length in every text. */
export function vectorOf(query: Query, channels: Uint8Array): Float64Array {
  const scales = query.squares.map((sum, channel) =>
    sum === 0 ? 0 : (CHANNEL_SHARES[channel] ?? 0) / Math.sqrt(sum),
  );
  return query.weights.map(
    (weight, i) => weight * (scales[channels[query.terms[i] ?? 0] ?? 0] ?? 0),
  );
}

/** Trains on the examples in an order that depends on their number alone; `null` when there are too many. */
export function trainClassifier(
  examples: readonly Example[],
  classCount: number,
  vocabulary: Vocabulary,
): Classifier | null {
  const weightsOf = supportOf(examples, classCount, vocabulary.hashes.length);
  const passes = passesFor(examples, weightsOf);
  if (passes < FEWEST_PASSES) return null;
  const size = weightsOf.columns.length;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-2);
  const biases = new Float32Array(classCount);
  const model = { classCount, weightsOf, weights, biases };
  const values = examples.map(({ query }) => vectorOf(query, vocabulary.channels));
  const order = shuffled(examples.length);
  const probabilities = new Float64Array(classCount);
  for (let pass = 0; pass < passes; pass += 1) {
    for (const number of order) {
      const example = examples[number];
      const value = values[number];
      if (example === undefined || value === undefined) continue;
      softmaxOf(model, example.query.terms, value, probabilities);
      probabilities[example.classNumber] = (probabilities[example.classNumber] ?? 0) - 1;
      descend(model, squares, example, value, probabilities);
    }
    const keep = 1 - SHRINK_PER_PASS;
    for (let i = 0; i < size; i += 1) weights[i] = (weights[i] ?? 0) * keep;
  }
  return model;
}

function passesFor(examples: readonly Example[], { starts }: Postings): number {
  let effort = 0;
  for (const { query } of examples) {
    for (const term of query.terms) effort += (starts[term + 1] ?? 0) - (starts[term] ?? 0);
  }
  return Math.min(PASSES, Math.floor(LARGEST_EFFORT / Math.max(1, effort)));
}

function supportOf(examples: readonly Example[], classCount: number, termCount: number): Postings {
  const byClass: number[][] = Array.from({ length: classCount }, () => []);
  examples.forEach(({ classNumber }, number) => byClass[classNumber]?.push(number));
  const lastClass = new Int32Array(termCount).fill(-1);
  const counts = new Uint32Array(termCount);
  const visit = (take: (term: number, classNumber: number) => void): void => {
    lastClass.fill(-1);
    byClass.forEach((numbers, classNumber) => {
      for (const number of numbers) {
        for (const term of examples[number]?.query.terms ?? []) {
          if (lastClass[term] === classNumber) continue;
          lastClass[term] = classNumber;
          take(term, classNumber);
        }
      }
    });
  };
  visit((term) => {
    counts[term] = (counts[term] ?? 0) + 1;
  });
  const most = Math.max(FEW_CLASSES, COMMON_SHARE * classCount);
  const kept = counts.map((count) => (count > most ? 0 : count));
  const builder = createPostings(kept, classCount);
  visit((term, classNumber) => {
    if (kept[term] !== 0) builder.add(term, classNumber);
  });
  return builder.postings;
}

/** Fills `result` with the probability of each class; returns nothing, since it runs in the inner loop. */
function softmaxOf(
  model: Classifier,
  terms: Int32Array,
  values: Float64Array,
  result: Float64Array,
): void {
  result.set(model.biases);
  addLogits(model, terms, values, result);
  let highest = -Infinity;
  for (const logit of result) if (logit > highest) highest = logit;
  let sum = 0;
  for (let c = 0; c < result.length; c += 1) {
    const odds = Math.exp((result[c] ?? 0) - highest);
    result[c] = odds;
    sum += odds;
  }
  for (let c = 0; c < result.length; c += 1) result[c] = (result[c] ?? 0) / sum;
}

/** Adds to `logits` what each class gets from the terms of a text. */
export function addLogits(
  model: Classifier,
  terms: ArrayLike<number>,
  values: ArrayLike<number>,
  logits: Float64Array,
): void {
  const { starts, columns } = model.weightsOf;
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i] ?? 0;
    const value = values[i] ?? 0;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const column = columns[place] ?? 0;
      logits[column] = (logits[column] ?? 0) + value * (model.weights[place] ?? 0);
    }
  }
}

/** One step of AdaGrad; classes that are as good as settled are left alone. */
function descend(
  model: Classifier,
  squares: Float32Array,
  example: Example,
  values: Float64Array,
  gradients: Float64Array,
): void {
  const { starts, columns } = model.weightsOf;
  const { weights, biases } = model;
  for (let c = 0; c < gradients.length; c += 1) {
    biases[c] = (biases[c] ?? 0) - 0.01 * (gradients[c] ?? 0);
  }
  for (let i = 0; i < example.query.terms.length; i += 1) {
    const term = example.query.terms[i] ?? 0;
    const value = (values[i] ?? 0) * example.weight;
    const end = starts[term + 1] ?? 0;
    for (let place = starts[term] ?? 0; place < end; place += 1) {
      const error = gradients[columns[place] ?? 0] ?? 0;
      if (error < NEGLIGIBLE_GRADIENT && error > -NEGLIGIBLE_GRADIENT) continue;
      const gradient = error * value;
      const square = (squares[place] ?? 0) + gradient * gradient;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) - (STEP * gradient) / Math.sqrt(square);
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
