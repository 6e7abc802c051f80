import { createTelegramAdapter } from "../../../adapters/telegram/index.ts";
import { WEBHOOK_PATH, type TelegramSettings } from "../../../adapters/telegram/config.ts";
import { createOutbound } from "../../../src/app/outbound.ts";
import { createHttpServer } from "../../../src/http/server.ts";
import type { Log } from "../../../src/ports/log.ts";
import type { PlatformAdapter } from "../../../src/ports/platform.ts";
import type { ThreadNotes } from "../../../src/ports/thread-notes.ts";
import { FakeTime } from "../fake-time.ts";
import { notesInMemory } from "../notes-in-memory.ts";
import { shippedTexts } from "../page-texts.ts";
import { BOT, TelegramApiServer, TOKEN } from "./telegram-server.ts";

export const SECRET = "a_secret_of_the_tests_0123";
export const WEBHOOK = { url: "https://help.example.org/telegram/webhook?v=1", secret: SECRET };

export interface TelegramService {
  readonly api: TelegramApiServer;
  /** Not started yet. */
  readonly adapter: PlatformAdapter;
  readonly notes: ThreadNotes;
  readonly time: FakeTime;
  /** Has the adapter answered by the service's own server, and returns the webhook's address. */
  readonly listen: (adapter?: PlatformAdapter) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface TelegramServiceOptions {
  readonly log: Log;
  readonly change?: (settings: TelegramSettings) => TelegramSettings;
}

/** The adapter beside a Bot API server of the tests, on a clock of theirs. */
export async function telegramService({
  log,
  change = (settings) => settings,
}: TelegramServiceOptions): Promise<TelegramService> {
  const time = new FakeTime();
  const api = await new TelegramApiServer().start();
  const outbound = createOutbound(null);
  const notes = notesInMemory();
  const settings = { token: TOKEN, botId: String(BOT.id), apiRoot: `${api.url}/`, webhook: null };
  const adapter = createTelegramAdapter({
    settings: change(settings),
    clock: time,
    scheduler: time,
    log,
    texts: shippedTexts(),
    notes,
    outbound,
    publicUrl: null,
    random: () => 1,
  });
  const closers: (() => Promise<void>)[] = [];
  return {
    api,
    adapter,
    notes,
    time,
    listen: async (answering = adapter) => {
      const http = createHttpServer({
        adapters: [answering],
        readiness: () => ({}),
        log,
        scheduler: time,
      });
      closers.push(() => http.close());
      return `http://127.0.0.1:${await http.listen("127.0.0.1", 0)}${WEBHOOK_PATH}`;
    },
    stop: async () => {
      await adapter.stop();
      for (const close of closers) await close();
      await api.stop();
      outbound.plainAgent.destroy();
    },
  };
}

/** Sends what Telegram would deliver to an address. */
export function postUpdate(
  address: string,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(address, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Telegram-Bot-Api-Secret-Token": SECRET,
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
