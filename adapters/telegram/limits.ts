import { decodePlace } from "./threads.ts";
import type { DeliveryPace } from "../../src/ports/platform.ts";

/** Sizes of Telegram's, from core.telegram.org/bots/api unless another source stands beside them. */
export const LIMITS = {
  /** UTF-16 units of a message's text once its HTML is read (sendMessage). */
  textUnits: 4_096,
  /** Formatted places of one message; more lose their form (limits.tginfo.me). */
  entities: 100,
  /** UTF-16 units of the HTML itself: Telegram states no limit, so this is ours, twice what our longest parts need. */
  htmlUnits: 16_000,
  /** Bytes in UTF-8 that a button carries (InlineKeyboardButton). */
  callbackBytes: 64,
  /** UTF-16 units of a button's label: none is stated; more is cut off on a phone. */
  buttonUnits: 64,
  /** Buttons below one message (limits.tginfo.me). */
  buttons: 100,
  /** Characters of the name of a topic (createForumTopic). */
  topicUnits: 128,
  /** Characters that explain a command (BotCommand). */
  commandUnits: 256,
  /** Updates in one answer to getUpdates. */
  updates: 100,
  /** Deliveries that Telegram makes to a webhook at the same time (setWebhook, its default). */
  webhookConnections: 40,
  /** Bytes of one delivery to the webhook: none is stated; a message with all that it replies to stays far below. */
  bodyBytes: 1_048_576,
} as const;

/** All in milliseconds. */
export const TIMES = {
  call: 15_000,
  /** How long Telegram holds getUpdates open when there is nothing new. */
  longPoll: 25_000,
  /** One typing sign lasts five seconds (sendChatAction). */
  typingEvery: 4_000,
  /** An answer that takes longer waits for something whose end cannot be foreseen. */
  typingMost: 12_000,
  /** An answer that comes sooner needs no sign, which Telegram might show after it. */
  typingAfter: 300,
  /** Two who fetch with one token take the line from each other; they should not do so every second. */
  afterConflict: 15_000,
  /** Waits between tries to have fetched messages accepted. */
  acceptAgain: { first: 1_000, most: 15_000 },
  lookAtWebhook: 300_000,
  /** Tries, after which a message that is refused for its own sake is left out. */
  givenUpAfter: 8,
} as const;

/**
 * What Telegram asks of bots (core.telegram.org/bots/faq): at most about 30 messages a second in all, one a second in a
 * chat with a lull after short bursts, and 20 a minute in a group.
 *
 * One pace serves for both, that of groups, in stretches that let a person press a few buttons without waiting. The people
 * of a group share it.
 */
export const PACE: DeliveryPace = {
  installation: { most: 25, perMs: 1_000 },
  conversation: { most: 10, perMs: 30_000 },
  roomOf: (conversation) => String(decodePlace(conversation)?.chat ?? conversation),
};

export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
] as const;
