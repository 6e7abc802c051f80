import type { MessageKind } from "../../src/domain/message-kind.ts";
import { linesOf } from "./sentences.ts";

/**
 * A message of somebody who had read nothing of this, labelled by somebody else, who had read articles and tables: a line of
 * `questions.jsonl`.
 */
export interface Labelled {
  readonly text: string;
  /** The article that it is about; `null` where none of ours is. */
  readonly subject: string | null;
  /** What a reply must say, each with the claims (`topic/slug#claim`) and tables any one of which says it; none where nothing does. */
  readonly holds: readonly (readonly string[])[];
}

/** One of the messages of a conversation: a line of `conversations.jsonl` has all that one person wrote, in turn. */
export interface LabelledTurn extends Labelled {
  /** What it needs is that of the question that it adds to, where it is a detail. */
  readonly kind: MessageKind | "emergency";
}

/** Single questions of a language; none where it has no such file. */
export function questionsIn(language: string): readonly Labelled[] {
  return linesOf(language, "questions.jsonl").map((line) => JSON.parse(line) as Labelled);
}

/** Conversations of a language; none where it has no such file. */
export function conversationsIn(language: string): readonly (readonly LabelledTurn[])[] {
  return linesOf(language, "conversations.jsonl").map(
    (line) => JSON.parse(line) as readonly LabelledTurn[],
  );
}
