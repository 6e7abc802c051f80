import type { Postings } from "../index/postings.ts";
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

/** The share of each channel in a text's vector: stems, pairs, n-grams. */
const CHANNEL_SHARES = [1, 0.6, 0.6] as const;

/** The values of a text's terms: by inverse document frequency, each channel of the same length in every text. */
export function vectorOf(query: Query, channels: Uint8Array): Float64Array {
  const scales = query.squares.map((sum, channel) =>
    sum === 0 ? 0 : (CHANNEL_SHARES[channel] ?? 0) / Math.sqrt(sum),
  );
  return query.weights.map(
    (weight, i) => weight * (scales[channels[query.terms[i] ?? 0] ?? 0] ?? 0),
  );
}

/** Adds to `logits` what each class gets from the terms of a text. */
export function addLogits(
  model: Pick<Classifier, "weightsOf"> & { readonly weights: Float32Array | Int8Array },
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
