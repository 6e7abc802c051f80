import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.58,
  followUp: 0.5,
  detail: 0.04,
  brevity: 0.32,
  alone: -0.02,
  together: -0.15,
  top: 0.13,
  topOdds: 0.5,
  second: -0.15,
  topAlone: -0.17,
  sameArticle: 0.17,
  aloneSure: -0.26,
  aloneFar: -0.12,
  farFollowUp: -0.14,
  togetherSure: -0.17,
  togetherNone: -0.46,
  heldAlone: 0.33,
  heldAloneFollowUp: -0.26,
  heldTogether: 0.29,
  heldTogetherDetail: 0.05,
};
