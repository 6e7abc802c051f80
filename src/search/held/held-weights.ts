import type { HeldSignal } from "./held-signals.ts";

/** Fitted to labelled questions by `bench/answers/fit-held.ts`. */
export const HELD_WEIGHTS: Readonly<Record<HeldSignal, number>> = {
  bias: -2.822,
  firstClaim: -0.98,
  firstClaimOdds: 0.548,
  secondClaim: 1.852,
  right: 0.087,
  wrong: 0.025,
  none: -0.12,
  far: 0.046,
  nothing: -0.286,
  firstHit: -0.288,
  likeliest: 0.478,
  agrees: 0.006,
  general: -0.132,
  heldByNetwork: 0.791,
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
