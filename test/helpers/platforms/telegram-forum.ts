import type { Refusal } from "./telegram-rules.ts";

/** What the bot may do in a group, in the Bot API's own words. */
export interface BotRights {
  status: "administrator" | "member" | "left" | "kicked";
  can_manage_topics: boolean;
  can_delete_messages: boolean;
}

interface Topic {
  name: string;
  readonly number: number;
}

interface Kept {
  readonly topic: number | null;
  /** As it was sent or changed last, to tell a change that changes nothing. */
  form: string;
}

type Payload = Readonly<Record<string, unknown>>;

const KICKED: Refusal = {
  error_code: 403,
  description: "Forbidden: bot was kicked from the supergroup chat",
};

function bad(description: string, parameters?: Refusal["parameters"]): Refusal {
  const refusal = { error_code: 400, description: `Bad Request: ${description}` };
  return parameters === undefined ? refusal : { ...refusal, parameters };
}

/**
 * One supergroup with topics as Telegram keeps it, which the emulator does not know. Refusals are worded as the Bot API server
 * and TDLib word them; what they do where no source tells is left out.
 */
export class TelegramForum {
  readonly chat: number;
  isForum = true;
  /** Another group that this one has become. */
  becameChat: number | null = null;
  /** Whether messages are too old for a bot without rights to delete. */
  isOld = false;
  readonly bot: BotRights = {
    status: "administrator",
    can_manage_topics: true,
    can_delete_messages: true,
  };
  /** Administrators whose name nobody sees. */
  anonymous = 0;
  readonly topics = new Map<number, Topic>();
  readonly #messages = new Map<number, Kept>();
  #lastTopic = 500_000;

  constructor(chat: number) {
    this.chat = chat;
  }

  /** Messages of the bot that are there, by number. */
  get messages(): ReadonlyMap<number, { readonly topic: number | null }> {
    return this.#messages;
  }

  /** Somebody deletes a topic with all that stands in it. */
  removeTopic(number: number): void {
    this.topics.delete(number);
    for (const [message, { topic }] of this.#messages) {
      if (topic === number) this.#messages.delete(message);
    }
  }

  removeMessage(number: number): void {
    this.#messages.delete(number);
  }

  /** Why Telegram would not do something; `null` when it would. */
  refusal(method: string, payload: Payload): Refusal | null {
    if (this.becameChat !== null) {
      const parameters = { migrate_to_chat_id: this.becameChat };
      return bad("group chat was upgraded to a supergroup chat", parameters);
    }
    if (method.startsWith("getChat")) return null;
    if (this.bot.status === "kicked" || this.bot.status === "left") return KICKED;
    const topic = this.topics.get(Number(payload["message_thread_id"]));
    const message = this.#messages.get(Number(payload["message_id"]));
    switch (method) {
      case "createForumTopic":
        if (!this.isForum) return bad("the chat is not a forum");
        if (!this.#manages) return bad("not enough rights to create a topic");
        return nameRefusal(payload["name"]);
      case "editForumTopic":
        if (topic === undefined) return bad("TOPIC_ID_INVALID");
        if (topic.name === payload["name"]) return bad("TOPIC_NOT_MODIFIED");
        return nameRefusal(payload["name"]);
      case "deleteForumTopic":
        if (topic === undefined) return bad("TOPIC_ID_INVALID");
        return this.#deletes ? null : bad("CHAT_ADMIN_REQUIRED");
      case "sendMessage":
        if (payload["message_thread_id"] === undefined) return null;
        return topic === undefined ? bad("message thread not found") : null;
      case "editMessageText":
        if (message === undefined) return bad("message to edit not found");
        return message.form === formOf(payload) ? bad(NOT_MODIFIED) : null;
      case "deleteMessage":
        if (message === undefined) return bad("message to delete not found");
        return this.#deletes || !this.isOld ? null : bad("message can't be deleted");
      default:
        return null;
    }
  }

  /** Does what was not refused; returns what the Bot API answers. */
  do(method: string, payload: Payload): unknown {
    const topic = Number(payload["message_thread_id"]);
    switch (method) {
      case "createForumTopic": {
        this.#lastTopic += 1;
        const name = String(payload["name"]);
        this.topics.set(this.#lastTopic, { name, number: this.#lastTopic });
        return { message_thread_id: this.#lastTopic, name, icon_color: 7_322_096 };
      }
      case "editForumTopic": {
        const known = this.topics.get(topic);
        if (known !== undefined) known.name = String(payload["name"]);
        return true;
      }
      case "deleteForumTopic":
        this.removeTopic(topic);
        return true;
      case "getChat":
        return {
          id: this.chat,
          type: "supergroup",
          title: "Staff",
          ...(this.isForum ? { is_forum: true } : {}),
        };
      case "getChatMember":
        return this.bot;
      case "getChatAdministrators":
        return [this.bot, ...Array.from({ length: this.anonymous }, () => ANONYMOUS)];
      default:
        return undefined;
    }
  }

  /** Keeps what the bot sent or changed. */
  keep(number: number, payload: Payload): void {
    const given = Number(payload["message_thread_id"]);
    const known = this.#messages.get(number);
    const topic = Number.isSafeInteger(given) ? given : null;
    this.#messages.set(number, { topic: known?.topic ?? topic, form: formOf(payload) });
  }

  get #manages(): boolean {
    return this.bot.status === "administrator" && this.bot.can_manage_topics;
  }

  get #deletes(): boolean {
    return this.bot.status === "administrator" && this.bot.can_delete_messages;
  }
}

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
const ANONYMOUS = { status: "administrator", is_anonymous: true };

function nameRefusal(name: unknown): Refusal | null {
  if (typeof name !== "string" || name.trim() === "") return bad("topic name must be non-empty");
  return name.length > 128 ? bad("topic name is too long") : null;
}

function formOf({ text, reply_markup = null }: Payload): string {
  return JSON.stringify([text, reply_markup]);
}
