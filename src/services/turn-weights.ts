import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.7,
  followUp: 0.77,
  brevity: 0.29,
  alone: -0.11,
  together: 0.01,
  top: -0.1,
  topOdds: 0.36,
  second: 0.21,
  topAlone: 0.29,
  sameArticle: 0.14,
  aloneSure: -0.4,
  aloneFar: -0.05,
  farFollowUp: 0.16,
  togetherSure: -0.01,
  togetherNone: 0.03,
  heldAlone: 0.31,
  heldAloneFollowUp: -0.1,
  heldTogether: 0.33,
};
