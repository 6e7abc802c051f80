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

/** What heads a thread of a channel in the name of its conversation. */
const ROOT = ";messageid=";

/** A thread of a channel; without a root it is the whole channel, or a conversation of another kind. */
export interface ChannelPlace {
  readonly channel: string;
  readonly root: string | null;
}

export function placeOf(conversation: string): ChannelPlace {
  const at = conversation.indexOf(ROOT);
  if (at < 0) return { channel: conversation, root: null };
  return { channel: conversation.slice(0, at), root: conversation.slice(at + ROOT.length) };
}

export function threadIn(channel: string, root: string): string {
  return `${channel}${ROOT}${root}`;
}

/** Whether it is the name of a channel of a team; those of older teams end with `skype`. */
export function isChannel(conversation: string): boolean {
  return /^19:[^\s;@/]{1,200}@thread\.(?:tacv2|skype)$/.test(conversation);
}
