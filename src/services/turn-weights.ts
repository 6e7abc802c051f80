import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -1.62,
  followUp: 0.2,
  brevity: 0.56,
  alone: 0.09,
  together: 1.03,
  top: 0.02,
  topOdds: 0.69,
  second: 0.43,
  topAlone: 0.29,
  sameArticle: -0.19,
  aloneSure: 0.19,
  aloneFar: -0.38,
  farFollowUp: 0.44,
  togetherSure: 0.37,
  togetherNone: 0.16,
};
