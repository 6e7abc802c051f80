import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.98,
  followUp: 0.02,
  brevity: -0.19,
  alone: 0.17,
  together: 0.63,
  top: -0.09,
  topOdds: 0.55,
  second: -0.06,
  topAlone: 0.78,
  sameArticle: -0.22,
  aloneSure: 0.31,
  aloneFar: -0.25,
  farFollowUp: 0.18,
  togetherSure: 0.45,
  togetherNone: 0.11,
};
