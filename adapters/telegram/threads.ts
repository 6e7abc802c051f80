import type { ConversationId, MessageId } from "../../src/domain/message.ts";

/** Where a conversation stands: a private chat, or a person in a group. */
export interface Place {
  readonly chat: number;
  /** `null` in a private chat, which is its person. */
  readonly room: { readonly topic: number | null; readonly person: number } | null;
}

/** `chat` for a private chat, `chat:topic:person` in a group; topic 0 is that of a group without topics. */
export function encodePlace({ chat, room }: Place): ConversationId {
  const text =
    room === null
      ? String(chat)
      : `${String(chat)}:${String(room.topic ?? 0)}:${String(room.person)}`;
  return text as ConversationId;
}

/** `null` when it is no conversation of ours. */
export function decodePlace(conversation: ConversationId): Place | null {
  const [, chatText, topicText, personText] =
    /^(-?[1-9]\d{0,15})(?::(0|[1-9]\d{0,15}):([1-9]\d{0,15}))?$/.exec(conversation) ?? [];
  const chat = Number(chatText);
  if (!Number.isSafeInteger(chat)) return null;
  if (topicText === undefined || personText === undefined) return { chat, room: null };
  const topic = Number(topicText);
  const person = Number(personText);
  if (!Number.isSafeInteger(topic) || !Number.isSafeInteger(person)) return null;
  return { chat, room: { topic: topic === 0 ? null : topic, person } };
}

/** Groups that were never upgraded; only they can become another chat. */
export function isBasicGroup(chat: number): boolean {
  return chat < 0 && chat > -1_000_000_000_000;
}

/** The id of a message, the same however often Telegram delivers it. */
export function messageIdOf(chat: number, message: number): MessageId {
  return `${String(chat)}:${String(message)}` as MessageId;
}

/** @param editedAt in seconds, as Telegram tells it */
export function editIdOf(chat: number, message: number, editedAt: number): MessageId {
  return `${String(chat)}:${String(message)}:${String(editedAt)}` as MessageId;
}

/** Pictures sent together come as a message each, and are one all the same. */
export function albumIdOf(chat: number, album: string): MessageId {
  return `${String(chat)}:album:${album}` as MessageId;
}

/** @param message the one whose button was pressed */
export function pressIdOf(chat: number, message: number, press: string): MessageId {
  return `${String(chat)}:${String(message)}:press:${press}` as MessageId;
}

/** The message to which an answer is a reply; `null` when the id names none of that chat. */
export function repliedTo(id: MessageId, chat: number): number | null {
  const [chatText, messageText] = id.split(":");
  const message = Number(messageText);
  return chatText === String(chat) && Number.isSafeInteger(message) && message > 0 ? message : null;
}
