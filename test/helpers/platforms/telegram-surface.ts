import { createTelegramAdapter } from "../../../adapters/telegram/index.ts";
import { WEBHOOK_PATH } from "../../../adapters/telegram/config.ts";
import { LIMITS } from "../../../adapters/telegram/limits.ts";
import { createOutbound } from "../../../src/app/outbound.ts";
import type { PersonId } from "../../../src/domain/message.ts";
import { createHttpServer } from "../../../src/http/server.ts";
import type { PlatformAdapter, StaffSurface } from "../../../src/ports/platform.ts";
import { failingNotes, type FailingNotes } from "../failing-notes.ts";
import { FakeTime } from "../fake-time.ts";
import { keptLog } from "../fakes.ts";
import { shippedTexts } from "../page-texts.ts";
import { ScriptedHost } from "../scripted-host.ts";
import type { Member, SeenPost, SeenThread, SurfaceWorld } from "./surface-world.ts";
import type { TelegramForum } from "./telegram-forum.ts";
import { freePort } from "../free-port.ts";
import { TelegramFront, type Client } from "./telegram-front.ts";
import { readTelegramHtml, type Refusal } from "./telegram-rules.ts";
import { BOT, TOKEN } from "./telegram-server.ts";
import { SECRET } from "./telegram-service.ts";
import { aPerson, AT } from "./telegram-updates.ts";

const CHANNEL = -1_001_234_500_001;
const ANOTHER_BOT = { id: 4_242_000_000, is_bot: true, first_name: "Other", username: "OtherBot" };

const REFUSALS: Readonly<Record<"down" | "rate" | "not a member", Refusal>> = {
  down: { error_code: 502, description: "Bad Gateway" },
  rate: {
    error_code: 429,
    description: "Too Many Requests: retry after 3",
    parameters: { retry_after: 3 },
  },
  "not a member": {
    error_code: 403,
    description: "Forbidden: bot is not a member of the supergroup chat",
  },
};

/** What tests of Telegram alone look at beside the world of the contract. */
export interface TelegramSurfaceWorld extends SurfaceWorld {
  readonly front: TelegramFront;
  readonly forum: TelegramForum;
  readonly log: ReturnType<typeof keptLog>;
  readonly time: FakeTime;
}

/**
 * A supergroup with topics: telegram-test-api keeps the messages and brings what members do, our front knows the topics. Edits,
 * other bots’ messages and words of the bot itself are brought by the front alone, since the emulator makes none.
 */
export async function telegramSurfaceWorld(): Promise<TelegramSurfaceWorld> {
  const front = await TelegramFront.start();
  const forum = front.openForum(CHANNEL);
  const notes = failingNotes();
  const log = keptLog();
  const time = new FakeTime();
  const running = await startAdapter({ front, notes, log, time });
  const group = new Group(front, forum);
  return {
    platform: "telegram",
    channel: String(CHANNEL),
    front,
    forum,
    log,
    time,
    notes,
    host: running.host,
    adapter: running.adapter,
    surface: running.surface,
    members: [aMember(8_001, "Mei"), aMember(8_002, "Omar")],
    longest: LIMITS.textUnits,
    threads: () => Promise.resolve(group.threads()),
    privately: ({ account }) =>
      Promise.resolve(front.sentTo(Number(account.person)).map(({ text }) => seenWords(text))),
    write: (thread, member, text) => group.write(member, text, inTopic(thread.id)),
    call: (thread, member, text) => group.call(member, text, inTopic(thread.id)),
    edit: (thread, member, text) =>
      group.bring("edited_message", person(member), { text, edit_date: AT, ...inTopic(thread.id) }),
    attach: (thread, member) => {
      const voice = { file_id: "AwACAgQ", file_unique_id: "AgADBQ", duration: 3 };
      return group.bring("message", person(member), { voice, ...inTopic(thread.id) });
    },
    press: (thread, post, button, member) => group.press(thread, post, button.carried, member),
    echo: (thread, whose) => {
      const from = whose === "own" ? BOT : ANOTHER_BOT;
      return group.bring("message", from, { text: "An answer.", ...inTopic(thread.id) });
    },
    callOutside: (member, text) => group.call(member, text, {}),
    callInAnotherThread: (member, text) => group.call(member, text, inTopic("77")),
    remove: (thread, what) => {
      if (what === "thread") forum.removeTopic(Number(thread.id));
      else forum.removeMessage(Number(thread.card?.id));
      return Promise.resolve();
    },
    refuse: (how) => {
      front.refuse = (method, { chat_id }) =>
        how !== null && chat_id === CHANNEL && !method.startsWith("get") ? REFUSALS[how] : null;
    },
    forbidDeleting: () => {
      forum.bot.can_delete_messages = false;
      forum.isOld = true;
    },
    hasPrivate: true,
    forbidPrivate: () => {
      const description = "Forbidden: bot can't initiate conversation with a user";
      front.refuse = (_method, { chat_id }) =>
        Number(chat_id) > 0 ? { error_code: 403, description } : null;
      return true;
    },
    restart: running.restart,
    stop: running.stop,
  };
}

function aMember(id: number, name: string): Member {
  const installation = String(BOT.id);
  return { account: { platform: "telegram", installation, person: String(id) as PersonId }, name };
}

function person({ account }: Member): object {
  return aPerson(Number(account.person));
}

function inTopic(topic: string): object {
  return { message_thread_id: Number(topic), is_topic_message: true };
}

interface Parts {
  readonly front: TelegramFront;
  readonly notes: FailingNotes;
  readonly log: ReturnType<typeof keptLog>;
  readonly time: FakeTime;
}

/** An adapter behind the service’s own server, which another one may take the place of. */
async function startAdapter({ front, notes, log, time }: Parts) {
  const outbound = createOutbound(null);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${WEBHOOK_PATH}?v=1`;
  const begin = (): PlatformAdapter =>
    createTelegramAdapter({
      settings: {
        token: TOKEN,
        botId: String(BOT.id),
        apiRoot: `${front.url}/`,
        webhook: { url, secret: SECRET },
      },
      clock: time,
      scheduler: time,
      log,
      texts: shippedTexts(),
      notes,
      outbound,
      publicUrl: null,
      random: () => 1,
    });
  let current = begin();
  const { routes } = current;
  if (routes === null) throw new Error("a webhook has routes");
  const adapter: PlatformAdapter = {
    ...current,
    routes: { ...routes, handle: (...given) => current.routes?.handle(...given) },
    health: () => current.health(),
    deliver: (...given) => current.deliver(...given),
  };
  const surface: StaffSurface = {
    post: (...given) => surfaceOf(current).post(...given),
    examine: (channel) => surfaceOf(current).examine(channel),
  };
  const host = new ScriptedHost(adapter);
  const http = createHttpServer({
    adapters: [adapter],
    readiness: () => ({}),
    log,
    scheduler: time,
  });
  await http.listen("127.0.0.1", port);
  await current.start(host);
  return {
    adapter,
    surface,
    host,
    restart: async () => {
      await current.stop();
      current = begin();
      await current.start(host);
    },
    stop: async () => {
      await current.stop();
      await http.close();
      await front.stop();
      outbound.plainAgent.destroy();
    },
  };
}

function surfaceOf({ surface }: PlatformAdapter): StaffSurface {
  if (surface === null) throw new Error("staff cannot work there");
  return surface;
}

/** What members see and do. */
class Group {
  readonly #front: TelegramFront;
  readonly #forum: TelegramForum;
  #lastUpdate = 700_000;

  constructor(front: TelegramFront, forum: TelegramForum) {
    this.#front = front;
    this.#forum = forum;
  }

  threads(): SeenThread[] {
    const { messages, topics, chat } = this.#forum;
    const sent = this.#front.sentTo(chat).filter(({ number }) => messages.has(number));
    return [...topics.values()].map(({ number: topic, name }) => {
      const posts = sent
        .filter(({ number }) => messages.get(number)?.topic === topic)
        .map(({ number, payload }) => seenPost(number, payload));
      const card = posts.findLast(({ bold }) => bold[0] === name) ?? null;
      return {
        id: String(topic),
        title: name,
        card,
        posts: posts.filter((post) => post !== card),
      };
    });
  }

  write(member: Member, text: string, more: object): Promise<boolean> {
    return this.#acknowledged(member, (client) =>
      client.sendMessage(client.makeMessage(text, more)),
    );
  }

  call(member: Member, text: string, more: object): Promise<boolean> {
    const name = `@${BOT.username}`;
    const entities = [{ type: "mention", offset: 0, length: name.length }];
    return this.write(member, `${name} ${text}`, { entities, ...more });
  }

  press(thread: SeenThread, post: SeenPost, data: string, member: Member): Promise<boolean> {
    const message = { message_id: Number(post.id), ...inTopic(thread.id) };
    return this.#acknowledged(member, (client) =>
      client.sendCallback(client.makeCallbackQuery(data, { message })),
    );
  }

  /** Brings what the emulator cannot make. */
  bring(kind: "message" | "edited_message", from: object, more: object): Promise<boolean> {
    this.#lastUpdate += 1;
    const chat = { id: this.#forum.chat, type: "supergroup", title: "Staff", is_forum: true };
    const message = { message_id: this.#lastUpdate, from, chat, date: AT, ...more };
    return this.#front.bring({ update_id: this.#lastUpdate, [kind]: message });
  }

  async #acknowledged(
    { account, name }: Member,
    act: (client: Client) => Promise<unknown>,
  ): Promise<boolean> {
    const acknowledged = this.#front.nextAcknowledged();
    await act(this.#front.member(Number(account.person), name, this.#forum.chat));
    return acknowledged;
  }
}

type Sent = ReturnType<TelegramFront["sentTo"]>[number]["payload"];

function seenPost(number: number, payload: Sent): SeenPost {
  const isHtml = payload.parse_mode === "HTML";
  const read = isHtml ? readTelegramHtml(payload.text) : null;
  const text = read?.text ?? payload.text;
  const tags = (read?.tags ?? []).filter((tag) => tag !== "b" && tag !== "blockquote");
  // As Telegram finds calls of people in any text.
  const calls = text.match(/(?<![A-Za-z0-9_])@[A-Za-z]\w{2,}/g) ?? [];
  const previews = payload.link_preview_options?.is_disabled === true ? [] : ["preview"];
  return {
    id: String(number),
    words: seenWords(text),
    bold: (read?.bold ?? []).map(seenWords),
    buttons: (payload.reply_markup?.inline_keyboard ?? [])
      .flat()
      .map(({ text: label, callback_data: carried }) => ({ label, carried })),
    acts: [...tags, ...calls, ...previews],
  };
}

/** Without the characters that nobody sees. */
function seenWords(text: string): string {
  return text.replaceAll(/[\u200e\u200f\u2060]/g, "").trim();
}
