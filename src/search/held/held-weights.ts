import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -2.704,
  firstClaim: -3.107,
  firstClaimOdds: 0.64,
  secondClaim: 2.575,
  right: -0.065,
  wrong: 0.08,
  none: -0.298,
  far: 0.136,
  nothing: -0.625,
  firstHit: 0.031,
  likeliest: -0.046,
  agrees: 0.193,
  general: 0.056,
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
};
