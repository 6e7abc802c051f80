import type { ConversationId } from "../../src/domain/message.ts";

/**
 * The name of a conversation of ours: of a private chat its own, of a room one for each person in it. The id of a channel
 * names the thread in it already. No two have the same name; the way back is in the note of the address.
 *
 * @param person `null` in a private chat
 */
export function conversationOf(chat: string, person: string | null): ConversationId {
  const parts = person === null ? [chat] : [chat, person];
  return parts.map(encodeURIComponent).join("/") as ConversationId;
}

/** The room whose pace a conversation shares: it stands before its person. */
export function roomOf(conversation: ConversationId): string {
  return conversation.split("/")[0] ?? conversation;
}
