import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -1.408,
  firstClaim: -0.977,
  firstClaimOdds: 0.347,
  secondClaim: 1.141,
  right: -0.012,
  wrong: 0.181,
  none: -0.402,
  far: -0.04,
  nothing: -0.268,
  firstHit: 0.043,
  likeliest: 0.292,
  agrees: 0.118,
  general: 0.103,
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
