import { z } from "zod";

/*
 * The fields of Telegram's updates that are read here. Whatever else stands in them is left alone, and an optional field
 * of a form that is not known counts as missing.
 */

/** Telegram's ids have at most 52 bits. */
const id = z.int();
/** Seconds since 1970, within the years that a date can hold. */
const instant = z.int().min(0).max(8_640_000_000_000);

const user = z.object({
  id,
  is_bot: z.boolean(),
  language_code: z.string().max(35).optional().catch(undefined),
  first_name: z.string().max(256).optional().catch(undefined),
  username: z.string().max(64).optional().catch(undefined),
});

const chat = z.object({ id, type: z.string() });

const entity = z.object({
  type: z.string(),
  /** In UTF-16 units. */
  offset: z.int().min(0),
  length: z.int().min(0),
  user: z.object({ id }).optional().catch(undefined),
  /** Where words lead that bear a link. */
  url: z.string().max(2_048).optional().catch(undefined),
});
const entities = z.array(entity).optional().catch(undefined);

const replied = z.object({
  from: user.optional().catch(undefined),
  /** Every message of a topic replies to its beginning; nobody meant that. */
  forum_topic_created: z.unknown().optional(),
});

const message = z.object({
  message_id: id,
  date: instant,
  edit_date: instant.optional(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional().catch(undefined),
  message_thread_id: id.optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  media_group_id: z.string().max(100).optional().catch(undefined),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities,
  caption_entities: entities,
  reply_to_message: replied.optional().catch(undefined),
});

const button = z.looseObject({ text: z.string(), callback_data: z.string().optional() });

const press = z.object({
  id: z.string().min(1).max(100),
  from: user,
  data: z.string().optional(),
  /** Of a message too old to be told of, only these two are known. */
  message: z
    .object({
      message_id: id,
      chat,
      message_thread_id: id.optional().catch(undefined),
      is_topic_message: z.boolean().optional().catch(undefined),
      reply_to_message: replied.optional().catch(undefined),
      reply_markup: z
        .object({ inline_keyboard: z.array(z.array(button)) })
        .optional()
        .catch(undefined),
    })
    .optional(),
});

const membership = z.object({
  chat,
  new_chat_member: z.object({ status: z.string().max(30) }),
});

/** One of these kinds, whichever comes first. */
export const updateSchema = z.object({
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
  callback_query: z.unknown().optional(),
  my_chat_member: z.unknown().optional(),
});
export const messageSchema = message;
export const pressSchema = press;
export const membershipSchema = membership;
/** Read apart, so that a press that makes no sense can be answered at least. */
export const pressIdSchema = press.pick({ id: true });

export type TelegramMessage = z.infer<typeof message>;
export type TelegramPress = z.infer<typeof press>;
export type TelegramEntity = z.infer<typeof entity>;
export type TelegramUser = z.infer<typeof user>;
export type TelegramButton = z.infer<typeof button>;
