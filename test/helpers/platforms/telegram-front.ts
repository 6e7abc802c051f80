import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { freePort } from "../free-port.ts";
import { TelegramForum } from "./telegram-forum.ts";
import { refusalOf, shownText, type Refusal, type SentPayload } from "./telegram-rules.ts";
import { BOT, TOKEN } from "./telegram-server.ts";

/** The emulator's own client; its types rest on a package that is not there. */
export interface Client {
  makeMessage(text: string, more?: object): object;
  makeCallbackQuery(data: string, more?: object): object;
  sendMessage(message: object): Promise<unknown>;
  sendCallback(press: object): Promise<unknown>;
}

/** A message of the bot as the emulator keeps it. */
interface Kept {
  readonly message: SentPayload;
  readonly messageId: number;
}

interface SentAnswer {
  readonly message_id: number;
  readonly date: number;
}

interface Update {
  readonly update_id: number;
}

const LONGEST_HOLD_MS = 2_000;
const AGAIN_MS = 50;

/**
 * telegram-test-api, with what it lacks before it: long polling with an offset, the secret of a webhook and a second try
 * when it fails, refusals in Telegram's own form, its limits, and the methods that it does not know.
 */
export class TelegramFront {
  readonly #emulator: TelegramServer;
  readonly #server: Server;
  readonly methods: string[] = [];
  /** Groups with topics, by their number. */
  readonly #forums = new Map<number, TelegramForum>();
  /** Refuses a call when it says so, before anything is done. */
  refuse: (method: string, payload: Readonly<Record<string, unknown>>) => Refusal | null = () =>
    null;
  #toldOf: ((acknowledged: boolean) => void)[] = [];
  #updates: Update[] = [];
  #webhook: { url: string; secret_token?: string } | null = null;
  #isOpen = true;

  private constructor(emulatorPort: number) {
    this.#emulator = new TelegramServer({ port: emulatorPort, host: "127.0.0.1" });
    this.#server = createServer((request, response) => {
      // Whoever still asks while everything ends gets no answer.
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<TelegramFront> {
    const front = new TelegramFront(await freePort());
    await front.#emulator.start();
    await new Promise<void>((resolve) => front.#server.listen(0, "127.0.0.1", resolve));
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** One person in a private chat. */
  client(userId: number): Client {
    const person = { userId, chatId: userId, firstName: "Nadia" };
    return this.#emulator.getClient(TOKEN, person);
  }

  /** One member of a group. */
  member(userId: number, firstName: string, chat: number): Client {
    const userName = `person${String(userId)}`;
    const type = "supergroup";
    return this.#emulator.getClient(TOKEN, { userId, firstName, userName, chatId: chat, type });
  }

  /** A group with topics from now on. */
  openForum(chat: number): TelegramForum {
    const forum = new TelegramForum(chat);
    this.#forums.set(chat, forum);
    return forum;
  }

  /** Whether the webhook acknowledges the next update the first time that it is brought. */
  nextAcknowledged(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#toldOf.push(resolve);
    });
  }

  /** Brings an update that the emulator cannot make, once; tells whether it was acknowledged. */
  bring(update: object): Promise<boolean> {
    return this.#bringOnce(JSON.stringify(update));
  }

  async stop(): Promise<void> {
    this.#isOpen = false;
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
    await this.#emulator.stop();
  }

  /** What the bot sent to a chat, oldest first. */
  sentTo(chat: number): { readonly text: string; readonly payload: SentPayload; number: number }[] {
    return (this.#emulator.storage.botMessages as unknown as readonly Kept[])
      .filter(({ message }) => message.chat_id === chat)
      .map(({ message, messageId }) => ({
        text: shownText(message),
        payload: message,
        number: messageId,
      }));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    if (request.url === "/deliver") {
      void this.#deliver(body);
      response.writeHead(200).end("{}");
      return;
    }
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    this.methods.push(method);
    const payload = (body === "" ? {} : JSON.parse(body)) as Record<string, unknown>;
    const answer =
      token === TOKEN
        ? await this.#answer(method, payload)
        : { error_code: 401, description: "Unauthorized" };
    const isRefused = typeof answer === "object" && answer !== null && "error_code" in answer;
    response.writeHead(isRefused ? (answer as Refusal).error_code : 200, {
      "Content-Type": "application/json",
    });
    const told = isRefused ? { ok: false, ...(answer as Refusal) } : { ok: true, result: answer };
    response.end(JSON.stringify(told));
  }

  async #answer(method: string, payload: Record<string, unknown>): Promise<unknown> {
    const refusal = this.refuse(method, payload);
    if (refusal !== null) return refusal;
    const forum = this.#forums.get(Number(payload["chat_id"]));
    return forum === undefined
      ? this.#answerAnywhere(method, payload)
      : this.#answerIn(forum, method, payload);
  }

  /** What the emulator does not know of groups with topics. */
  async #answerIn(
    forum: TelegramForum,
    method: string,
    payload: Record<string, unknown>,
  ): Promise<unknown> {
    const refusal = forum.refusal(method, payload);
    if (refusal !== null) return refusal;
    const own = forum.do(method, payload);
    if (own !== undefined) return own;
    const answer = await this.#answerAnywhere(method, payload);
    if (typeof answer === "object" && answer !== null && "error_code" in answer) return answer;
    if (method === "deleteMessage") forum.removeMessage(Number(payload["message_id"]));
    if (method === "editMessageText") forum.keep(Number(payload["message_id"]), payload);
    if (method === "sendMessage") forum.keep((answer as SentAnswer).message_id, payload);
    return answer;
  }

  async #answerAnywhere(method: string, payload: Record<string, unknown>): Promise<unknown> {
    switch (method) {
      case "getMe":
        return { ...((await this.#ask(method, payload)) as object), ...BOT };
      case "getUpdates":
        return this.#getUpdates(payload as Record<string, number>);
      case "sendMessage": {
        const refusal = refusalOf(payload as unknown as SentPayload);
        if (refusal !== null) return refusal;
        const sent = (await this.#ask(method, payload)) as SentAnswer;
        return { ...sent, date: Math.floor(sent.date / 1_000) };
      }
      case "editMessageText": {
        const refusal = refusalOf(payload as unknown as SentPayload);
        if (refusal !== null) return refusal;
        // The emulator lays a change over what was there; Telegram puts it in its place.
        const whole = { parse_mode: null, reply_markup: { inline_keyboard: [] }, ...payload };
        await this.#ask(method, whole);
        return true;
      }
      case "deleteMessage":
        await this.#ask(method, payload);
        return true;
      case "setWebhook":
        this.#webhook = payload as unknown as { url: string };
        await this.#ask(method, { url: `${this.url}/deliver` });
        return true;
      case "deleteWebhook":
        this.#webhook = null;
        await this.#ask(method, payload);
        return true;
      case "getWebhookInfo":
        return { url: this.#webhook?.url ?? "", pending_update_count: 0 };
      case "answerCallbackQuery":
      case "editMessageReplyMarkup":
        await this.#ask(method, payload);
        return true;
      case "getMyCommands":
        return [];
      case "setMyCommands":
      case "sendChatAction":
        return true;
      default:
        return { error_code: 404, description: "Not Found: method not found" };
    }
  }

  /** Asks the emulator. */
  async #ask(method: string, payload: object): Promise<unknown> {
    const response = await fetch(`${this.#emulator.config.apiURL}/bot${TOKEN}/${method}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(payload),
    });
    return ((await response.json()) as { result: unknown }).result;
  }

  async #getUpdates({ offset = 0, timeout = 0 }: Record<string, number>): Promise<unknown> {
    const endMs = Date.now() + Math.min(timeout * 1_000, LONGEST_HOLD_MS);
    this.#updates = this.#updates.filter(({ update_id }) => update_id >= offset);
    for (;;) {
      if (this.#webhook !== null) {
        return { error_code: 409, description: "Conflict: a webhook is active" };
      }
      // Over HTTP, to look so often takes a third of a core for as long as the service runs.
      this.#updates.push(...this.#emulator.getUpdates(TOKEN));
      if (this.#updates.length > 0 || Date.now() >= endMs || !this.#isOpen) return this.#updates;
      await pause(5);
    }
  }

  /** Brings an update to the webhook until it is acknowledged. */
  async #deliver(update: string): Promise<void> {
    const told = this.#toldOf.splice(0);
    while (this.#isOpen && this.#webhook !== null) {
      const acknowledged = await this.#bringOnce(update);
      for (const tell of told.splice(0)) tell(acknowledged);
      if (acknowledged) return;
      await pause(AGAIN_MS);
    }
  }

  async #bringOnce(update: string): Promise<boolean> {
    const { url = "", secret_token = "" } = this.#webhook ?? {};
    try {
      const { ok } = await fetch(url, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-Telegram-Bot-Api-Secret-Token": secret_token,
        },
        body: update,
      });
      return ok;
    } catch {
      return false;
    }
  }
}
