import type { z } from "zod";
import { namedWhereLinking } from "../../src/domain/link-code.ts";
import type {
  ConversationId,
  InboundMessage,
  PersonId,
  ThreadRef,
  WrittenWords,
} from "../../src/domain/message.ts";
import { readAddressing, type Bot } from "./addressing.ts";
import { isRating, readCallbackData, type CallbackData } from "./callback-data.ts";
import { albumIdOf, editIdOf, encodePlace, messageIdOf, pressIdOf, type Place } from "./threads.ts";
import {
  membershipSchema,
  messageSchema,
  pressIdSchema,
  pressSchema,
  updateSchema,
  type TelegramButton,
  type TelegramMessage,
  type TelegramPress,
  type TelegramUser,
} from "./updates.ts";

/** An update that is acknowledged and not handed on. */
export interface Ignored {
  readonly kind: "ignored";
  /** For logs; holds no words or names of people. */
  readonly reason: string;
  /** A press that the person's screen waits for; `null` when there is none. */
  readonly press: string | null;
}

export interface Said {
  readonly kind: "said";
  readonly place: Place;
  readonly message: InboundMessage;
}

export interface Pressed {
  readonly kind: "pressed";
  /** Who presses, as Telegram names them. */
  readonly name: string;
  readonly place: Place;
  readonly press: string;
  readonly data: CallbackData;
  /** Whole once the action is known. */
  readonly message: Omit<InboundMessage, "content">;
  /** Conversations in which the button may have been offered, the likeliest first. */
  readonly offeredIn: readonly ThreadRef[];
  /** The message with the button. */
  readonly number: number;
  /** Its buttons as they stand; `null` when they are not told. */
  readonly buttons: readonly (readonly TelegramButton[])[] | null;
}

export type Parsed = Ignored | Said | Pressed;

const ATTACHMENTS = [
  "animation",
  "audio",
  "checklist",
  "contact",
  "dice",
  "document",
  "game",
  "giveaway",
  "invoice",
  "location",
  "paid_media",
  "photo",
  "poll",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const;

/** Whoever calls the bot without saying anything wants to know what it does. */
const NOTHING_SAID = "/help";

/**
 * Reads one update; never throws.
 *
 * @param now when it came, for what bears no date of its own
 */
export function parseUpdate(update: unknown, bot: Bot, now: Date): Parsed {
  const read = updateSchema.safeParse(update);
  if (!read.success) return ignored("no update");
  const { message, edited_message, callback_query, my_chat_member } = read.data;
  if (message !== undefined) return parseMessage(message, false, bot);
  if (edited_message !== undefined) return parseMessage(edited_message, true, bot);
  if (callback_query !== undefined) return parsePress(callback_query, bot, now);
  if (my_chat_member !== undefined) return parseMembership(my_chat_member);
  return ignored("unknown kind");
}

function parseMessage(raw: unknown, isEdit: boolean, bot: Bot): Parsed {
  const read = messageSchema.safeParse(raw);
  if (!read.success) return ignored(`message: ${faultOf(read.error)}`);
  const message = read.data;
  const { from } = message;
  if (from === undefined) return ignored("nobody's message");
  if (from.id === bot.id) return ignored("own message");
  if (message.sender_chat !== undefined) return ignored("written for a chat, not by a person");
  if (from.is_bot) return ignored("another bot's message");
  const place = placeOf(message, from.id);
  if (place === null) return ignored("a channel");
  const { isForUs, text } = readAddressing(message, bot);
  if (place.room !== null && !isForUs) return ignored("not for the bot");
  const content = contentOf(message, raw, text, isEdit);
  if (content === null) return ignored("nothing said");
  if (isEdit && (content.kind !== "text" || message.edit_date === undefined)) {
    return ignored("an edit of no words");
  }
  return {
    kind: "said",
    place,
    message: namedWhereLinking(
      {
        id: idOf(message, isEdit, content.kind),
        ...(isEdit ? { editOf: messageIdOf(place.chat, message.message_id) } : {}),
        thread: threadOf(place, bot),
        sender: String(from.id) as PersonId,
        visibility: place.room === null ? "private" : "shared",
        content,
        localeHint: from.language_code ?? null,
        sentAt: new Date((isEdit ? (message.edit_date ?? 0) : message.date) * 1_000),
      },
      nameOf(from),
    ),
  };
}

/** As members of a group see somebody, with the name by which they can be found where there is one. */
export function nameOf({ id, first_name = "", username }: TelegramUser): string {
  const first = cleaned(first_name).trim();
  if (username === undefined) return first === "" ? String(id) : first;
  return first === "" ? `@${username}` : `${first} (@${username})`;
}

/** The id of a message, or of what it became. */
export function idOf(
  { chat, message_id, edit_date, media_group_id }: TelegramMessage,
  isEdit: boolean,
  kind: InboundMessage["content"]["kind"],
): InboundMessage["id"] {
  if (isEdit) return editIdOf(chat.id, message_id, edit_date ?? 0);
  return kind === "attachment" && media_group_id !== undefined
    ? albumIdOf(chat.id, media_group_id)
    : messageIdOf(chat.id, message_id);
}

function contentOf(
  message: TelegramMessage,
  raw: unknown,
  text: string,
  isEdit: boolean,
): Exclude<InboundMessage["content"], { kind: "action" }> | null {
  if (message.text === undefined && (message.caption ?? "") === "") {
    return holdsAttachment(raw) ? { kind: "attachment" } : null;
  }
  const words = cleaned(text);
  if (words.trim() === "") return { kind: "text", text: NOTHING_SAID };
  // Links to a bot may carry something behind /start; nothing here reads it.
  const said = words.replace(/^\/start\s[^]*$/, "/start");
  // Of a file below whose picture the words were changed people were told before.
  return isEdit ? { kind: "text", text: said } : wordsBeside(raw, said);
}

/** Words, and whether they stand below what nobody can read. */
export function wordsBeside(message: unknown, text: string): WrittenWords {
  const words: WrittenWords = { kind: "text", text };
  return holdsAttachment(message) ? { ...words, withFile: true } : words;
}

/** Whether a message holds what nobody can read; one that holds neither words nor this tells of the chat itself. */
export function holdsAttachment(message: unknown): boolean {
  return ATTACHMENTS.some((kind) => kind in (message as object));
}

/** What a database may choke on is no word of anybody. */
export function cleaned(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

function placeOf(
  message: Pick<TelegramMessage, "chat" | "is_topic_message" | "message_thread_id">,
  person: number,
): Place | null {
  const { chat } = message;
  if (chat.type === "private") return chat.id > 0 ? { chat: chat.id, room: null } : null;
  if (chat.type !== "group" && chat.type !== "supergroup") return null;
  if (chat.id >= 0 || person <= 0) return null;
  const isTopic = message.is_topic_message === true;
  const topic = isTopic ? (message.message_thread_id ?? null) : null;
  return { chat: chat.id, room: { topic: topic !== null && topic > 0 ? topic : null, person } };
}

function threadOf(place: Place, bot: Bot): ThreadRef {
  const conversation: ConversationId = encodePlace(place);
  return { platform: "telegram", installation: String(bot.id), conversation };
}

function parsePress(raw: unknown, bot: Bot, now: Date): Parsed {
  const named = pressIdSchema.safeParse(raw);
  const press = named.success ? named.data.id : null;
  const read = pressSchema.safeParse(raw);
  if (!read.success) return ignored(`press: ${faultOf(read.error)}`, press);
  const { id, from, message } = read.data;
  const data = readCallbackData(read.data.data ?? "");
  if (message === undefined || data === null || from.is_bot) return ignored("not our button", id);
  const place = placeOf(message, from.id);
  if (place === null) return ignored("a channel", id);
  if (isAnothersRating(read.data)) return ignored("a rating of another's answer", id);
  const thread = threadOf(place, bot);
  return {
    kind: "pressed",
    place,
    press: id,
    name: nameOf(from),
    data,
    message: {
      id: pressIdOf(message.chat.id, message.message_id, id),
      thread,
      sender: String(from.id) as PersonId,
      visibility: place.room === null ? "private" : "shared",
      localeHint: from.language_code ?? null,
      sentAt: now,
    },
    offeredIn: [thread, ...askersThread(read.data, bot)],
    number: message.message_id,
    buttons: message.reply_markup?.inline_keyboard ?? null,
  };
}

/** In a group the answer replies to whoever asked, and only they know whether it helped. */
function isAnothersRating({ data, from, message }: TelegramPress): boolean {
  const asker = message?.reply_to_message?.from;
  return isRating(data ?? "") && asker !== undefined && !asker.is_bot && asker.id !== from.id;
}

/** In a group anybody may press a button that was offered to somebody else. */
function askersThread({ from, message }: TelegramPress, bot: Bot): ThreadRef[] {
  const asker = message?.reply_to_message?.from;
  if (message === undefined || asker === undefined || asker.id === from.id) return [];
  const place = placeOf(message, asker.id);
  return place === null || place.room === null ? [] : [threadOf(place, bot)];
}

function parseMembership(raw: unknown): Parsed {
  const read = membershipSchema.safeParse(raw);
  if (!read.success) return ignored(`membership: ${faultOf(read.error)}`);
  const { chat, new_chat_member } = read.data;
  const isGone = new_chat_member.status === "kicked" || new_chat_member.status === "left";
  if (chat.type === "private") return ignored(isGone ? "blocked" : "unblocked");
  return ignored(isGone ? "removed from a chat" : "a place in a chat");
}

function ignored(reason: string, press: string | null = null): Ignored {
  return { kind: "ignored", reason, press };
}

/** Which field is at fault, never what stands in it. */
function faultOf(error: z.ZodError): string {
  return error.issues[0]?.path.join(".") ?? "";
}
