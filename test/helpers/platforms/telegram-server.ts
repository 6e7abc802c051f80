import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { refusalOf, shownText, type Refusal, type SentPayload } from "./telegram-rules.ts";

export interface SentMessage {
  readonly number: number;
  readonly payload: SentPayload;
  /** As it is shown, without markup. */
  readonly text: string;
}

export interface ApiCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const TOKEN = "4242424242:AAF-a_token_of_the_tests_0123456789";
export const BOT = { id: 4_242_424_242, is_bot: true, first_name: "Yizhan", username: "YizhanBot" };

/** How long getUpdates is held open at most, so that a stop never waits long. */
const LONGEST_HOLD_MS = 2_000;

/** A small Bot API server on loopback, with the rules that the adapter lives by. */
export class TelegramApiServer {
  readonly calls: ApiCall[] = [];
  readonly sent: SentMessage[] = [];
  webhook: { url: string; secret_token?: string; allowed_updates?: string[] } | null = null;
  readonly commands = new Map<string, unknown>();
  /** Refuses a call when it says so, before anything is done. */
  refuse: (call: ApiCall) => Refusal | "hang up" | null = () => null;
  /** Awaited before a call is answered, and after its effect when it says so. */
  hold: (call: ApiCall) => Promise<void> | null = () => null;
  /** When a delivery to the webhook failed last, in seconds since 1970. */
  webhookFailedAt: number | null = null;
  /** What it takes the time to be; `null` is the machine's clock. */
  date: Date | null = null;
  bot: object = { ...BOT, can_join_groups: true, can_read_all_group_messages: false };
  #pending: { update_id: number }[] = [];
  #polling: AbortController | null = null;
  #news: () => void = () => undefined;
  #lastNumber = 10_000;
  #server: Server | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** Updates that were not acknowledged yet. */
  get pending(): readonly { update_id: number }[] {
    return this.#pending;
  }

  async start(port = 0): Promise<this> {
    const server = createServer((request, response) => {
      void this.#serve(request, response);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  /** Has the next getUpdates return an update. */
  queue(update: { update_id: number }): void {
    this.#pending.push(update);
    this.#news();
  }

  countOf(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  /** The number of the next message in any chat. */
  nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    const body = await readText(request);
    const payload = (body === "" ? {} : JSON.parse(body)) as ApiCall["payload"];
    const call = { method, payload };
    this.calls.push(call);
    if (this.date !== null) response.setHeader("Date", this.date.toUTCString());
    const refusal =
      token === TOKEN ? this.refuse(call) : { error_code: 401, description: "Unauthorized" };
    if (refusal === "hang up") {
      request.socket.destroy();
      return;
    }
    const answer = refusal ?? (await this.#answer(call));
    await this.hold(call);
    const isRefused = isRefusal(answer);
    response.writeHead(isRefused ? answer.error_code : 200, { "Content-Type": "application/json" });
    response.end(
      JSON.stringify(isRefused ? { ok: false, ...answer } : { ok: true, result: answer }),
    );
  }

  async #answer({ method, payload }: ApiCall): Promise<unknown> {
    switch (method) {
      case "getMe":
        return this.bot;
      case "getUpdates":
        return this.#getUpdates(payload);
      case "sendMessage":
        return this.#sendMessage(payload as unknown as SentPayload);
      case "setWebhook":
        this.webhook = payload as unknown as { url: string };
        return true;
      case "deleteWebhook":
        this.webhook = null;
        return true;
      case "getWebhookInfo": {
        const { url = "", allowed_updates = [] } = this.webhook ?? {};
        const failed =
          this.webhookFailedAt === null ? {} : { last_error_date: this.webhookFailedAt };
        return { url, allowed_updates, pending_update_count: this.#pending.length, ...failed };
      }
      case "getMyCommands":
        return this.commands.get(languageOf(payload)) ?? [];
      case "setMyCommands":
        this.commands.set(languageOf(payload), payload["commands"]);
        return true;
      case "answerCallbackQuery":
      case "editMessageReplyMarkup":
      case "sendChatAction":
        return true;
      default:
        return { error_code: 404, description: "Not Found: method not found" };
    }
  }

  #sendMessage(payload: SentPayload): unknown {
    const refusal = refusalOf(payload);
    if (refusal !== null) return refusal;
    const number = this.nextNumber();
    this.sent.push({ number, payload, text: shownText(payload) });
    const chat = { id: payload.chat_id, type: payload.chat_id > 0 ? "private" : "supergroup" };
    return { message_id: number, date: 1_795_000_000, chat, from: BOT, text: shownText(payload) };
  }

  async #getUpdates(payload: ApiCall["payload"]): Promise<unknown> {
    if (this.webhook !== null) {
      return {
        error_code: 409,
        description: "Conflict: can't use getUpdates method while webhook is active",
      };
    }
    this.#polling?.abort();
    const polling = new AbortController();
    this.#polling = polling;
    const { offset = 0, timeout = 0, limit = 100 } = payload as Record<string, number>;
    this.#pending = this.#pending.filter(({ update_id }) => update_id >= offset);
    if (this.#pending.length === 0 && timeout > 0) {
      await new Promise<void>((resolve) => {
        this.#news = resolve;
        polling.signal.addEventListener("abort", () => {
          resolve();
        });
        setTimeout(resolve, Math.min(timeout * 1_000, LONGEST_HOLD_MS)).unref();
      });
    }
    if (polling.signal.aborted) {
      return {
        error_code: 409,
        description: "Conflict: terminated by other getUpdates request",
      };
    }
    return this.#pending.slice(0, limit);
  }
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "error_code" in answer;
}

function languageOf(payload: ApiCall["payload"]): string {
  const language = payload["language_code"];
  return typeof language === "string" ? language : "";
}
