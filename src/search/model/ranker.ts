import { FIELD_COUNT } from "../index/language-index.ts";
import { SIGNAL_COUNT, SIGNALS, type Scores } from "./scorer.ts";
import { SIGNAL_WEIGHTS } from "./signal-weights.ts";

const WEIGHTS = Float64Array.from(SIGNALS, (signal) => SIGNAL_WEIGHTS[signal]);
const COVERS = 2 * FIELD_COUNT;

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
    const place = document * SIGNAL_COUNT;
    if (document === masked || !sharesTerm(signals, place)) continue;
    const score = fuse(signals, place);
    const last = best.at(-1);
    if (best.length >= top && last !== undefined && score <= last.score) continue;
    const position = best.findIndex((other) => other.score < score);
    best.splice(position === -1 ? best.length : position, 0, { document, score });
    if (best.length > top) best.pop();
  }
  return best;
}

function fuse(signals: Float64Array, place: number): number {
  let score = 0;
  for (let signal = 0; signal < SIGNAL_COUNT; signal += 1) {
    score += (WEIGHTS[signal] ?? 0) * (signals[place + signal] ?? 0);
  }
  return score;
}

/** Whether question and document have anything in common. */
function sharesTerm(signals: Float64Array, place: number): boolean {
  for (let cover = 0; cover < COVERS; cover += 1) {
    if ((signals[place + cover] ?? 0) > 0) return true;
  }
  return false;
}
