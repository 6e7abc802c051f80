import { eachGram, gramText } from "../../src/search/identify/grams.ts";
import type { Origin } from "./corpus.ts";
import { OPTIONS, type Table, type TrainingWords } from "./train.ts";

export interface RefiningOptions {
  /** Phrases read in each round, for each class. */
  readonly phrases: number;
  readonly rounds: number;
  readonly rate: number;
  /** What the sum of weights is multiplied by before it counts as a log-likelihood: runs overlap. */
  readonly scale: number;
  readonly longestPhrase: number;
}

export const REFINING: RefiningOptions = {
  phrases: 1500,
  rounds: 15,
  rate: 0.25,
  scale: 0.4,
  longestPhrase: 10,
};

/**
 * Adjusts the weights so that short phrases cut out of the training texts come out as their own class: stochastic
 * gradient descent on a softmax, over the postings that the table already has. Deterministic.
 *
 * @param favoured classes whose phrases are read twice as often
 */
export function refineTable(
  table: Table,
  texts: readonly (readonly TrainingWords[])[],
  favoured: readonly boolean[],
  options: RefiningOptions = REFINING,
): void {
  const random = randomNumbers(7);
  const pools = texts.map(poolsOf);
  const scores = new Float64Array(texts.length);
  const turns = texts.flatMap((_, index) => (favoured[index] === true ? [index, index] : [index]));
  const total = options.rounds * options.phrases * texts.length;
  for (let step = 0; step < total; step += 1) {
    const truth = turns[Math.floor(random() * turns.length)] ?? 0;
    const rows = rowsOf(table, drawPhrase(pools[truth] ?? [], random, options.longestPhrase));
    addScores(table, rows, scores.fill(0));
    softmax(scores, options.scale);
    const rate = options.rate * (1 - step / total);
    learn(table, rows, scores, truth, rate);
  }
}

interface Pool {
  readonly origin: Origin;
  readonly texts: readonly TrainingWords[];
}

function poolsOf(texts: readonly TrainingWords[]): Pool[] {
  const origins = [...new Set(texts.map((text) => text.origin))].sort();
  return origins.map((origin) => ({
    origin,
    texts: texts.filter((text) => text.origin === origin),
  }));
}

function drawPhrase(
  pools: readonly Pool[],
  random: () => number,
  longest: number,
): readonly string[] {
  let left = random() * pools.reduce((sum, pool) => sum + OPTIONS.weight[pool.origin], 0);
  const pool = pools.find(({ origin }) => (left -= OPTIONS.weight[origin]) < 0) ?? pools[0];
  const words = pool?.texts[Math.floor(random() * pool.texts.length)]?.words ?? [];
  // Short phrases are the hard ones, so they are drawn more often.
  const length = 1 + Math.floor(random() * random() * longest);
  const from = Math.floor(random() * Math.max(1, words.length - length + 1));
  return words.slice(from, from + length);
}

/** The rows of all runs in a phrase; one that occurs twice counts twice. */
export function rowsOf(table: Table, words: readonly string[]): number[] {
  const rows: number[] = [];
  eachGram(gramText(words), (hash) => {
    const row = table.rows.get(hash);
    if (row !== undefined) rows.push(row);
  });
  return rows;
}

export function addScores(table: Table, rows: readonly number[], scores: Float64Array): void {
  for (const row of rows) {
    const end = table.start[row + 1] ?? 0;
    for (let at = table.start[row] ?? 0; at < end; at += 1) {
      const index = table.classes[at] ?? 0;
      scores[index] = (scores[index] ?? 0) + (table.weights[at] ?? 0);
    }
  }
}

function softmax(scores: Float64Array, scale: number): void {
  const best = scores.reduce((a, b) => Math.max(a, b), 0);
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const value = Math.exp(((scores[index] ?? 0) - best) * scale);
    scores[index] = value;
    sum += value;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) / sum;
}

function learn(
  table: Table,
  rows: readonly number[],
  chances: Float64Array,
  truth: number,
  rate: number,
): void {
  for (const row of rows) {
    const end = table.start[row + 1] ?? 0;
    for (let at = table.start[row] ?? 0; at < end; at += 1) {
      const index = table.classes[at] ?? 0;
      const miss = (index === truth ? 1 : 0) - (chances[index] ?? 0);
      if (Math.abs(miss) > 1e-3) table.weights[at] = (table.weights[at] ?? 0) + rate * miss;
    }
  }
}

/** Numbers from 0 to 1, the same on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
