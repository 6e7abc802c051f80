import type { Scores } from "./scorer.ts";
import { SIGNAL_COUNT, SIGNALS } from "./scorer.ts";

type Signal = (typeof SIGNALS)[number];

/**
 * How much each signal counts; fitted by `bench/ranking/fit.ts` on held-out variants of the English and Chinese
 * articles, and the same for every language.
 */
const WEIGHTS: Readonly<Record<Signal, number>> = {
  stemShare: 1,
  pairShare: 0.5,
  gramShare: 1,
  stemCover: 0,
  gramCover: 0,
  bestWords: 0,
  bestGrams: 0,
  bestUnit: 1,
  topUnits: 1,
  bestSentence: 0.3,
  logit: 3,
  probability: 1,
};
const WEIGHT_LIST = Float64Array.from(SIGNALS, (signal) => WEIGHTS[signal]);

/** One document for a question. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
}

/** The best documents, best first; equal scores keep the order of the documents. Those without any signal are left out. */
export function rank({ signals }: Scores, top: number, masked: number | null): Ranked[] {
  const best: Ranked[] = [];
  const count = signals.length / SIGNAL_COUNT;
  for (let document = 0; document < count; document += 1) {
    if (document === masked) continue;
    const score = fuse(signals, document * SIGNAL_COUNT);
    const last = best.at(-1);
    if (best.length >= top && last !== undefined && score <= last.score) continue;
    if (!found(signals, document * SIGNAL_COUNT)) continue;
    const place = best.findIndex((other) => other.score < score);
    best.splice(place === -1 ? best.length : place, 0, { document, score });
    if (best.length > top) best.pop();
  }
  return best;
}

function fuse(signals: Float64Array, place: number): number {
  let score = 0;
  for (let signal = 0; signal < SIGNAL_COUNT; signal += 1) {
    score += (WEIGHT_LIST[signal] ?? 0) * (signals[place + signal] ?? 0);
  }
  return score;
}

/** Whether document and question share any term at all. */
function found(signals: Float64Array, place: number): boolean {
  return (signals[place + 4] ?? 0) > 0 || (signals[place + 3] ?? 0) > 0;
}
