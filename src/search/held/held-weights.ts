import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -1.49,
  firstClaim: -0.271,
  firstClaimOdds: 0.344,
  secondClaim: 0.689,
  right: 0.06,
  wrong: 0.155,
  none: -0.376,
  far: -0.059,
  nothing: -0.222,
  firstHit: -0.02,
  likeliest: 0.193,
  agrees: 0.109,
  general: 0.113,
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
