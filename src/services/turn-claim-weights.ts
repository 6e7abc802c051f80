import type { TurnClaimSignals } from "./turn-claim-signals.ts";

/**
 * Fitted to labelled conversations by `bench/conversations/fit-claims.ts`: what a later message asks for has the highest sum. Two kinds of
 * weights are set by hand. Those of what was told: labels do not mind repeated words; people do, except after a message that only adds to their
 * question. And `atHand` and `atHandFollowUp`: the fit made the article at hand count less for a message that goes on with it.
 */
export const TURN_CLAIM_WEIGHTS: TurnClaimSignals = {
  together: 0.81,
  togetherSure: -0.11,
  togetherLong: -0.17,
  alone: 0.32,
  aloneSure: 0.02,
  aloneLong: 0.1,
  aloneDetail: -0.02,
  atHand: 0.35,
  atHandFollowUp: 0.2,
  atHandSure: 0.25,
  atHandLong: -0.3,
  atHandDetail: -0.02,
  besideAtHand: 0.32,
  atHandTogether: 0.21,
  firstTogether: -0.24,
  firstTogetherFollowUp: 0.04,
  firstTogetherDetail: 0.34,
  firstTogetherSure: -0.07,
  firstAlone: -0.44,
  firstAloneFollowUp: 0.14,
  firstAloneSure: 0.46,
  told: -0.9,
  toldFollowUp: -0.26,
  toldDetail: 0.4,
  toldAtHand: 0.33,
};

/** From such a sum to the log odds that a good reply says the claim, by the same program. */
export const TURN_LIKELIHOOD = { at: -0.38, per: 0.7 } as const;
