import type { TurnClaimSignals } from "./turn-claims.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-claims.ts`: what a later message asks for has the highest sum. */
export const TURN_CLAIM_WEIGHTS: TurnClaimSignals = {
  together: 0.74,
  togetherSure: -0.24,
  togetherLong: -0.11,
  alone: 0.18,
  aloneSure: 0.11,
  aloneLong: 0.21,
  atHand: 0.77,
  atHandFollowUp: -0.28,
  atHandSure: 0.15,
  atHandLong: -0.41,
  besideAtHand: 0.26,
  firstTogether: -0.68,
  firstTogetherFollowUp: 0.36,
  firstTogetherSure: -0.25,
  firstAlone: -0.84,
  firstAloneFollowUp: 0.23,
  firstAloneSure: 0.59,
  told: -0.16,
  toldFollowUp: 0.34,
  toldAtHand: -0.72,
};

/** From such a sum to the log odds that a good reply says the claim, by the same program. */
export const TURN_LIKELIHOOD = { at: -1, per: 1 } as const;
