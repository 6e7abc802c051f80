import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -0.652,
  firstClaim: -1.837,
  firstClaimOdds: 0.42,
  secondClaim: 0.983,
  right: 0.075,
  wrong: 0.194,
  none: -0.4,
  far: -0.049,
  nothing: -0.152,
  firstHit: 0.029,
  likeliest: 0.365,
  agrees: 0.327,
  general: 0,
};

/** The same where the network does not know the first hit. */
export const HELD_WEIGHTS_WITHOUT_NETWORK: Readonly<Record<HeldSignal, number>> = {
  bias: 0.036,
  firstClaim: -1.945,
  firstClaimOdds: 0.492,
  secondClaim: 0.893,
  right: 0.299,
  wrong: 0.158,
  none: -0.491,
  far: -0.027,
  nothing: 0,
  firstHit: 0,
  likeliest: 0,
  agrees: 0,
  general: 0,
};
