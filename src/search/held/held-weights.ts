import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -1.306,
  firstClaim: -1.73,
  firstClaimOdds: 0.638,
  secondClaim: 1.838,
  right: 0.024,
  wrong: 0.01,
  none: -0.206,
  far: 0.109,
  nothing: -0.29,
  firstHit: -0.049,
  likeliest: 0.342,
  agrees: -0.346,
  general: -0.009,
  heldByNetwork: 0.82,
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
