import type { ConversationId } from "../../src/domain/message.ts";

/** Where in a workspace somebody talks with the bot. */
export interface Place {
  /** `null` in the direct conversation with the bot, which Slack knows by its person. */
  readonly channel: string | null;
  /** The instant that names the thread; `null` outside of threads, which only a direct conversation has. */
  readonly thread: string | null;
  readonly user: string;
}

const ID = "[A-Z][A-Z0-9]{1,40}";
const INSTANT = String.raw`\d{1,16}\.\d{1,10}`;

const DIRECT = new RegExp(`^(?<user>${ID})(?::(?<thread>${INSTANT}))?$`);
const ROOM = new RegExp(`^(?<channel>${ID}):(?<thread>${INSTANT}):(?<user>${ID})$`);

export const SLACK_ID = new RegExp(`^${ID}$`);
export const SLACK_INSTANT = new RegExp(`^${INSTANT}$`);

/** Each person has a conversation of their own in a thread, so that memory never mixes people. */
export function conversationOf({ channel, thread, user }: Place): ConversationId {
  const parts = channel === null ? [user, thread] : [channel, thread, user];
  return parts.filter((part) => part !== null).join(":") as ConversationId;
}

/** @returns null when it names no conversation on Slack */
export function placeOf(conversation: ConversationId): Place | null {
  const direct = DIRECT.exec(conversation)?.groups;
  if (direct !== undefined) {
    return { channel: null, thread: direct["thread"] ?? null, user: direct["user"] ?? "" };
  }
  const room = ROOM.exec(conversation)?.groups;
  if (room === undefined) return null;
  const { channel = "", thread = "", user = "" } = room;
  return { channel, thread, user };
}
