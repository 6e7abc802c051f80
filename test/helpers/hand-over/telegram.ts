import type { TelegramFront, Client } from "../platforms/telegram-front.ts";
import {
  allWords,
  withoutMarks,
  type Messenger,
  type ResearcherDriver,
  type Seen,
  type StaffChannel,
} from "./drivers.ts";

const GROUP = -1_001_234_500_001;
const MEI = 8_001;

/** telegram-test-api, with a group with topics for staff. */
export function telegramMessenger(front: TelegramFront): Messenger {
  return {
    channel: String(GROUP),
    staff: staffOf(front),
    person: (number, locale) => personOf(front, 500 + number, locale),
  };
}

/** What the bot sent to one chat. The emulator forgets after a minute; nobody else does. */
class Chat {
  readonly #front: TelegramFront;
  readonly #number: number;
  readonly #seen = new Map<number, Seen>();

  constructor(front: TelegramFront, number: number) {
    this.#front = front;
    this.#number = number;
  }

  seen(): readonly Seen[] {
    for (const { number, text, payload } of this.#front.sentTo(this.#number)) {
      const buttons = (payload.reply_markup?.inline_keyboard ?? []).flat();
      this.#seen.set(number, {
        id: String(number),
        words: withoutMarks(text),
        buttons: buttons.map(({ text: label, callback_data: carried }) => ({ label, carried })),
      });
    }
    return [...this.#seen.values()];
  }
}

function personOf(front: TelegramFront, id: number, locale: string): ResearcherDriver {
  const chat = new Chat(front, id);
  const client = front.client(id);
  const from = { language_code: locale };
  return {
    say: async (text) => {
      await client.sendMessage(client.makeMessage(text, { from }));
    },
    press: async (message, { carried }) => {
      const below = { message_id: Number(message.id) };
      await client.sendCallback(client.makeCallbackQuery(carried, { from, message: below }));
    },
    told: () => chat.seen(),
    stop: () => undefined,
  };
}

function staffOf(front: TelegramFront): StaffChannel {
  const forum = front.openForum(GROUP);
  const group = new Chat(front, GROUP);
  const own = new Chat(front, MEI);
  const inGroup = (): Client => front.member(MEI, "Mei", GROUP);
  return {
    threadOf: (reference) => {
      const { messages, topics } = forum;
      const topic = [...topics.values()].find(({ name }) => name.includes(reference));
      if (topic === undefined) return null;
      const [card, ...posts] = group
        .seen()
        .filter(({ id }) => messages.get(Number(id))?.topic === topic.number);
      return card === undefined ? null : { id: String(topic.number), card, posts };
    },
    write: async ({ id }, text) => {
      const client = inGroup();
      await client.sendMessage(client.makeMessage(text, inTopic(id)));
    },
    press: async ({ id }, message, { carried }) => {
      const client = inGroup();
      const below = { message_id: Number(message.id), ...inTopic(id) };
      await client.sendCallback(client.makeCallbackQuery(carried, { message: below }));
    },
    say: async (text) => {
      const client = front.client(MEI);
      await client.sendMessage(client.makeMessage(text, { from: { language_code: "zh" } }));
    },
    everything: () =>
      group
        .seen()
        .filter(({ id }) => forum.messages.has(Number(id)))
        .map(allWords),
    privately: () => own.seen().map(({ words }) => words),
  };
}

function inTopic(topic: string): object {
  return { message_thread_id: Number(topic), is_topic_message: true };
}
