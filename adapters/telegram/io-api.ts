import { Telegram, TelegramError } from "telegraf";
import { causeCodeOf, Unavailable, type AppError } from "../../src/domain/errors.ts";
import type { Outbound } from "../shared/messenger.ts";
import type { TelegramSettings } from "./config.ts";
import { failureOf } from "./failures.ts";
import { TIMES } from "./limits.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** How long it may take; 15 seconds when left out. */
  readonly timeoutMs?: number;
}

/** Telegram's methods by name. */
export interface TelegramApi {
  /**
   * @throws RateLimited | Unauthorized | Unavailable | Rejected; nothing of what they hold names the token
   */
  call(method: string, payload?: object, options?: CallOptions): Promise<unknown>;
}

export function createTelegramApi(
  { token, apiRoot }: TelegramSettings,
  outbound: Pick<Outbound, "agent" | "plainAgent">,
): TelegramApi {
  const telegram = new Telegram(token, { apiRoot, agent: outbound.agent, webhookReply: false });
  // For plain http telegraf takes no agent but this way.
  if (apiRoot.startsWith("http:")) telegram.options.agent = outbound.plainAgent;
  return {
    call: async (method, payload = {}, { signal, timeoutMs = TIMES.call } = {}) => {
      const late = AbortSignal.timeout(timeoutMs);
      const ends = signal === undefined ? late : AbortSignal.any([signal, late]);
      try {
        return await telegram.callApi(method as "getMe", payload, { signal: ends as never });
      } catch (error) {
        throw sorted(error);
      }
    },
  };
}

/**
 * What telegraf and node-fetch throw holds the address of the call, which holds the token, and what was sent. So none of
 * it goes on, not even as a cause: of a broken connection only the system's code.
 */
function sorted(error: unknown): AppError {
  if (error instanceof TelegramError) return failureOf(error.response);
  return new Unavailable("Telegram cannot be reached.", codeAlone(error));
}

function codeAlone(error: unknown): Error | undefined {
  const code = causeCodeOf(error);
  return code === null ? undefined : Object.assign(new Error(code), { code });
}
