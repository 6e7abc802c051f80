import type { TurnSignals } from "./turn-signals.ts";

/** Fitted to labelled conversations by `bench/conversations/fit-turns.ts`. */
export const TURN_WEIGHTS: TurnSignals = {
  bias: -0.46,
  followUp: 0.46,
  brevity: -0.29,
  alone: 0.34,
  together: 0.44,
  top: -0.09,
  topOdds: 0.47,
  second: 0.6,
  topAlone: 0.52,
  sameArticle: -0.06,
  aloneSure: -0.46,
  aloneFar: -0.22,
  farFollowUp: 0.1,
  togetherSure: 0.17,
  togetherNone: 0.22,
};
