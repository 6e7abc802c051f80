import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -1.121,
  firstClaim: -0.682,
  firstClaimOdds: 0.276,
  secondClaim: 0.531,
  right: -0.023,
  wrong: 0.084,
  none: -0.164,
  far: 0.083,
  nothing: -0.296,
  firstHit: 0.043,
  likeliest: 0.438,
  agrees: -0.424,
  general: -0.154,
  heldByNetwork: 0.751,
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
