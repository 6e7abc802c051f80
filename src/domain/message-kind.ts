/**
 * What somebody does with a message, before it is asked what about.
 *
 * `person`: asks for a human being; `whoAreYou`: asks what or who answers here; `whatCanYouDo`: asks what can be asked;
 * `unlawful`: asks for help against the law; `manipulation`: wants the rules of the bot broken. `followUp` makes
 * sense only after another message: a detail, "how much?", "and for India?"; `question` is all else.
 */
export const MESSAGE_KINDS = [
  "question",
  "followUp",
  "person",
  "greeting",
  "thanks",
  "goodbye",
  "whoAreYou",
  "whatCanYouDo",
  "complaint",
  "insult",
  "unlawful",
  "manipulation",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
