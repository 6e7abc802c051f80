import { hiddenLayer, placesOf } from "../../src/search/claims/claim-network.ts";
import { unpacked, type PackedNetwork } from "../../src/search/claims/packed-network.ts";
import { move, parameter } from "./adam.ts";
import { withBefore } from "./conversations.ts";
import { base64 } from "./pack.ts";

/** A labelled message, and whether something of ours holds what it asks for. */
export interface HeldExample {
  /** Hashes of its terms, each once. */
  readonly terms: readonly number[];
  /** The terms of each message that was read before it. */
  readonly before: readonly (readonly number[])[];
  readonly isHeld: boolean;
}

const STEPS = 300;
const RATE = 0.02;
/** What keeps the weights small: the share of their squares in what is made small. */
const SHRINK = 0.05;
/** Keeps a unit that never moves from being divided by 0. */
const LEAST_SPREAD = 1e-3;

/**
 * Teaches a trained network how likely something of ours holds what is asked: a logistic sum of its hidden units. Messages that are held
 * and those that are not count alike, however many there are of them.
 */
export function withHeld(network: PackedNetwork, examples: readonly HeldExample[]): PackedNetwork {
  const read = unpacked(network);
  const rows = examples.map(({ terms: own, before }) => {
    const { terms, shares } = withBefore(own, before);
    return hiddenLayer(read, placesOf(read, terms), shares);
  });
  const { mean, spread } = scaleOf(rows, network.members * network.hiddenSize);
  const scaled = rows.map((row) =>
    row.map((one, unit) => (one - (mean[unit] ?? 0)) / (spread[unit] ?? 1)),
  );
  const { weights, bias } = fitted(scaled, examples);
  const back = weights.map((weight, unit) => weight / (spread[unit] ?? 1));
  const moved = back.reduce((sum, weight, unit) => sum + weight * (mean[unit] ?? 0), 0);
  return { ...network, held: { weights: base64(back), bias: bias - moved } };
}

function scaleOf(rows: readonly Float32Array[], size: number) {
  const mean = new Float32Array(size);
  const spread = new Float32Array(size);
  for (const row of rows) row.forEach((one, unit) => (mean[unit] = (mean[unit] ?? 0) + one));
  mean.forEach((sum, unit) => (mean[unit] = sum / rows.length));
  for (const row of rows) {
    row.forEach(
      (one, unit) => (spread[unit] = (spread[unit] ?? 0) + (one - (mean[unit] ?? 0)) ** 2),
    );
  }
  spread.forEach(
    (sum, unit) => (spread[unit] = Math.max(LEAST_SPREAD, Math.sqrt(sum / rows.length))),
  );
  return { mean, spread };
}

function fitted(
  rows: readonly Float32Array[],
  examples: readonly HeldExample[],
): { readonly weights: Float32Array; readonly bias: number } {
  const size = rows[0]?.length ?? 0;
  const heldCount = examples.filter(({ isHeld }) => isHeld).length;
  const shareOf = (isHeld: boolean): number =>
    1 / (2 * Math.max(1, isHeld ? heldCount : examples.length - heldCount));
  // The bias is the last of the weights.
  const all = parameter(new Float32Array(size + 1));
  for (let number = 1; number <= STEPS; number += 1) {
    all.gradient.fill(0);
    for (let unit = 0; unit < size; unit += 1) {
      all.gradient[unit] = 2 * SHRINK * (all.weights[unit] ?? 0);
    }
    rows.forEach((row, at) => {
      const isHeld = examples[at]?.isHeld === true;
      let sum = all.weights[size] ?? 0;
      for (let unit = 0; unit < size; unit += 1) sum += (row[unit] ?? 0) * (all.weights[unit] ?? 0);
      const error = shareOf(isHeld) * (1 / (1 + Math.exp(-sum)) - (isHeld ? 1 : 0));
      for (let unit = 0; unit < size; unit += 1) {
        all.gradient[unit] = (all.gradient[unit] ?? 0) + error * (row[unit] ?? 0);
      }
      all.gradient[size] = (all.gradient[size] ?? 0) + error;
    });
    move(all, 0, all.gradient, { rate: RATE * (1 - (number - 1) / STEPS), count: 1, number });
  }
  return { weights: all.weights.slice(0, size), bias: all.weights[size] ?? 0 };
}
