import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -1.07,
  followUp: 0.27,
  detail: 0.24,
  brevity: 0.25,
  alone: 0.06,
  together: 0.15,
  top: 0.16,
  topOdds: 0.53,
  second: 0.2,
  topAlone: 0,
  sameArticle: 0.03,
  aloneSure: -0.46,
  aloneFar: -0.03,
  farFollowUp: 0.13,
  togetherSure: 0.04,
  togetherNone: -0.13,
  heldAlone: 0.26,
  heldAloneFollowUp: -0.04,
  heldTogether: 0.32,
  heldTogetherDetail: 0.06,
};
