import { NO_CLASS, normalise, type ClaimNetwork } from "../../src/search/claims/claim-network.ts";
import { placeIn } from "../../src/search/text/hash.ts";
import { randomNumbers, shuffled } from "../message-models/random-order.ts";

/** One text, and the classes that it asks for. */
export interface Example {
  /** Hashes of its terms, each once. */
  readonly terms: readonly number[];
  readonly classes: readonly string[];
  readonly weight: number;
}

/** A network that is not packed yet. */
export interface TrainedNetwork extends Omit<ClaimNetwork, "vectors" | "vectorSteps" | "outputs"> {
  readonly vectors: Float32Array;
  /** By class: `depth` weights. */
  readonly classWeights: Float32Array;
}

const WIDTH = 64;
const DEPTH = 256;
const ROUNDS = 4;
const BATCH = 256;
const RATE = 4e-3;
/** Steps until the rate is reached. */
const WARM_UP = 100;
/** The share of terms, and of the layer, that a text is read without, so that nothing rests on a few of them. */
const TERMS_DROPPED = 0.2;
const LAYER_DROPPED = 0.3;
/** A term of fewer texts is chance. */
const LEAST_TEXTS = 4;
/** Smaller errors teach nothing. */
const NEGLIGIBLE_ERROR = 1e-4;

/**
 * Trains a network by Adam on a softmax over all classes: the same examples always give the same weights.
 *
 * @param progress is told of each round: how far off it was, in nats
 */
export function train(
  examples: readonly Example[],
  progress: (round: number, loss: number) => void,
): TrainedNetwork {
  const random = randomNumbers();
  const learner = createLearner(examples, random);
  const steps = ROUNDS * Math.ceil(examples.length / BATCH);
  let step = 0;
  let order = Array.from(examples.keys());
  for (let round = 0; round < ROUNDS; round += 1) {
    order = shuffled(order, random);
    let loss = 0;
    for (let first = 0; first < order.length; first += BATCH) {
      const batch = order.slice(first, first + BATCH);
      for (const number of batch) loss += learner.read(number);
      step += 1;
      const rate = RATE * Math.min(1, step / WARM_UP) * (1 - (0.95 * step) / steps);
      learner.learn(rate, batch.length);
    }
    progress(round, loss / order.length);
  }
  return learner.network;
}

interface Learner {
  readonly network: TrainedNetwork;
  /** Reads an example and keeps what it teaches; returns how far off the network was, in nats. */
  read(example: number): number;
  /** Moves the weights by what was kept of so many examples. */
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
    places: Int32Array.from(terms.flatMap((term) => placeIn(known, term) ?? [])),
    wanted: classes.map((name) => numberOf.get(name) ?? 0),
    weight,
  }));
  const rows = new Map<number, Float32Array>();
  const dense = [gains, shifts, layer, layerBiases, outputBiases].map(parameter);
  const [gainSteps, shiftSteps, layerSteps, layerBiasSteps, outputBiasSteps] = dense.map(
    ({ slope }) => slope,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  const outputSteps = parameter(classWeights);
  const vectorMoments = parameter(vectors);
  const raw = new Float32Array(WIDTH);
  const stretched = new Float32Array(WIDTH);
  const layerRead = new Float32Array(DEPTH);
  const layerSlope = new Float32Array(DEPTH);
  const odds = new Float32Array(network.classes.length);
  let taken = 0;

  const sumOf = (places: Int32Array): Int32Array => {
    const kept = places.filter(() => random() >= TERMS_DROPPED);
    raw.fill(0);
    for (const place of kept) {
      for (let k = 0; k < WIDTH; k += 1) {
        raw[k] = (raw[k] ?? 0) + (vectors[place * WIDTH + k] ?? 0);
      }
    }
    const scale = 1 / Math.sqrt(Math.max(1, kept.length));
    for (let k = 0; k < WIDTH; k += 1) raw[k] = (raw[k] ?? 0) * scale;
    return kept;
  };
  const readLayer = (): void => {
    layerRead.set(layerBiases);
    for (let k = 0; k < WIDTH; k += 1) {
      const value = (raw[k] ?? 0) * (gains[k] ?? 0) + (shifts[k] ?? 0);
      stretched[k] = value;
      for (let j = 0; j < DEPTH; j += 1) {
        layerRead[j] = (layerRead[j] ?? 0) + value * (layer[k * DEPTH + j] ?? 0);
      }
    }
    for (let j = 0; j < DEPTH; j += 1) {
      const isKept = (layerRead[j] ?? 0) > 0 && random() >= LAYER_DROPPED;
      layerRead[j] = isKept ? (layerRead[j] ?? 0) / (1 - LAYER_DROPPED) : 0;
    }
  };
  /** Leaves probabilities in `odds`. */
  const readClasses = (): void => {
    const active = activeOf(layerRead);
    let highest = -Infinity;
    for (let c = 0; c < odds.length; c += 1) {
      let sum = outputBiases[c] ?? 0;
      const start = c * DEPTH;
      for (const j of active) sum += (layerRead[j] ?? 0) * (classWeights[start + j] ?? 0);
      odds[c] = sum;
      highest = Math.max(highest, sum);
    }
    let all = 0;
    for (let c = 0; c < odds.length; c += 1) {
      const one = Math.exp((odds[c] ?? 0) - highest);
      odds[c] = one;
      all += one;
    }
    for (let c = 0; c < odds.length; c += 1) odds[c] = (odds[c] ?? 0) / all;
  };
  const teachClasses = (wanted: readonly number[], weight: number): void => {
    layerSlope.fill(0);
    for (const c of wanted) odds[c] = (odds[c] ?? 0) - 1 / wanted.length;
    for (let c = 0; c < odds.length; c += 1) {
      const error = weight * (odds[c] ?? 0);
      if (Math.abs(error) < NEGLIGIBLE_ERROR) continue;
      outputBiasSteps[c] = (outputBiasSteps[c] ?? 0) + error;
      const start = c * DEPTH;
      for (let j = 0; j < DEPTH; j += 1) {
        const read = layerRead[j] ?? 0;
        if (read === 0) continue;
        layerSlope[j] = (layerSlope[j] ?? 0) + error * (classWeights[start + j] ?? 0);
        outputSteps.slope[start + j] = (outputSteps.slope[start + j] ?? 0) + error * read;
      }
    }
  };
  const teachLayer = (kept: Int32Array, size: number): void => {
    const slopes = new Float32Array(WIDTH);
    for (let j = 0; j < DEPTH; j += 1) {
      const slope = layerRead[j] === 0 ? 0 : (layerSlope[j] ?? 0) / (1 - LAYER_DROPPED);
      layerSlope[j] = slope;
      layerBiasSteps[j] = (layerBiasSteps[j] ?? 0) + slope;
    }
    for (let k = 0; k < WIDTH; k += 1) {
      const value = stretched[k] ?? 0;
      let slope = 0;
      for (let j = 0; j < DEPTH; j += 1) {
        const own = layerSlope[j] ?? 0;
        if (own === 0) continue;
        slope += own * (layer[k * DEPTH + j] ?? 0);
        layerSteps[k * DEPTH + j] = (layerSteps[k * DEPTH + j] ?? 0) + own * value;
      }
      gainSteps[k] = (gainSteps[k] ?? 0) + slope * (raw[k] ?? 0);
      shiftSteps[k] = (shiftSteps[k] ?? 0) + slope;
      slopes[k] = slope * (gains[k] ?? 0);
    }
    throughNormalising(slopes, raw, size);
    const scale = 1 / Math.sqrt(Math.max(1, kept.length));
    for (const place of kept) {
      const row = rows.get(place) ?? new Float32Array(WIDTH);
      rows.set(place, row);
      for (let k = 0; k < WIDTH; k += 1) row[k] = (row[k] ?? 0) + scale * (slopes[k] ?? 0);
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
      const loss = text.wanted.reduce((sum, c) => sum - Math.log((odds[c] ?? 0) + 1e-12), 0);
      teachClasses(text.wanted, text.weight);
      teachLayer(kept, size);
      return (text.weight * loss) / text.wanted.length;
    },
    learn(rate, count) {
      taken += 1;
      for (const one of [...dense, outputSteps]) {
        move(one, 0, one.slope, rate, count, taken);
        one.slope.fill(0);
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

/** Slopes of what `normalise` returned become slopes of what it took, in place. */
function throughNormalising(slopes: Float32Array, normal: Float32Array, size: number): void {
  let mean = 0;
  let along = 0;
  for (let k = 0; k < slopes.length; k += 1) {
    mean += (slopes[k] ?? 0) / slopes.length;
    along += ((slopes[k] ?? 0) * (normal[k] ?? 0)) / slopes.length;
  }
  for (let k = 0; k < slopes.length; k += 1) {
    slopes[k] = ((slopes[k] ?? 0) - mean - along * (normal[k] ?? 0)) / size;
  }
}

/** Weights with what Adam remembers of them. */
interface Parameter {
  readonly weights: Float32Array;
  readonly slope: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

function parameter(weights: Float32Array): Parameter {
  const { length } = weights;
  return {
    weights,
    slope: new Float32Array(length),
    first: new Float32Array(length),
    second: new Float32Array(length),
  };
}

const FIRST_KEPT = 0.9;
const SECOND_KEPT = 0.999;

/** One step of Adam for the weights from `start` on; the sum of the slopes of `count` examples. */
function move(
  { weights, first, second }: Parameter,
  start: number,
  slope: Float32Array,
  rate: number,
  count: number,
  step: number,
): void {
  const firstScale = 1 / (1 - FIRST_KEPT ** step);
  const secondScale = 1 / (1 - SECOND_KEPT ** step);
  for (let i = 0; i < slope.length; i += 1) {
    const at = start + i;
    const own = (slope[i] ?? 0) / count;
    const one = FIRST_KEPT * (first[at] ?? 0) + (1 - FIRST_KEPT) * own;
    const two = SECOND_KEPT * (second[at] ?? 0) + (1 - SECOND_KEPT) * own * own;
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
    depth: DEPTH,
    layer: around(WIDTH * DEPTH, 1 / Math.sqrt(WIDTH)),
    layerBiases: new Float32Array(DEPTH),
    classes,
    classWeights: around(classes.length * DEPTH, 1 / Math.sqrt(DEPTH)),
    outputBiases: new Float32Array(classes.length),
  };
}
