import type { Action } from "../domain/answer.ts";
import type { ConversationId, MessageId } from "../domain/message.ts";

/** One conversation of the chat page. */
export interface WebConversation {
  readonly id: ConversationId;
  /** All that is kept of the token with which it was opened. */
  readonly tokenHash: string;
  /** The same of browsers that came back to it; each token opens it. */
  readonly returnedTokenHashes: readonly string[];
  /** BCP 47 tag that the browser stated; `null` when it stated none that can be read. */
  readonly locale: string | null;
  /** IANA time zone that the browser stated; `null` when it stated none. */
  readonly timeZone: string | null;
  /** When somebody last used it, as far as {@link WebConversationStore.touch} was told. */
  readonly usedAt: Date;
}

/** A message as a conversation is to show it. */
export interface WebEventDraft {
  /** Names it within its conversation; a person's message and one of ours never share a name. */
  readonly messageId: string;
  /** When it was said; of ours when it was made: what was made before an erasure is not shown after it. */
  readonly at: Date;
  /** Equal for equal content. */
  readonly fingerprint: string;
  /** What a stream tells; the store does not look into it. */
  readonly data: string;
  /** The actions that a reader may press from now on. */
  readonly offers: readonly Action[];
}

/** One event that a conversation shows. */
export interface WebEvent {
  /**
   * `message` is a new one, `update` replaces the one of its id, and `forgotten` says that everything before it was
   * erased.
   */
  readonly type: "message" | "update" | "forgotten";
  /** Rises within a conversation and is never given twice, over an erasure either. */
  readonly number: number;
  readonly data: string;
}

/**
 * A person's message among all that the service knows. Its id is logged and outlives an erasure, so its name may hold
 * nothing of what the client calls it.
 */
export function serviceIdOf(conversation: ConversationId, messageId: string): MessageId {
  return `${conversation}:${messageId}` as MessageId;
}

/** The other way round: its name within the conversation. */
export function messageIdIn(conversation: ConversationId, id: MessageId): string {
  return id.slice(conversation.length + 1);
}

/** How many events are read at once, and in how many an offered action is looked for. */
export const MOST_WEB_EVENTS = 300;

/**
 * The conversations of the chat page and what they show.
 *
 * Every method throws `Unavailable` when the database cannot be had; nothing of the call was written then, or it is not
 * known whether it was. What a method wrote is on disk when it resolves. `gone` and `null` say that there is no such
 * conversation, or no longer.
 */
export interface WebConversationStore {
  create(conversation: Omit<WebConversation, "returnedTokenHashes">): Promise<void>;
  /** @returns null when there is none of that id */
  find(id: ConversationId): Promise<WebConversation | null>;
  /** Keeps a conversation from counting as idle; does nothing when there is none. */
  touch(id: ConversationId, now: Date): Promise<void>;

  /**
   * Writes a person's message down before it is accepted. It is held, shown to nobody, until `show` or an answer to it:
   * so a crash between the two leaves neither an accepted message without words nor a shown one that nobody answers.
   *
   * @returns `known` for the same content under the same id, held or shown; `conflict` for other content, which changes
   *   nothing
   */
  hold(id: ConversationId, draft: WebEventDraft): Promise<"held" | "known" | "conflict" | "gone">;
  /**
   * Shows a held message; one that is shown already is left alone.
   *
   * @returns false when there is none of that id, or none any more
   */
  show(id: ConversationId, messageId: string): Promise<boolean>;
  /** Removes a held message; one that is shown is left alone. */
  discard(id: ConversationId, messageId: string): Promise<void>;
  /**
   * Shows a message of ours, and before it the held one that it answers, so that an answer never stands before its
   * question.
   *
   * @param inReplyTo the id of the person's message that it answers; `null` when it answers none
   * @returns `known` for the same content under the same id, which does nothing; other content is an `update`;
   *   `erased` when it was made before an erasure, which does nothing either
   */
  append(
    id: ConversationId,
    draft: WebEventDraft,
    inReplyTo: string | null,
  ): Promise<"message" | "update" | "known" | "erased" | "gone">;

  /**
   * The events after a number, oldest first, of more than {@link MOST_WEB_EVENTS} only the newest. A number that was
   * never given means from the start. Whoever reads is looked at with every reading, since a token may be taken away
   * while its holder listens; nothing that came after that is among the events.
   *
   * @param tokenHash of the token that the reader holds
   * @returns null when there is no such conversation, or the token does not open it any more
   */
  eventsAfter(
    id: ConversationId,
    number: number,
    tokenHash: string,
  ): Promise<readonly WebEvent[] | null>;
  /** What the latest message of that id tells, held or shown; `null` when there is none, or none any more. */
  dataOf(id: ConversationId, messageId: string): Promise<string | null>;
  /** The label of an action that was offered in this conversation, the latest one; `null` when it was not. */
  labelOf(id: ConversationId, action: string): Promise<string | null>;

  /**
   * Calls back with each conversation in which another process showed something, soon after it did, and with `null` where that may be
   * any: whoever reads one reads on. Never where there is one process alone.
   */
  watch(heard: (conversation: ConversationId | null) => void): void;

  /**
   * Removes the conversations that nobody has used since, with their events, and of the others what was said before;
   * returns how many of both.
   */
  expire(before: Date): Promise<number>;
}
