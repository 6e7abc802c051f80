import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.84,
  followUp: 0.25,
  brevity: -0.96,
  alone: 0.0,
  together: 0.82,
  top: -0.17,
  topOdds: 0.52,
  second: -0.14,
  topAlone: 1.01,
  sameArticle: -0.14,
  aloneSure: 0.47,
  aloneFar: -0.39,
  farFollowUp: 0.47,
  togetherSure: 0.25,
  togetherNone: 0.41,
};
