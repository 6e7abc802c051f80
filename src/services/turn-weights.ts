import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.58,
  followUp: 0.21,
  detail: -0.11,
  brevity: 0.26,
  alone: 0.42,
  together: -0.39,
  top: 0.14,
  topOdds: 0.58,
  second: -0.23,
  topAlone: -0.17,
  sameArticle: 0.05,
  aloneSure: -0.43,
  aloneFar: 0.02,
  farFollowUp: 0.4,
  togetherSure: -0.01,
  togetherNone: -0.12,
  heldAlone: 0.22,
  heldAloneFollowUp: -0.06,
  heldTogether: 0.36,
  heldTogetherDetail: 0.14,
};
