import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { Texts } from "../ports/texts.ts";

/**
 * A reply to a message that only added to a question. Where it says nothing that was not said before, a first line tells that nothing else
 * was found: without it the same words look as if the message had not been read.
 *
 * @param told claims that were told before, as `topic/slug#claim`
 */
export function withNothingElse(reply: Reply, told: ReadonlySet<string>, texts: Texts): Reply {
  const { outcome, asserted, language } = reply;
  const isSaid = asserted.every(({ article, claim }) => told.has(`${article}#${claim}`));
  if (outcome !== "answer" || asserted.length === 0 || !isSaid) return reply;
  const line = paragraph(texts.say("reply.nothingElse", language));
  return { ...reply, blocks: [line, ...reply.blocks] };
}
