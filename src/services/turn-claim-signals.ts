/**
 * What tells how likely a later message asks for a claim: the logits with which both searches find it, what it has to do with what
 * was told before, and how far either counts for a message like this one.
 */
export const TURN_CLAIM_SIGNALS = [
  "together",
  "togetherSure",
  "togetherLong",
  "alone",
  "aloneSure",
  "aloneLong",
  "aloneDetail",
  "atHand",
  "atHandFollowUp",
  "atHandSure",
  "atHandLong",
  "atHandDetail",
  "besideAtHand",
  "atHandTogether",
  "firstTogether",
  "firstTogetherFollowUp",
  "firstTogetherDetail",
  "firstTogetherSure",
  "firstAlone",
  "firstAloneFollowUp",
  "firstAloneSure",
  "told",
  "toldFollowUp",
  "toldDetail",
  "toldAtHand",
] as const;
export type TurnClaimSignal = (typeof TURN_CLAIM_SIGNALS)[number];
export type TurnClaimSignals = Readonly<Record<TurnClaimSignal, number>>;
