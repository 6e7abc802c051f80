/** What tells whether anything found for a later message is what it asks for. */
export const TURN_SIGNALS = [
  "bias",
  "followUp",
  "detail",
  "brevity",
  "alone",
  "together",
  "top",
  "topOdds",
  "second",
  "topAlone",
  "sameArticle",
  "aloneSure",
  "aloneFar",
  "farFollowUp",
  "togetherSure",
  "togetherNone",
  "heldAlone",
  "heldAloneFollowUp",
  "heldTogether",
  "heldTogetherDetail",
] as const;
export type TurnSignal = (typeof TURN_SIGNALS)[number];
export type TurnSignals = Readonly<Record<TurnSignal, number>>;
