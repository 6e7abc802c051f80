import { eachGram, GRAM_KINDS, gramText } from "../../src/search/identify/grams.ts";
import { wordsOf } from "../../src/search/identify/words.ts";
import type { Origin, TrainingText } from "./corpus.ts";

export interface TrainingOptions {
  /** How much each origin of text counts in a class that has all of them. */
  readonly weight: Readonly<Record<Origin, number>>;
  /** Texts of an origin with fewer words count less. */
  readonly enoughWords: number;
  /** The share of runs of each length, and of whole words, that an unseen one is given. */
  readonly floor: readonly number[];
  /** Runs kept of each class and length before classes are compared. */
  readonly perClass: number;
}

export const OPTIONS: TrainingOptions = {
  weight: { own: 0.5, respelled: 0.25, declaration: 0.35, vocabulary: 0.15 },
  enoughWords: 800,
  floor: [1e-4, 3e-5, 3e-6, 1e-6, 1e-6, 1e-6],
  perClass: 40_000,
};

/** The words of one text that are in the script of its class. */
export interface TrainingWords {
  readonly origin: Origin;
  readonly words: readonly string[];
}

/** Weights of some classes by features; row `i` holds postings `start[i]` to `start[i + 1]`. */
export interface Table {
  /** Hash of a feature → its row. */
  readonly rows: ReadonlyMap<number, number>;
  readonly start: Uint32Array;
  readonly classes: Uint8Array;
  readonly weights: Float64Array;
}

/** Weights of classes by feature, before they are packed. */
type Loose = Map<number, LooseRow>;

interface LooseRow {
  readonly floor: number;
  readonly weights: Map<number, number>;
}

export function trainingWords(texts: readonly TrainingText[], script: string): TrainingWords[] {
  return texts.flatMap(({ origin, text }) => {
    const words = wordsOf(text).filter((word) => word.script === script);
    return words.length === 0 ? [] : [{ origin, words: words.map((word) => word.text) }];
  });
}

/**
 * Naive Bayes over runs of characters: the weight of a run for a class is the logarithm of how much more often the
 * class has it than something unseen. Keeps the `features` runs that tell most.
 *
 * @param texts by class
 * @param favoured classes whose own runs are kept rather than those of others
 */
export function trainTable(
  texts: readonly (readonly TrainingWords[])[],
  favoured: readonly boolean[],
  features: number,
  options: TrainingOptions = OPTIONS,
): Table {
  const all: Loose = new Map();
  texts.forEach((ofClass, classIndex) => {
    sharesOf(ofClass, options).forEach((shares, kind) => {
      const floor = options.floor[kind] ?? 1;
      const common = [...shares].sort(([h1, a], [h2, b]) => b - a || h1 - h2);
      for (const [hash, share] of common.slice(0, options.perClass)) {
        const row = all.get(hash) ?? { floor, weights: new Map<number, number>() };
        row.weights.set(classIndex, Math.log(1 + share / floor));
        all.set(hash, row);
      }
    });
  });
  return pack(mostTelling(all, texts.length, favoured, features));
}

/** For each kind of run, its share among the runs of that kind. */
function sharesOf(
  texts: readonly TrainingWords[],
  options: TrainingOptions,
): Map<number, number>[] {
  const origins = [...new Set(texts.map((text) => text.origin))].sort().map((origin) => {
    const ofOrigin = texts.filter((text) => text.origin === origin);
    // A few lines must not weigh as much as many: each of their words would seem very common.
    const words = ofOrigin.reduce((sum, text) => sum + text.words.length, 0);
    const weight = options.weight[origin] * Math.min(1, words / options.enoughWords);
    return { weight, counts: countRuns(ofOrigin) };
  });
  const sum = origins.reduce((total, { weight }) => total + weight, 0);
  const result = Array.from({ length: GRAM_KINDS }, () => new Map<number, number>());
  for (const { weight, counts } of origins) {
    counts.forEach((count, kind) => {
      const total = [...count.values()].reduce((a, b) => a + b, 0);
      const factor = weight / sum / Math.max(1, total);
      const shares = result[kind];
      for (const [hash, n] of count) shares?.set(hash, (shares.get(hash) ?? 0) + n * factor);
    });
  }
  return result;
}

function countRuns(texts: readonly TrainingWords[]): Map<number, number>[] {
  const counts = Array.from({ length: GRAM_KINDS }, () => new Map<number, number>());
  for (const { words } of texts) {
    eachGram(gramText(words), (hash, kind) => {
      const count = counts[kind];
      count?.set(hash, (count.get(hash) ?? 0) + 1);
    });
  }
  return counts;
}

/** A run tells much that is common in a class and rarer in others. */
function mostTelling(
  all: Loose,
  classes: number,
  favoured: readonly boolean[],
  features: number,
): [number, [number, number][]][] {
  const ranked: [value: number, hash: number][] = [];
  for (const [hash, { floor, weights }] of all) {
    let sum = 0;
    for (const weight of weights.values()) sum += weight;
    const average = sum / classes;
    let value = 0;
    for (const [index, weight] of weights) {
      const share = Math.expm1(weight) * floor;
      if (weight > average)
        value += share * (weight - average) * (favoured[index] === true ? 2 : 1);
    }
    ranked.push([value / Math.sqrt(weights.size), hash]);
  }
  ranked.sort(([a, h1], [b, h2]) => b - a || h1 - h2);
  return ranked
    .slice(0, features)
    .map(([, hash]): [number, [number, number][]] => [hash, [...(all.get(hash)?.weights ?? [])]])
    .sort(([h1], [h2]) => h1 - h2);
}

function pack(features: readonly [number, [number, number][]][]): Table {
  const size = features.reduce((total, [, row]) => total + row.length, 0);
  const start = new Uint32Array(features.length + 1);
  const classes = new Uint8Array(size);
  const weights = new Float64Array(size);
  let at = 0;
  features.forEach(([, row], index) => {
    start[index] = at;
    for (const [classIndex, weight] of row) {
      classes[at] = classIndex;
      weights[at] = weight;
      at += 1;
    }
  });
  start[features.length] = at;
  return { rows: new Map(features.map(([hash], index) => [hash, index])), start, classes, weights };
}
