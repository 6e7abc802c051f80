import type { TurnClaimSignals } from "./turn-claim-signals.ts";

/**
 * Fitted to labelled conversations by `bench/conversations/fit-claims.ts`: what a later message asks for has the highest sum. `told` is
 * set by hand: labels do not mind the same words twice, people do.
 */
export const TURN_CLAIM_WEIGHTS: TurnClaimSignals = {
  together: 0.73,
  togetherSure: -0.09,
  togetherLong: -0.13,
  alone: 0.23,
  aloneSure: 0.05,
  aloneLong: 0.19,
  atHand: 0.48,
  atHandFollowUp: 0.26,
  atHandSure: 0.2,
  atHandLong: -0.36,
  besideAtHand: 0.43,
  atHandTogether: 0.8,
  firstTogether: -0.08,
  firstTogetherFollowUp: -0.05,
  firstTogetherSure: 0.02,
  firstAlone: -0.5,
  firstAloneFollowUp: 0.21,
  firstAloneSure: 0.48,
  told: -0.9,
  toldFollowUp: -0.26,
  toldAtHand: 0.33,
};

/** From such a sum to the log odds that a good reply says the claim, by the same program. */
export const TURN_LIKELIHOOD = { at: -0.35, per: 0.73 } as const;
