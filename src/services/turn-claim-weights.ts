import type { TurnClaimSignals } from "./turn-claim-signals.ts";

/**
 * Fitted to labelled conversations by `bench/conversations/fit-claims.ts`: what a later message asks for has the highest sum. `told` is
 * set by hand: labels do not mind the same words twice, people do.
 */
export const TURN_CLAIM_WEIGHTS: TurnClaimSignals = {
  together: 0.96,
  togetherSure: -0.26,
  togetherLong: -0.09,
  alone: 0.1,
  aloneSure: 0.25,
  aloneLong: 0.21,
  atHand: 0.71,
  atHandFollowUp: 0.14,
  atHandSure: 0,
  atHandLong: -0.43,
  besideAtHand: 0.56,
  firstTogether: -0.88,
  firstTogetherFollowUp: 0.03,
  firstTogetherSure: 0.18,
  firstAlone: -0.72,
  firstAloneFollowUp: 0.12,
  firstAloneSure: 0.41,
  told: -0.9,
  toldFollowUp: -0.26,
  toldAtHand: 0.33,
};

/** From such a sum to the log odds that a good reply says the claim, by the same program. */
export const TURN_LIKELIHOOD = { at: -0.1, per: 0.62 } as const;
