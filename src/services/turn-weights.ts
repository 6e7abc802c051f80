import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.78,
  followUp: 0.82,
  detail: 0.47,
  brevity: 0.59,
  alone: 0.09,
  together: -0.16,
  top: -0.02,
  topOdds: 0.35,
  second: 0.34,
  topAlone: 0.31,
  sameArticle: 0.12,
  aloneSure: -0.42,
  aloneFar: 0.08,
  farFollowUp: 0.06,
  togetherSure: -0.07,
  togetherNone: 0.21,
  heldAlone: 0.31,
  heldAloneFollowUp: -0.11,
  heldTogether: 0.29,
  heldTogetherDetail: -0.29,
};
