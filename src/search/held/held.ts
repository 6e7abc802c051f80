import type { FoundClaim } from "../../ports/search.ts";
import type { Asked } from "../claims/asked-claims.ts";
import { FAR, NONE, RIGHT, WRONG } from "../confidence/outcome-model.ts";
import { HELD_SIGNALS, type HeldSignals } from "./held-signals.ts";
import { HELD_WEIGHTS, HELD_WEIGHTS_WITHOUT_NETWORK } from "./held-weights.ts";

/** What was made of a question. */
export interface Found {
  /** The likeliest first. */
  readonly claims: readonly FoundClaim[];
  /** Of the outcomes of the first hit. */
  readonly probabilities: Float64Array;
  readonly asked: Asked;
  /** The number of the first hit. */
  readonly document: number;
}

/** Shares below it, and above 1 less it, are all the same. */
const LEAST_SHARE = 1e-3;
/** Nearer log probabilities are those of one article. */
const SAME = 1e-6;

const WEIGHTS = Float64Array.from(HELD_SIGNALS, (signal) => HELD_WEIGHTS[signal]);
const WEIGHTS_WITHOUT_NETWORK = Float64Array.from(
  HELD_SIGNALS,
  (signal) => HELD_WEIGHTS_WITHOUT_NETWORK[signal],
);

/** See `HELD_SIGNALS`. */
export function heldSignals({ claims, probabilities, asked, document }: Found): HeldSignals {
  const [first, second] = claims;
  const top = first?.score ?? 0;
  const byNetwork = asked.of(document);
  return Float64Array.of(
    1,
    top,
    logOf(top) - logOf(1 - top),
    second?.score ?? 0,
    ...[RIGHT, WRONG, NONE, FAR].map((outcome) => logOf(probabilities[outcome] ?? 0)),
    ...(byNetwork === null
      ? [0, 0, 0, 0, 0, 0]
      : [
          asked.nothing,
          byNetwork.article,
          asked.likeliest,
          asked.likeliest - byNetwork.article < SAME ? 1 : 0,
          byNetwork.claims[0] ?? 0,
          asked.held,
        ]),
  );
}

/** How likely any article holds what is asked, 0 to 1. */
export function likelihoodHeld(found: Found): number {
  // Articles without claims hold it as far as one of them is about it.
  if (found.claims.length === 0) {
    return (found.probabilities[RIGHT] ?? 0) + (found.probabilities[WRONG] ?? 0);
  }
  const signals = heldSignals(found);
  const weights = found.asked.of(found.document) === null ? WEIGHTS_WITHOUT_NETWORK : WEIGHTS;
  const sum = signals.reduce((total, signal, i) => total + signal * (weights[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function logOf(share: number): number {
  return Math.log(Math.max(LEAST_SHARE, share));
}
