import { writeCallbackData } from "../../../adapters/telegram/callback-data.ts";
import { decodePlace } from "../../../adapters/telegram/threads.ts";
import { formatDate } from "../../../src/domain/format.ts";
import type { PlatformAdapter } from "../../../src/ports/platform.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { keptLog } from "../fakes.ts";
import { shippedTexts } from "../page-texts.ts";
import { aReply, ScriptedHost } from "../scripted-host.ts";
import type { Person, PlatformHarness, Room, Shown, Wire } from "./harness.ts";
import type { Refusal } from "./telegram-rules.ts";
import { BOT, type TelegramApiServer } from "./telegram-server.ts";
import { postUpdate, SECRET, telegramService, WEBHOOK } from "./telegram-service.ts";
import {
  aGroup,
  AT,
  mentionUpdate,
  messageOf,
  messageUpdate,
  pressUpdate,
} from "./telegram-updates.ts";

const REFUSALS: Readonly<Record<string, Refusal>> = {
  down: { error_code: 502, description: "Bad Gateway" },
  rate: {
    error_code: 429,
    description: "Too Many Requests: retry after 3",
    parameters: { retry_after: 3 },
  },
  unauthorized: { error_code: 401, description: "Unauthorized" },
  blocked: { error_code: 403, description: "Forbidden: bot was blocked by the user" },
};

/** What one chat shows. */
interface Line {
  readonly from: "person" | "bot";
  readonly words: string;
}

export async function telegramHarness(): Promise<PlatformHarness> {
  const service = await telegramService({
    log: keptLog(),
    change: (settings) => ({ ...settings, webhook: WEBHOOK }),
  });
  const { api } = service;
  const chats = new Chats(api);
  const adapter = chats.watching(service.adapter);
  const host = new ScriptedHost(adapter);
  await adapter.start(host);
  const address = await service.listen(adapter);
  const post = async (update: object, secret = SECRET): Promise<boolean> => {
    const headers = { "X-Telegram-Bot-Api-Secret-Token": secret };
    const { status } = await postUpdate(address, update, headers);
    await chats.settled();
    return status === 200;
  };
  const people = new People(post, chats);
  return {
    adapter,
    host,
    longestText: null,
    keyed: false,
    newPerson: () => Promise.resolve(people.person()),
    newRoom: () => Promise.resolve(people.room()),
    wire: people.wire(api),
    restart: async () => {
      await adapter.stop();
      await adapter.start(host);
    },
    stop: service.stop,
  };
}

/** People who write, and the numbers that Telegram gives their messages. */
class People {
  readonly #post: (update: object, secret?: string) => Promise<boolean>;
  readonly #chats: Chats;
  readonly #numbers = new Map<string, number>();
  #lastPerson = 7_000;

  constructor(post: (update: object, secret?: string) => Promise<boolean>, chats: Chats) {
    this.#post = post;
    this.#chats = chats;
  }

  person(): Person {
    const person = (this.#lastPerson += 1);
    return {
      say: (id, text) => {
        this.#chats.said(person, this.#number(id), text);
        return this.#post(messageUpdate({ ...this.#ids(person, id), person, text }));
      },
      press: (id, action) =>
        this.#post(
          pressUpdate({ person, press: `${person}${id}`, data: writeCallbackData(action) }),
        ),
      shown: (count) => this.#chats.shown(person, count),
    };
  }

  room(): Room {
    const [first, second] = [(this.#lastPerson += 1), (this.#lastPerson += 1)];
    const who = { first, second };
    const chat = aGroup();
    return {
      ask: (name, id, text) =>
        this.#post(mentionUpdate({ ...this.#ids(who[name], id), person: who[name], chat, text })),
      chat: (name, id, text) =>
        this.#post(messageUpdate({ ...this.#ids(who[name], id), person: who[name], chat, text })),
      answers: async (count) =>
        (await this.#chats.shown((chat as { id: number }).id, count)).map(({ words }) => words),
    };
  }

  wire(api: TelegramApiServer): Wire {
    const ids = (id: string): { update: number; number: number } => this.#ids(this.#lastPerson, id);
    const from = (): number => this.#lastPerson;
    return {
      own: (id) =>
        this.#post(
          messageUpdate({ ...ids(id), person: from(), text: "Hello", more: { from: BOT } }),
        ),
      edit: (id, text) => {
        const edited = messageOf({
          ...ids(id),
          person: from(),
          text,
          more: { edit_date: AT + 60 },
        });
        return this.#post({ update_id: ids(`${id} edited`).update, edited_message: edited });
      },
      attachment: (id) => {
        const voice = { file_id: "AwACAgQ", file_unique_id: "AgADBQ", duration: 3 };
        return this.#post(messageUpdate({ ...ids(id), person: from(), more: { voice } }));
      },
      unknownEvent: () => this.#post({ update_id: 1, chat_boost: { chat: aGroup() } }),
      withoutField: () => this.#post({ update_id: 2, message: { message_id: 3, text: "Hello" } }),
      forged: (id) => this.#post(messageUpdate({ ...ids(id), text: "Hello" }), `${SECRET}x`),
      replayed: null,
      refuse: (how) => {
        const refusal = how === null ? null : (REFUSALS[how] ?? null);
        api.refuse = ({ method }) => (method === "sendMessage" ? refusal : null);
      },
    };
  }

  #number(id: string): number {
    const known = this.#numbers.get(id) ?? 100 + this.#numbers.size;
    this.#numbers.set(id, known);
    return known;
  }

  #ids(person: number, id: string): { update: number; number: number } {
    return { update: 100_000 + this.#number(`${person} ${id}`), number: this.#number(id) };
  }
}

/** What the chats show, each message of a person at its place among the answers. */
class Chats {
  readonly #api: TelegramApiServer;
  readonly #lines = new Map<number, Line[]>();
  readonly #written = new Set<string>();
  readonly #delivering = new Set<Promise<unknown>>();

  constructor(api: TelegramApiServer) {
    this.#api = api;
  }

  /** Notes which messages were one answer. */
  watching(adapter: PlatformAdapter): PlatformAdapter {
    const deliver = async (...given: Parameters<PlatformAdapter["deliver"]>) => {
      const [{ thread }] = given;
      const chat = decodePlace(thread.conversation)?.chat ?? 0;
      const before = this.#api.sent.length;
      try {
        return await adapter.deliver(...given);
      } finally {
        const parts = this.#api.sent
          .slice(before)
          .filter(({ payload }) => payload.chat_id === chat);
        if (parts.length > 0) this.#add(chat, "bot", parts.map(({ text }) => text).join("\n\n"));
      }
    };
    return {
      ...adapter,
      deliver: (...given) => {
        const delivering = deliver(...given);
        this.#delivering.add(delivering);
        void delivering.catch(() => undefined).then(() => this.#delivering.delete(delivering));
        return delivering;
      },
    };
  }

  /** A person sees their own words at once, and once however often they are delivered. */
  said(chat: number, number: number, words: string): void {
    const name = `${chat} ${number}`;
    if (this.#written.has(name)) return;
    this.#written.add(name);
    this.#add(chat, "person", words);
  }

  /** Resolves when no answer is on its way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#delivering);
  }

  async shown(chat: number, count: number): Promise<Shown[]> {
    await this.settled();
    const lines = this.#lines.get(chat) ?? [];
    if (lines.length < count) throw new Error(`only ${lines.length} messages are shown`);
    return lines.map(({ from, words }) => ({
      from,
      words: from === "bot" ? withoutDate(words) : words,
      direction: /^[\s\d•.]*[\u200f\p{Script=Arabic}]/u.test(words) ? "rtl" : "ltr",
    }));
  }

  #add(chat: number, from: Line["from"], words: string): void {
    this.#lines.set(chat, [...(this.#lines.get(chat) ?? []), { from, words }]);
  }
}

/** The day that scripted replies speak for stands below them on messengers; no test of the contract is about it. */
function withoutDate(words: string): string {
  const texts = shippedTexts();
  const asOf: PlainDate = aReply().asOf;
  const lines = texts.languages.map((language) =>
    texts.say("page.asOf", language, { date: formatDate(asOf, language) }),
  );
  const bare = words.replaceAll(/[\u200e\u200f\u2060]/g, "");
  const line = lines.find((each) => bare.endsWith(`\n\n${each}`));
  return line === undefined ? bare : bare.slice(0, -`\n\n${line}`.length);
}
