import { eachGram, gramText, LONGEST_GRAM } from "../../src/search/identify/grams.ts";
import { wordsOf } from "../../src/search/identify/words.ts";
import type { TextClass } from "./classes.ts";
import type { Origin, TrainingText } from "./corpus.ts";

export interface TrainingOptions {
  readonly weight: Readonly<Record<Origin, number>>;
  /** Below this share of all runs of a length, a run counts as unseen; by length 1 to 5, then whole words. */
  readonly floor: readonly number[];
  readonly importance: readonly number[];
  readonly perClass: number;
  readonly features: number;
  readonly minimumWeight: number;
}

/** hash → weights by class index; absent = 0 */
export type Weights = Map<number, Map<number, number>>;

export interface ScriptModel {
  readonly script: string;
  readonly classes: readonly TextClass[];
  readonly weights: Weights;
}

/** Shares of each run among all runs of its length in the texts of a class. */
function shares(texts: readonly TrainingText[], script: string, options: TrainingOptions) {
  const result = Array.from({ length: LONGEST_GRAM + 1 }, () => new Map<number, number>());
  const origins = [...new Set(texts.map((text) => text.origin))].sort();
  const sum = origins.reduce((total, origin) => total + options.weight[origin], 0);
  for (const origin of origins) {
    const counts = Array.from({ length: LONGEST_GRAM + 1 }, () => new Map<number, number>());
    const totals = new Array<number>(LONGEST_GRAM + 1).fill(0);
    for (const text of texts) {
      if (text.origin !== origin) continue;
      const words = wordsOf(text.text).filter((word) => word.script === script);
      if (words.length === 0) continue;
      eachGram(gramText(words.map((word) => word.text)), (hash, length) => {
        const count = counts[length - 1];
        count?.set(hash, (count.get(hash) ?? 0) + 1);
        totals[length - 1] = (totals[length - 1] ?? 0) + 1;
      });
    }
    counts.forEach((count, index) => {
      const factor = options.weight[origin] / sum / Math.max(1, totals[index] ?? 1);
      const share = result[index];
      for (const [hash, n] of count) share?.set(hash, (share.get(hash) ?? 0) + n * factor);
    });
  }
  return result;
}

export function trainScript(
  script: string,
  classes: readonly TextClass[],
  texts: (textClass: TextClass) => readonly TrainingText[],
  options: TrainingOptions,
): ScriptModel {
  const all: Map<number, Map<number, number>> = new Map();
  const lengthOf = new Map<number, number>();
  classes.forEach((textClass, classIndex) => {
    shares(texts(textClass), script, options).forEach((share, index) => {
      const floor = options.floor[index] ?? 1e-4;
      const kept = [...share].sort(([, a], [, b]) => b - a).slice(0, options.perClass);
      for (const [hash, value] of kept) {
        const weight = Math.log(1 + value / floor) * (options.importance[index] ?? 1);
        if (weight < options.minimumWeight) continue;
        let row = all.get(hash);
        if (row === undefined) all.set(hash, (row = new Map()));
        row.set(classIndex, weight);
        lengthOf.set(hash, index);
      }
    });
  });
  return { script, classes, weights: prune(all, classes.length, options) };
}

/** Keeps the runs that tell classes apart most, by how often they occur. */
function prune(all: Weights, classes: number, options: TrainingOptions): Weights {
  const scored: [number, number][] = [];
  for (const [hash, row] of all) {
    let sum = 0;
    let best = 0;
    for (const weight of row.values()) {
      sum += weight;
      if (weight > best) best = weight;
    }
    scored.push([hash, (Math.exp(best) - 1) * (best - sum / classes)]);
  }
  scored.sort(([h1, a], [h2, b]) => b - a || h1 - h2);
  return new Map(
    scored.slice(0, options.features).map(([hash]) => [hash, all.get(hash) ?? new Map<number, number>()]),
  );
}

export function score(model: ScriptModel, words: readonly string[]): Float64Array {
  const scores = new Float64Array(model.classes.length);
  eachGram(gramText(words), (hash) => {
    const row = model.weights.get(hash);
    if (row !== undefined) for (const [index, weight] of row) scores[index] = (scores[index] ?? 0) + weight;
  });
  return scores;
}
