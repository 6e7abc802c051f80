import { createHmac } from "node:crypto";
import { z } from "zod";
import { AppError } from "../../src/domain/errors.ts";
import { isSafeAddress, readPlatform, type AroundSettings } from "../shared/settings.ts";

export interface TelegramSettings {
  readonly token: string;
  /** The bot's own id, with which its token begins. */
  readonly botId: string;
  /** With a slash at its end, so that a path in it is kept. */
  readonly apiRoot: string;
  /** How Telegram brings messages to us; `null` when we fetch them. */
  readonly webhook: WebhookSettings | null;
}

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

export const WEBHOOK_PATH = "/telegram/webhook";

const OFFICIAL_ROOT = "https://api.telegram.org/";
/** Where Telegram's own servers deliver: core.telegram.org/bots/api#setwebhook. */
const WEBHOOK_PORTS: ReadonlySet<string> = new Set(["", "80", "88", "443", "8443"]);

const shape = {
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d{1,20}:[\w-]{20,100}$/, {
    error: "write the token that @BotFather gave, a number, a colon and letters",
  }),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, { error: "write 16 to 256 of the characters A-Z a-z 0-9 _ -" })
    .optional(),
  TELEGRAM_API_ROOT: z
    .string()
    .refine((text) => isSafeAddress(text) && !/[?#]/.test(text), {
      error: "write an address such as https://telegram-api.example.org",
    })
    .default(OFFICIAL_ROOT),
};

/**
 * @returns null when none of the settings is there: Telegram is off
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readTelegramSettings(around: AroundSettings): TelegramSettings | null {
  const read = readPlatform("Telegram", shape, z.object(shape), around.given);
  if (read === null) return null;
  const token = read.TELEGRAM_BOT_TOKEN;
  const apiRoot = read.TELEGRAM_API_ROOT.replace(/\/*$/, "/");
  const secret = read.TELEGRAM_WEBHOOK_SECRET;
  return {
    token,
    botId: token.slice(0, token.indexOf(":")),
    apiRoot,
    webhook:
      secret === undefined
        ? null
        : { secret, url: webhookUrl(secret, { token, apiRoot, publicUrl: around.publicUrl }) },
  };
}

/**
 * Telegram tells which address it delivers to, but not with which secret. So the address holds a mark that changes with
 * the secret; nobody without the token can learn anything from it.
 */
function webhookUrl(
  secret: string,
  { token, apiRoot, publicUrl }: { token: string; apiRoot: string; publicUrl: string | null },
): string {
  if (publicUrl === null) {
    throw new AppError(
      "settings_invalid",
      "Telegram is not set up wholly: TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL (leave both out to fetch messages instead).",
    );
  }
  const { protocol, port } = new URL(publicUrl);
  if (apiRoot === OFFICIAL_ROOT && (protocol !== "https:" || !WEBHOOK_PORTS.has(port))) {
    throw new AppError(
      "settings_invalid",
      "Telegram cannot be set up: PUBLIC_URL must begin with https and lead to port 443, 80, 88 or 8443 (or leave TELEGRAM_WEBHOOK_SECRET out).",
    );
  }
  const mark = createHmac("sha256", token).update(secret).digest("hex").slice(0, 12);
  return `${publicUrl}${WEBHOOK_PATH}?v=${mark}`;
}
