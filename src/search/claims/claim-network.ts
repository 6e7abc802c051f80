import { placeAmong } from "../index/ascending.ts";
import { addRows, addSomeRows } from "./weighted-rows.ts";

/**
 * A small network that tells, over all articles and languages at once, which claims a text asks for: what it learned of a claim in one
 * language helps in the others. It ships (`network.json`), trained by `scripts/train-claim-network.ts`; an article that came later is
 * ranked without it.
 *
 * Each term of a text has a vector. Their sum, normalised to the mean 0 and the variance 1, goes through one hidden layer to a score for
 * each class. A class is a claim, the subject of an article as a whole, or what no article is about.
 *
 * It has several members, which learned the same from different beginnings, and scores by the mean of their scores: the errors that chance gives
 * one of them are not those of the others (docs/decisions/0025-members-that-learn-apart.md).
 */
export interface ClaimNetwork {
  /** Hashes of the terms that it knows, sorted. */
  readonly terms: Uint32Array;
  readonly members: number;
  /** Numbers of a vector that a member has for itself. */
  readonly width: number;
  /** By term, one member after the other, in memory that `createByteRows` made: each number a byte to be multiplied by the scale of the term. */
  readonly vectors: Int8Array;
  readonly vectorScales: Float32Array;
  /** What normalised vectors are stretched by, and then moved by. */
  readonly gains: Float32Array;
  readonly shifts: Float32Array;
  /** How many units the hidden layer of a member has. */
  readonly hiddenSize: number;
  /** By number of a vector: a weight for each hidden unit of the same member. Like `outputs`, in memory that `createRows` made. */
  readonly layer: Float32Array;
  readonly layerBiases: Float32Array;
  /** Names of the classes, see `claimClass`. */
  readonly classes: readonly string[];
  /** By hidden unit: a weight for each class. */
  readonly outputs: Float32Array;
  readonly outputBiases: Float32Array;
  /** By hidden unit, and what is added: the log odds that something of ours holds what is asked. */
  readonly heldWeights: Float32Array;
  readonly heldBias: number;
}

/** The class of what no article is about. */
export const NO_CLASS = "";

/** @param claim `null` for the subject as a whole */
export function claimClass(article: string, claim: string | null): string {
  return `${article}#${claim ?? ""}`;
}

/** Keeps a vector of equal numbers from being divided by 0. */
const LEAST_VARIANCE = 1e-5;

/** Makes a vector of the mean 0 and the variance 1, in place, and returns what it was divided by. */
export function normalise(vector: Float32Array): number {
  let mean = 0;
  for (const one of vector) mean += one / vector.length;
  let variance = 0;
  for (const one of vector) variance += (one - mean) ** 2 / vector.length;
  const size = Math.sqrt(variance + LEAST_VARIANCE);
  for (let i = 0; i < vector.length; i += 1) vector[i] = ((vector[i] ?? 0) - mean) / size;
  return size;
}

/** Of a term that the network does not know. */
export const UNKNOWN = -1;

/** Where the terms of the network are that have these hashes; `UNKNOWN` where there is none. */
export function placesOf({ terms }: ClaimNetwork, hashes: ArrayLike<number>): Int32Array {
  return Int32Array.from(hashes, (hash) => placeAmong(terms, hash) ?? UNKNOWN);
}

/** The sum of the vectors of a text. */
function sumOf(
  { members, width, vectors, vectorScales }: ClaimNetwork,
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float32Array {
  const known: number[] = [];
  const scaled: number[] = [];
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? UNKNOWN;
    if (place === UNKNOWN) continue;
    known.push(place);
    scaled.push((weights[i] ?? 0) * (vectorScales[place] ?? 0));
  }
  const sum = new Float32Array(members * width);
  addSomeRows(sum, vectors, known, scaled);
  return sum;
}

/**
 * The hidden units for a text, one member after the other, 0 where they would be negative.
 *
 * @param places of the terms of the text, each once; unknown ones are passed over
 * @param weights how much each counts beside the others
 */
export function hiddenLayer(
  network: ClaimNetwork,
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float32Array {
  const { members, width, hiddenSize } = network;
  const sum = sumOf(network, places, weights);
  const read = Float32Array.from(network.layerBiases);
  for (let member = 0; member < members; member += 1) {
    const first = member * width;
    const own = sum.subarray(first, first + width);
    normalise(own);
    own.forEach((one, k) => {
      own[k] = one * (network.gains[first + k] ?? 0) + (network.shifts[first + k] ?? 0);
    });
    addRows(
      read.subarray(member * hiddenSize, (member + 1) * hiddenSize),
      network.layer.subarray(first * hiddenSize, (first + width) * hiddenSize),
      own,
    );
  }
  return read.map((one) => Math.max(0, one));
}

/** The log odds that something of ours holds what is asked. */
export function heldOdds({ heldWeights, heldBias }: ClaimNetwork, read: Float32Array): number {
  return heldWeights.reduce((sum, weight, unit) => sum + weight * (read[unit] ?? 0), heldBias);
}

/** The log probability of each class. */
export function logProbabilities(network: ClaimNetwork, read: Float32Array): Float32Array {
  const scores = Float32Array.from(network.outputBiases);
  addRows(scores, network.outputs, read);
  let highest = -Infinity;
  for (const one of scores) highest = Math.max(highest, one);
  let all = 0;
  for (const one of scores) all += Math.exp(one - highest);
  const norm = highest + Math.log(all);
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) - norm;
  return scores;
}
