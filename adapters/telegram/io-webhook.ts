import { createHash, timingSafeEqual } from "node:crypto";
import express, { Router, type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import { AppError, codeOf, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Log } from "../../src/ports/log.ts";
import type { PlatformRoutes } from "../../src/ports/platform.ts";
import { WEBHOOK_PATH, type WebhookSettings } from "./config.ts";
import type { TelegramApi } from "./io-api.ts";
import { ALLOWED_UPDATES, LIMITS, TIMES } from "./limits.ts";
import { createRefusals } from "./refusals.ts";

export interface WebhookDeps {
  readonly settings: WebhookSettings;
  readonly log: Log;
  /** Resolves once the update may be acknowledged; throws when it cannot be taken now. */
  readonly receive: (update: unknown) => Promise<void>;
}

const SECRET_HEADER = "x-telegram-bot-api-secret-token";

/** The one route that Telegram delivers to. */
export function createWebhookRoutes(deps: WebhookDeps): PlatformRoutes {
  const router = Router();
  // Whatever Telegram calls it, a body is read as JSON; a packed one might unpack to anything.
  const body = express.text({ type: () => true, limit: LIMITS.bodyBytes, inflate: false });
  router.post(WEBHOOK_PATH, secretGuard(deps.settings.secret), body, receiver(deps));
  return {
    list: [{ method: "POST", path: WEBHOOK_PATH, access: "platform" }],
    handle: (request, response, next) => {
      router(request as Request, response as Response, next);
    },
  };
}

/** Nothing of a request is read before its secret is known to be right. */
function secretGuard(secret: string): RequestHandler {
  const expected = digestOf(secret);
  return (request, _response, next) => {
    if (timingSafeEqual(digestOf(request.get(SECRET_HEADER) ?? ""), expected)) next();
    else next(new Unauthorized("The secret token is missing or wrong."));
  };
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function receiver({ receive, log }: WebhookDeps): RequestHandler {
  const refusals = createRefusals(TIMES.givenUpAfter);
  return async (request, response, next) => {
    const update = parsed(request.body);
    try {
      if (update !== undefined) await receive(update);
      response.status(200).end();
    } catch (error) {
      if (!(error instanceof AppError && error.code === "unavailable")) {
        log.error("telegram.not_accepted", { code: codeOf(error) });
        if (refusals.isLast(update)) {
          log.error("telegram.refused", { code: codeOf(error) });
          response.status(200).end();
          return;
        }
      }
      // Whatever it is: Telegram sends it again, and nothing is lost.
      next(new Unavailable("The message cannot be taken now; please send it again."));
    }
  };
}

/** What is no JSON would be no better the next time, so it is acknowledged. */
function parsed(body: unknown): unknown {
  try {
    return typeof body === "string" ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

const webhookInfoSchema = z.object({
  url: z.string(),
  pending_update_count: z.int().optional().catch(undefined),
  /** Seconds since 1970. */
  last_error_date: z.int().optional().catch(undefined),
  allowed_updates: z.array(z.string()).optional().catch(undefined),
});
export type WebhookInfo = z.infer<typeof webhookInfoSchema>;

/** @throws Unavailable Telegram's answer makes no sense; and what a call throws */
export async function webhookInfo(api: TelegramApi, signal?: AbortSignal): Promise<WebhookInfo> {
  const answer = await api.call("getWebhookInfo", {}, signal === undefined ? {} : { signal });
  const read = webhookInfoSchema.safeParse(answer);
  if (!read.success) throw new Unavailable("Telegram's answer could not be read.");
  return read.data;
}

/** Whether Telegram delivers what we want to where we want it. */
export function isWebhookRight(
  { url, allowed_updates = [] }: WebhookInfo,
  wanted: string,
): boolean {
  const told = allowed_updates.toSorted().join();
  return url === wanted && told === [...ALLOWED_UPDATES].sort().join();
}

/** Has Telegram deliver to us; what waits there is delivered too. */
export async function ensureWebhook(
  api: TelegramApi,
  { url, secret }: WebhookSettings,
  signal: AbortSignal,
): Promise<void> {
  if (isWebhookRight(await webhookInfo(api, signal), url)) return;
  const wanted = {
    url,
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    max_connections: LIMITS.webhookConnections,
    drop_pending_updates: false,
  };
  await api.call("setWebhook", wanted, { signal });
}
