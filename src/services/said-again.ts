import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { Texts } from "../ports/texts.ts";

/**
 * Whether an answer says nothing that was not said before.
 *
 * @param told claims that were told before, as `topic/slug#claim`
 */
export function isSaidAgain({ outcome, asserted }: Reply, told: ReadonlySet<string>): boolean {
  if (outcome !== "answer" || asserted.length === 0) return false;
  return asserted.every(({ article, claim }) => told.has(`${article}#${claim}`));
}

/**
 * An answer that says again what was said, to a message that only added to a question. A first line tells that nothing else was found:
 * without it the same words look as if the message had not been read.
 */
export function withNothingElse(reply: Reply, texts: Texts): Reply {
  if (reply.outcome !== "answer") return reply;
  const line = paragraph(texts.say("reply.nothingElse", reply.language));
  return { ...reply, blocks: [line, ...reply.blocks] };
}
