import { z } from "zod";
import { Unavailable } from "../../src/domain/errors.ts";
import { firstAccepted } from "../shared/messenger.ts";
import { Gone, Unchanged } from "./failures.ts";
import type { TelegramApi } from "./io-api.ts";
import type { Form, Forms } from "./render.ts";

/** What is done in a group with topics; every method throws what a call throws. */
export interface Topics {
  /** @returns the topic’s number */
  create(chat: number, name: string): Promise<number>;
  rename(chat: number, topic: number, name: string): Promise<void>;
  /** Deletes a topic with all that stands in it; one that is gone already is fine. */
  remove(chat: number, topic: number): Promise<void>;
  /** @param topic `null` for a private chat */
  send(chat: number, topic: number | null, forms: Forms): Promise<number>;
  edit(chat: number, message: number, forms: Forms): Promise<void>;
  /** One that is gone already is fine. */
  removeMessage(chat: number, message: number): Promise<void>;
}

export interface TopicsDeps {
  readonly api: TelegramApi;
  /** Told when a form was refused and a simpler one is tried. */
  readonly onSimpler: (form: number) => void;
}

const sentSchema = z.object({ message_id: z.int() });
const topicSchema = z.object({ message_thread_id: z.int() });
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

export function createTopics({ api, onSimpler }: TopicsDeps): Topics {
  const anyForm = <T>(forms: Forms, work: (form: Form) => Promise<T>): Promise<T> =>
    firstAccepted(
      forms.map((form) => () => work(form)),
      onSimpler,
    );
  return {
    create: async (chat, name) =>
      read(topicSchema, await api.call("createForumTopic", { chat_id: chat, name }))
        .message_thread_id,
    rename: (chat, topic, name) =>
      unless(
        Unchanged,
        api.call("editForumTopic", { chat_id: chat, message_thread_id: topic, name }),
      ),
    remove: (chat, topic) =>
      unless(Gone, api.call("deleteForumTopic", { chat_id: chat, message_thread_id: topic })),
    send: (chat, topic, forms) =>
      anyForm(forms, async (form) => {
        const place = topic === null ? {} : { message_thread_id: topic };
        const payload = { chat_id: chat, ...place, ...form, ...NO_PREVIEW };
        return read(sentSchema, await api.call("sendMessage", payload)).message_id;
      }),
    edit: (chat, message, forms) =>
      unless(
        Unchanged,
        anyForm(forms, (form) =>
          api.call("editMessageText", {
            chat_id: chat,
            message_id: message,
            ...form,
            ...NO_PREVIEW,
          }),
        ),
      ),
    removeMessage: (chat, message) =>
      unless(Gone, api.call("deleteMessage", { chat_id: chat, message_id: message })),
  };
}

function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new Unavailable("Telegram’s answer cannot be read.");
  return result.data;
}

/** Waits for a call that may fail in one way which is as good as success. */
async function unless(fine: typeof Gone | typeof Unchanged, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof fine)) throw error;
  }
}
