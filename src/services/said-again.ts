import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { FoundClaim } from "../ports/search.ts";
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

/** The claims that were not told before. */
export function untoldOf(
  claims: readonly FoundClaim[],
  told: ReadonlySet<string>,
): readonly FoundClaim[] {
  return claims.filter(({ article, claim }) => !told.has(`${article}#${claim}`));
}

/**
 * An answer to a message that only added to a question, below a line that tells that nothing else was found: without it the same
 * words look as if the message had not been read, and others as if they answered it.
 */
export function withLine(
  key: "reply.nothingElse" | "reply.maybeToo",
  reply: Reply,
  texts: Texts,
): Reply {
  if (reply.outcome !== "answer") return reply;
  const line = paragraph(texts.say(key, reply.language));
  return { ...reply, blocks: [line, ...reply.blocks] };
}
