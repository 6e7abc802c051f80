import { Unauthorized } from "../../src/domain/errors.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { Texts } from "../../src/ports/texts.ts";
import type { Bot } from "./addressing.ts";
import type { TelegramSettings } from "./config.ts";
import { Conflict } from "./failures.ts";
import type { TelegramApi } from "./io-api.ts";
import { ensureCommands } from "./io-commands.ts";
import { identify } from "./io-identity.ts";
import { poll, type PollingDeps } from "./io-polling.ts";
import { ensureWebhook } from "./io-webhook.ts";
import { TIMES } from "./limits.ts";
import { untilAborted } from "./waiting.ts";

export interface ConnectionOptions extends Pick<PollingDeps, "read" | "take"> {
  readonly settings: TelegramSettings;
  readonly api: TelegramApi;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly texts: Texts;
  /** Told who the bot is before any message is taken. */
  readonly known: (bot: Bot) => void;
}

/**
 * What the supervisor runs: finds out who the bot is, then fetches messages or has them delivered until the signal
 * aborts.
 */
export function createConnection(options: ConnectionOptions) {
  const { settings, api, scheduler, log, texts } = options;
  let isMenuSet = false;
  /** That of the start in which somebody else had the line; another start is an order to try at once. */
  let conflictIn: AbortSignal | null = null;

  /** The menu is a help, and not worth a failure. */
  const setMenu = async (signal: AbortSignal): Promise<void> => {
    try {
      await ensureCommands(api, texts, signal);
      isMenuSet = true;
    } catch {
      log.debug("telegram.no_menu");
    }
  };

  const connect = async (signal: AbortSignal, up: () => void): Promise<void> => {
    const bot = await identify(api, signal);
    if (String(bot.id) !== settings.botId) {
      throw new Unauthorized("Telegram knows another bot by this token: check TELEGRAM_BOT_TOKEN.");
    }
    options.known(bot);
    const isUp = (): void => {
      up();
      if (!isMenuSet) void setMenu(signal);
    };
    if (settings.webhook === null) {
      const wait = (ms: number): Promise<void> => untilAborted(signal, { ms, scheduler });
      await poll({ ...options, wait }, signal, isUp);
      return;
    }
    // Looked at again now and then: a token may be revoked, and somebody who fetches takes the webhook away.
    while (!signal.aborted) {
      await ensureWebhook(api, settings.webhook, signal);
      isUp();
      await untilAborted(signal, { ms: TIMES.lookAtWebhook, scheduler });
    }
  };

  return async (signal: AbortSignal, up: () => void): Promise<void> => {
    if (conflictIn === signal) await untilAborted(signal, { ms: TIMES.afterConflict, scheduler });
    conflictIn = null;
    try {
      await connect(signal, up);
    } catch (error) {
      if (error instanceof Conflict) conflictIn = signal;
      throw error;
    }
  };
}
