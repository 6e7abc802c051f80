import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.93,
  followUp: 0.29,
  detail: 0.52,
  brevity: -0.02,
  alone: 0.19,
  together: -0.37,
  top: 0.11,
  topOdds: 0.61,
  second: -0.19,
  topAlone: 0.23,
  sameArticle: 0.11,
  aloneSure: -0.36,
  aloneFar: -0.38,
  farFollowUp: -0.16,
  togetherSure: 0.06,
  togetherNone: -0.15,
  heldAlone: 0.21,
  heldAloneFollowUp: -0.12,
  heldTogether: 0.44,
  heldTogetherDetail: -0.09,
};
