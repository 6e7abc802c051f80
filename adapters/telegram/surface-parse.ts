import type { InboundMessage, PersonId } from "../../src/domain/message.ts";
import { withoutLeadingCall, type Bot } from "./addressing.ts";
import { cleaned, holdsAttachment, idOf, nameOf, wordsBeside } from "./parse.ts";
import { messageSchema, updateSchema, type TelegramMessage } from "./updates.ts";

/** What a member wrote in a topic of a group, before anybody knows whether a case is shown there. */
export interface InTopic {
  readonly chat: number;
  readonly topic: number;
  /** Whole once the case is known; `null` for what staff are not heard with: an edit, or what says nothing. */
  readonly message: Omit<InboundMessage, "thread"> | null;
}

type Content = Extract<InboundMessage["content"], { kind: "text" | "attachment" }>;

/** `null` when it is no message of a member in a topic, and so no word of staff. Never throws. */
export function parseInTopic(update: unknown, bot: Bot): InTopic | null {
  const read = updateSchema.safeParse(update);
  if (!read.success) return null;
  const raw = read.data.message ?? read.data.edited_message;
  const { data: message } = messageSchema.safeParse(raw);
  if (message === undefined) return null;
  const topic = topicOf(message);
  const { from, chat } = message;
  if (topic === null || from === undefined || from.is_bot || message.sender_chat !== undefined) {
    return null;
  }
  const isEdit = read.data.message === undefined;
  const content = isEdit ? null : contentOf(message, raw, bot);
  if (content === null) return { chat: chat.id, topic, message: null };
  const person = String(from.id) as PersonId;
  return {
    chat: chat.id,
    topic,
    message: {
      id: idOf(message, false, content.kind),
      sender: person,
      visibility: "shared",
      content,
      localeHint: null,
      staff: {
        account: { platform: "telegram", installation: String(bot.id), person },
        name: nameOf(from),
      },
      sentAt: new Date(message.date * 1_000),
    },
  };
}

function topicOf({
  chat,
  is_topic_message,
  message_thread_id: topic = 0,
}: TelegramMessage): number | null {
  return chat.type === "supergroup" && is_topic_message === true && topic > 0 ? topic : null;
}

/** The words as they stand: they may go to a person. */
function contentOf(message: TelegramMessage, raw: unknown, bot: Bot): Content | null {
  const words = cleaned(withoutLeadingCall(message, bot));
  if (words.trim() !== "") return wordsBeside(raw, words);
  return message.text === undefined && holdsAttachment(raw) ? { kind: "attachment" } : null;
}
