import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -1.411,
  firstClaim: -1.766,
  firstClaimOdds: 0.622,
  secondClaim: 1.74,
  right: 0.032,
  wrong: 0.012,
  none: -0.206,
  far: 0.106,
  nothing: -0.309,
  firstHit: -0.046,
  likeliest: 0.32,
  agrees: -0.312,
  general: -0.029,
  heldByNetwork: 0.862,
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
