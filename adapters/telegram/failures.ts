import { z } from "zod";
import {
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
  type AppError,
} from "../../src/domain/errors.ts";
import { FormRejected } from "../shared/messenger.ts";

/** The group became another chat; what was meant for it goes there. */
export class Migrated extends Rejected {
  readonly chat: number;
  constructor(chat: number) {
    super("The group has become another chat.");
    this.chat = chat;
  }
}

/** What was to be changed is as it should be already. */
export class Unchanged extends Rejected {}

/** The message or the topic is not there, or no longer. */
export class Gone extends Rejected {}

/** Somebody else fetches with the same token, or a webhook was set meanwhile. */
export class Conflict extends Unavailable {}

/** What Telegram says when it refuses a call. */
const refusalSchema = z.object({
  error_code: z.int(),
  description: z.string().optional().catch(undefined),
  parameters: z
    .object({
      /** Seconds. */
      retry_after: z.number().min(0).optional().catch(undefined),
      migrate_to_chat_id: z.int().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Telegram gives no codes for these, only its sentences. */
const FORM_AT_FAULT =
  /can't parse entities|message is too long|text must be non-empty|message text is empty|BUTTON_|REPLY_MARKUP_|ENTITY_|ENTITIES_|inline keyboard|reply markup/i;

const UNCHANGED = /message is not modified|TOPIC_NOT_MODIFIED/i;
const GONE =
  /message to (?:edit|delete) not found|message thread not found|MESSAGE_ID_INVALID|TOPIC_(?:ID_INVALID|DELETED)/i;
const NO_TOPICS = /chat is not a forum|FORUM_MISSING/i;
const NO_RIGHTS = /not enough rights|administrator rights|CHAT_ADMIN_REQUIRED/i;

const DEFAULT_RETRY_MS = 5_000;
/** A longer wait is asked for again when it is over. */
const LONGEST_RETRY_MS = 3_600_000;

/**
 * Sorts a refusal by what can be done about it. Nothing of what Telegram says is repeated: it may quote what was sent.
 *
 * @param refusal the body of Telegram's answer
 */
export function failureOf(refusal: unknown): AppError {
  const read = refusalSchema.safeParse(refusal);
  if (!read.success) return new Unavailable("Telegram's answer could not be read.");
  const { error_code: code, description = "", parameters } = read.data;
  const chat = parameters?.migrate_to_chat_id;
  if (chat !== undefined) return new Migrated(chat);
  switch (code) {
    case 400:
      return badRequest(description);
    case 401:
    case 404:
      return new Unauthorized("Telegram does not know this token: check TELEGRAM_BOT_TOKEN.");
    case 403:
      return new Rejected("The person blocked the bot, or it was removed from the chat.");
    case 409:
      return new Conflict(
        "Somebody else fetches this bot's messages, or a webhook was set: let one service alone use the token.",
      );
    case 429:
      return new RateLimited("Telegram asks to wait.", retryMs(parameters?.retry_after));
    default:
      return code >= 500
        ? new Unavailable("Telegram is out of order.")
        : new Rejected(`Telegram refuses this call with code ${code}.`);
  }
}

function badRequest(description: string): AppError {
  if (UNCHANGED.test(description)) return new Unchanged("Nothing is to be changed.");
  if (GONE.test(description)) return new Gone("The message or the topic is not there any more.");
  if (NO_TOPICS.test(description)) return new Rejected("The group has no topics: turn them on.");
  if (NO_RIGHTS.test(description)) {
    return new Rejected("The bot lacks a right in the group: make it an administrator.");
  }
  return FORM_AT_FAULT.test(description)
    ? new FormRejected("Telegram does not take a message of this form.")
    : new Rejected("Telegram refuses this message or does not know the chat.");
}

function retryMs(seconds: number | undefined): number {
  return seconds === undefined ? DEFAULT_RETRY_MS : Math.min(seconds * 1_000, LONGEST_RETRY_MS);
}
