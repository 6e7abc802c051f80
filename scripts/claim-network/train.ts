import { NO_CLASS } from "../../src/search/claims/claim-network.ts";
import { createRows } from "../../src/search/claims/weighted-rows.ts";
import { placeAmong } from "../../src/search/index/ascending.ts";
import { randomNumbers, shuffled } from "../message-models/random-order.ts";
import { createConversations, type Example } from "./conversations.ts";
import { Learner, type TrainedNetwork } from "./learner.ts";

const WIDTH = 96;
const HIDDEN_SIZE = 384;
const EPOCHS = 4;
const BATCH = 256;
const LEARNING_RATE = 4e-3;
/**
 * How far from 0 the numbers of vectors begin. They are normalised, so that only what they learn should count: what is left of chance in rare
 * terms is noise (with 0.17 it took twice as long to learn as much).
 */
const FIRST_VECTORS = 0.004;
/** Steps over which the rate grows to its full size. */
const WARM_UP = 100;
/** A term of fewer texts is chance. */
const LEAST_TEXTS = 4;

/**
 * Trains a network by Adam on a softmax over all classes: the same examples give the same weights on the same Node.
 *
 * @param progress called after each epoch with its mean cross-entropy, in nats
 * @param options.epochs how often each example is read
 * @param options.seed where chance begins
 */
export function train(
  examples: readonly Example[],
  progress: (epoch: number, loss: number) => void,
  { epochs = EPOCHS, seed }: { readonly epochs?: number; readonly seed?: number } = {},
): TrainedNetwork {
  const random = randomNumbers(seed);
  const network = untrained(examples, random);
  const learner = new Learner(network, random);
  const placesOf = (terms: readonly number[]): Int32Array =>
    Int32Array.from(terms.flatMap((term) => placeAmong(network.terms, term) ?? []));
  const places = examples.map(({ terms }) => placesOf(terms));
  const befores = examples.map(({ before }) => before?.map(placesOf));
  const messageOf = createConversations(examples, places, befores, random);
  const numberOf = new Map(network.classes.map((name, number) => [name, number]));
  const wanted = examples.map(({ needs }) =>
    needs.map((classes) => classes.map((name) => numberOf.get(name) ?? 0)),
  );
  const steps = epochs * Math.ceil(examples.length / BATCH);
  let number = 0;
  let order = Array.from(examples.keys());
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    order = shuffled(order, random);
    let loss = 0;
    for (let first = 0; first < order.length; first += BATCH) {
      const batch = order.slice(first, first + BATCH);
      for (const one of batch) {
        loss += learner.read(messageOf(one), wanted[one] ?? [], examples[one]?.weight ?? 0);
      }
      number += 1;
      const rate = LEARNING_RATE * Math.min(1, number / WARM_UP) * (1 - (0.95 * number) / steps);
      learner.learn({ rate, count: batch.length, number });
    }
    progress(epoch, loss / order.length);
  }
  return network;
}

function untrained(examples: readonly Example[], random: () => number): TrainedNetwork {
  const counts = new Map<number, number>();
  for (const { terms } of examples) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const known = [...counts]
    .filter(([, count]) => count >= LEAST_TEXTS)
    .map(([term]) => term)
    .sort((a, b) => a - b);
  const classes = [...new Set([NO_CLASS, ...examples.flatMap(({ needs }) => needs.flat())])].sort();
  const around = (weights: Float32Array, most: number): Float32Array =>
    weights.map(() => most * (2 * random() - 1));
  const rows = (count: number, length: number, most: number): Float32Array => {
    const weights = createRows(count, length);
    weights.set(around(weights, most));
    return weights;
  };
  return {
    terms: Uint32Array.from(known),
    members: 1,
    width: WIDTH,
    vectors: around(new Float32Array(known.length * WIDTH), FIRST_VECTORS),
    gains: new Float32Array(WIDTH).fill(1),
    shifts: new Float32Array(WIDTH),
    hiddenSize: HIDDEN_SIZE,
    layer: rows(WIDTH, HIDDEN_SIZE, 1 / Math.sqrt(WIDTH)),
    layerBiases: new Float32Array(HIDDEN_SIZE),
    classes,
    outputs: rows(HIDDEN_SIZE, classes.length, 1 / Math.sqrt(HIDDEN_SIZE)),
    outputBiases: new Float32Array(classes.length),
    // Taught when all else is learned.
    heldWeights: new Float32Array(HIDDEN_SIZE),
    heldBias: 0,
  };
}
