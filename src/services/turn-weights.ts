import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -1.14,
  followUp: -0.01,
  brevity: -0.09,
  alone: 0.6,
  together: 0.6,
  top: -0.04,
  topOdds: 0.35,
  second: 0.47,
  topAlone: 0.85,
  sameArticle: 0.23,
  aloneSure: -0.33,
  aloneFar: -0.04,
  farFollowUp: 0.17,
  togetherSure: 0.15,
  togetherNone: 0.05,
};
