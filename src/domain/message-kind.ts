/**
 * What somebody does with a message, before it is asked what about.
 *
 * `person`: asks for a human being; `whoAreYou`: asks what or who answers here; `whatCanYouDo`: asks what can be asked;
 * `unlawful`: asks for help against the law; `manipulation`: wants the rules of the bot broken. `followUp` asks
 * for what makes sense only after another message: "how much?", "and for India?"; `detail` asks for nothing itself, but says more of what
 * was asked before: "she is Syrian", "six weeks", "sorry, I meant Austria"; `question` is all else.
 */
export const MESSAGE_KINDS = [
  "question",
  "followUp",
  "detail",
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

/** Whether a message of that kind means something only after another one. */
export function goesOn(kind: MessageKind): boolean {
  return kind === "followUp" || kind === "detail";
}
