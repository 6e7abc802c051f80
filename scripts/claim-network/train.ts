import { NO_CLASS, normalise, type ClaimNetwork } from "../../src/search/claims/claim-network.ts";
import { placeAmong } from "../../src/search/index/ascending.ts";
import { randomNumbers, shuffled } from "../message-models/random-order.ts";

/** One text, and the classes that it asks for. */
export interface Example {
  /** Hashes of its terms, each once. */
  readonly terms: readonly number[];
  readonly classes: readonly string[];
  readonly weight: number;
}

/** A network that is not packed yet. */
export interface TrainedNetwork extends Omit<ClaimNetwork, "vectors" | "vectorScales" | "outputs"> {
  readonly vectors: Float32Array;
  /** By class: `hiddenSize` weights. */
  readonly classWeights: Float32Array;
}

const WIDTH = 64;
const HIDDEN_SIZE = 256;
const EPOCHS = 4;
const BATCH = 256;
const LEARNING_RATE = 4e-3;
/** Steps over which the rate grows to its full size. */
const WARM_UP = 100;
/** The share of terms, and of hidden units, that a text is read without, so that nothing rests on a few of them. */
const TERMS_DROPPED = 0.2;
const LAYER_DROPPED = 0.3;
/** A term of fewer texts is chance. */
const LEAST_TEXTS = 4;
/** Smaller errors teach nothing. */
const NEGLIGIBLE_ERROR = 1e-4;

/**
 * Trains a network by Adam on a softmax over all classes: the same examples give the same weights on the same Node.
 *
 * @param progress called after each epoch with its mean cross-entropy, in nats
 */
export function train(
  examples: readonly Example[],
  progress: (epoch: number, loss: number) => void,
): TrainedNetwork {
  const random = randomNumbers();
  const learner = createLearner(examples, random);
  const steps = EPOCHS * Math.ceil(examples.length / BATCH);
  let step = 0;
  let order = Array.from(examples.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    order = shuffled(order, random);
    let loss = 0;
    for (let first = 0; first < order.length; first += BATCH) {
      const batch = order.slice(first, first + BATCH);
      for (const number of batch) loss += learner.read(number);
      step += 1;
      const rate = LEARNING_RATE * Math.min(1, step / WARM_UP) * (1 - (0.95 * step) / steps);
      learner.learn(rate, batch.length);
    }
    progress(epoch, loss / order.length);
  }
  return learner.network;
}

interface Learner {
  readonly network: TrainedNetwork;
  /** Reads an example and keeps what it teaches; returns the cross-entropy of the network, in nats. */
  read(example: number): number;
  /** Moves the weights by what so many examples taught. */
  learn(rate: number, count: number): void;
}

function createLearner(examples: readonly Example[], random: () => number): Learner {
  const network = untrained(examples, random);
  const {
    terms: known,
    vectors,
    gains,
    shifts,
    layer,
    layerBiases,
    classWeights,
    outputBiases,
  } = network;
  const numberOf = new Map(network.classes.map((name, number) => [name, number]));
  const texts = examples.map(({ terms, classes, weight }) => ({
    places: Int32Array.from(terms.flatMap((term) => placeAmong(known, term) ?? [])),
    wanted: classes.map((name) => numberOf.get(name) ?? 0),
    weight,
  }));
  const rows = new Map<number, Float32Array>();
  const dense = [gains, shifts, layer, layerBiases, outputBiases].map(parameter);
  const [gainGradient, shiftGradient, layerGradient, layerBiasGradient, outputBiasGradient] =
    dense.map(({ gradient }) => gradient) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
  const outputs = parameter(classWeights);
  const vectorMoments = parameter(vectors);
  const raw = new Float32Array(WIDTH);
  const stretched = new Float32Array(WIDTH);
  const hidden = new Float32Array(HIDDEN_SIZE);
  const hiddenGradient = new Float32Array(HIDDEN_SIZE);
  const likely = new Float32Array(network.classes.length);
  let taken = 0;

  /** A part of the terms; the sum of their vectors is left in `raw`. */
  const sumOf = (places: Int32Array): Int32Array => {
    const kept = places.filter(() => random() >= TERMS_DROPPED);
    raw.fill(0);
    for (const place of kept) {
      for (let k = 0; k < WIDTH; k += 1) {
        raw[k] = (raw[k] ?? 0) + (vectors[place * WIDTH + k] ?? 0);
      }
    }
    return kept;
  };
  const readLayer = (): void => {
    hidden.set(layerBiases);
    for (let k = 0; k < WIDTH; k += 1) {
      const value = (raw[k] ?? 0) * (gains[k] ?? 0) + (shifts[k] ?? 0);
      stretched[k] = value;
      for (let j = 0; j < HIDDEN_SIZE; j += 1) {
        hidden[j] = (hidden[j] ?? 0) + value * (layer[k * HIDDEN_SIZE + j] ?? 0);
      }
    }
    for (let j = 0; j < HIDDEN_SIZE; j += 1) {
      const isKept = (hidden[j] ?? 0) > 0 && random() >= LAYER_DROPPED;
      hidden[j] = isKept ? (hidden[j] ?? 0) / (1 - LAYER_DROPPED) : 0;
    }
  };
  /** Leaves the probability of each class in `likely`. */
  const readClasses = (): void => {
    const active = activeOf(hidden);
    let highest = -Infinity;
    for (let c = 0; c < likely.length; c += 1) {
      let sum = outputBiases[c] ?? 0;
      const start = c * HIDDEN_SIZE;
      for (const j of active) sum += (hidden[j] ?? 0) * (classWeights[start + j] ?? 0);
      likely[c] = sum;
      highest = Math.max(highest, sum);
    }
    let all = 0;
    for (let c = 0; c < likely.length; c += 1) {
      const one = Math.exp((likely[c] ?? 0) - highest);
      likely[c] = one;
      all += one;
    }
    for (let c = 0; c < likely.length; c += 1) likely[c] = (likely[c] ?? 0) / all;
  };
  const teachClasses = (wanted: readonly number[], weight: number): void => {
    hiddenGradient.fill(0);
    for (const c of wanted) likely[c] = (likely[c] ?? 0) - 1 / wanted.length;
    for (let c = 0; c < likely.length; c += 1) {
      const error = weight * (likely[c] ?? 0);
      if (Math.abs(error) < NEGLIGIBLE_ERROR) continue;
      outputBiasGradient[c] = (outputBiasGradient[c] ?? 0) + error;
      const start = c * HIDDEN_SIZE;
      for (let j = 0; j < HIDDEN_SIZE; j += 1) {
        const read = hidden[j] ?? 0;
        if (read === 0) continue;
        hiddenGradient[j] = (hiddenGradient[j] ?? 0) + error * (classWeights[start + j] ?? 0);
        outputs.gradient[start + j] = (outputs.gradient[start + j] ?? 0) + error * read;
      }
    }
  };
  const teachLayer = (kept: Int32Array, size: number): void => {
    const gradients = new Float32Array(WIDTH);
    for (let j = 0; j < HIDDEN_SIZE; j += 1) {
      const gradient = hidden[j] === 0 ? 0 : (hiddenGradient[j] ?? 0) / (1 - LAYER_DROPPED);
      hiddenGradient[j] = gradient;
      layerBiasGradient[j] = (layerBiasGradient[j] ?? 0) + gradient;
    }
    for (let k = 0; k < WIDTH; k += 1) {
      const value = stretched[k] ?? 0;
      let gradient = 0;
      for (let j = 0; j < HIDDEN_SIZE; j += 1) {
        const one = hiddenGradient[j] ?? 0;
        if (one === 0) continue;
        gradient += one * (layer[k * HIDDEN_SIZE + j] ?? 0);
        layerGradient[k * HIDDEN_SIZE + j] =
          (layerGradient[k * HIDDEN_SIZE + j] ?? 0) + one * value;
      }
      gainGradient[k] = (gainGradient[k] ?? 0) + gradient * (raw[k] ?? 0);
      shiftGradient[k] = (shiftGradient[k] ?? 0) + gradient;
      gradients[k] = gradient * (gains[k] ?? 0);
    }
    normaliseBackward(gradients, raw, size);
    for (const place of kept) {
      const row = rows.get(place) ?? new Float32Array(WIDTH);
      rows.set(place, row);
      for (let k = 0; k < WIDTH; k += 1) row[k] = (row[k] ?? 0) + (gradients[k] ?? 0);
    }
  };

  return {
    network,
    read(example) {
      const text = texts[example];
      if (text === undefined) return 0;
      const kept = sumOf(text.places);
      const size = normalise(raw);
      readLayer();
      readClasses();
      const loss = text.wanted.reduce((sum, c) => sum - Math.log((likely[c] ?? 0) + 1e-12), 0);
      teachClasses(text.wanted, text.weight);
      teachLayer(kept, size);
      return (text.weight * loss) / text.wanted.length;
    },
    learn(rate, count) {
      taken += 1;
      for (const one of [...dense, outputs]) {
        move(one, 0, one.gradient, rate, count, taken);
        one.gradient.fill(0);
      }
      for (const [place, row] of rows) move(vectorMoments, place * WIDTH, row, rate, count, taken);
      rows.clear();
    },
  };
}

function activeOf(read: Float32Array): Int32Array {
  const active = new Int32Array(read.length);
  let count = 0;
  for (let j = 0; j < read.length; j += 1) {
    if (read[j] === 0) continue;
    active[count] = j;
    count += 1;
  }
  return active.subarray(0, count);
}

/** Turns the gradients of what `normalise` made into those of what it was given, in place. */
function normaliseBackward(gradients: Float32Array, normal: Float32Array, size: number): void {
  let mean = 0;
  let along = 0;
  for (let k = 0; k < gradients.length; k += 1) {
    mean += (gradients[k] ?? 0) / gradients.length;
    along += ((gradients[k] ?? 0) * (normal[k] ?? 0)) / gradients.length;
  }
  for (let k = 0; k < gradients.length; k += 1) {
    gradients[k] = ((gradients[k] ?? 0) - mean - along * (normal[k] ?? 0)) / size;
  }
}

/** Weights with what Adam remembers of them. */
interface Parameter {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

function parameter(weights: Float32Array): Parameter {
  const { length } = weights;
  return {
    weights,
    gradient: new Float32Array(length),
    first: new Float32Array(length),
    second: new Float32Array(length),
  };
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;

/** One step of Adam for the weights from `start` on; the sum of the gradients of `count` examples. */
function move(
  { weights, first, second }: Parameter,
  start: number,
  gradient: Float32Array,
  rate: number,
  count: number,
  step: number,
): void {
  const firstScale = 1 / (1 - BETA_1 ** step);
  const secondScale = 1 / (1 - BETA_2 ** step);
  for (let i = 0; i < gradient.length; i += 1) {
    const at = start + i;
    const own = (gradient[i] ?? 0) / count;
    const one = BETA_1 * (first[at] ?? 0) + (1 - BETA_1) * own;
    const two = BETA_2 * (second[at] ?? 0) + (1 - BETA_2) * own * own;
    first[at] = one;
    second[at] = two;
    weights[at] =
      (weights[at] ?? 0) - (rate * one * firstScale) / (Math.sqrt(two * secondScale) + 1e-8);
  }
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
  const classes = [
    ...new Set([NO_CLASS, ...examples.flatMap((example) => example.classes)]),
  ].sort();
  const around = (length: number, most: number): Float32Array =>
    Float32Array.from({ length }, () => most * (2 * random() - 1));
  return {
    terms: Uint32Array.from(known),
    width: WIDTH,
    vectors: around(known.length * WIDTH, 0.17),
    gains: new Float32Array(WIDTH).fill(1),
    shifts: new Float32Array(WIDTH),
    hiddenSize: HIDDEN_SIZE,
    layer: around(WIDTH * HIDDEN_SIZE, 1 / Math.sqrt(WIDTH)),
    layerBiases: new Float32Array(HIDDEN_SIZE),
    classes,
    classWeights: around(classes.length * HIDDEN_SIZE, 1 / Math.sqrt(HIDDEN_SIZE)),
    outputBiases: new Float32Array(classes.length),
  };
}
