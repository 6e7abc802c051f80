import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.55,
  followUp: -0.1,
  brevity: -0.85,
  alone: 0.36,
  together: 0.67,
  top: 0.1,
  topOdds: 0.62,
  second: 0.7,
  topAlone: 0.9,
  sameArticle: 0.21,
  aloneSure: -0.08,
  aloneFar: -0.34,
  farFollowUp: 0.09,
  togetherSure: -0.07,
  togetherNone: 0.51,
};
