import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -2.288,
  firstClaim: -0.264,
  firstClaimOdds: 0.49,
  secondClaim: 0.487,
  right: 0.139,
  wrong: 0.029,
  none: -0.152,
  far: 0.085,
  nothing: -0.306,
  firstHit: -0.199,
  likeliest: 0.05,
  agrees: 0.453,
  general: -0.043,
  heldByNetwork: 0.639,
};

/** The same where the network does not know the first hit. */
export const HELD_WEIGHTS_WITHOUT_NETWORK: Readonly<Record<HeldSignal, number>> = {
  bias: 0.006,
  firstClaim: -1.889,
  firstClaimOdds: 0.484,
  secondClaim: 0.725,
  right: 0.293,
  wrong: 0.143,
  none: -0.499,
  far: -0.023,
  nothing: 0,
  firstHit: 0,
  likeliest: 0,
  agrees: 0,
  general: 0,
  heldByNetwork: 0,
};
