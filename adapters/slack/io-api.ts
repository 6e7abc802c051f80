import { webApi, type Logger } from "@slack/bolt";
import { z } from "zod";
import { Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import { isTimeZone } from "../../src/domain/time-zone.ts";
import type { Outbound } from "../shared/messenger.ts";
import type { SlackSettings } from "./config.ts";
import { codeIn, sortFailure } from "./io-errors.ts";
import { LIMITS } from "./limits.ts";
import type { Self } from "./written.ts";
import { AS_IT_IS, type SlackMessage } from "./render.ts";
import type { SlackMethod } from "./scopes.ts";

export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** `null` where Slack does not tell. */
export interface PersonSettings {
  /** The language in which they use it, such as `pt-BR`. */
  readonly locale: string | null;
  /** IANA; what is none known here counts as not told. */
  readonly timeZone: string | null;
}

/**
 * What we ask of Slack's Web API. Nothing is tried twice: the outbox tries again, and knows for how long.
 *
 * Every method throws RateLimited, Unauthorized, Unavailable, Rejected or FormRejected.
 */
export interface SlackApi {
  whoAmI(): Promise<Self>;
  /** The direct conversation with somebody, which is made when there is none. */
  openDirect(user: string): Promise<string>;
  /** @returns the instant that names the message in its channel */
  post(channel: string, thread: string | null, message: SlackMessage): Promise<string>;
  /** How somebody has set Slack up for themselves. */
  settingsOf(user: string): Promise<PersonSettings>;
  /** As others see somebody named; `null` when Slack does not tell. */
  nameOf(user: string): Promise<string | null>;
  suggest(channel: string, prompts: readonly Prompt[]): Promise<void>;
}

const nothing = (): void => undefined;

/** What the SDK logs may hold words of people and tokens. */
export const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
};

export function clientOptions(
  settings: SlackSettings,
  outbound: Outbound,
): webApi.WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    fetch: (url, init) => outbound.fetch(url, init),
    logger: SILENT,
    timeout: LIMITS.callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  };
}

const named = z.object({
  user: z.object({
    name: z.string().nullish(),
    real_name: z.string().nullish(),
    profile: z.object({ display_name: z.string().nullish() }).nullish(),
  }),
});

const settings = z.object({
  user: z.object({
    locale: z.string().min(1).nullish().catch(null),
    tz: z.string().nullish().catch(null),
  }),
});

const self = z.object({
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
});

/** One call of Slack's Web API with the bot's token. */
export interface SlackCalls {
  /** @throws RateLimited, Unauthorized, Unavailable, Rejected or FormRejected */
  readonly call: <T>(
    method: SlackMethod,
    schema: z.ZodType<T>,
    parameters?: Record<string, unknown>,
  ) => Promise<T>;
  /** The same, where refusals with some of Slack's codes are outcomes. */
  readonly attempt: <T, Outcome>(
    method: SlackMethod,
    schema: z.ZodType<T>,
    parameters: Record<string, unknown>,
    outcomes: Readonly<Record<string, Outcome>>,
  ) => Promise<T | Outcome>;
}

export function createSlackCalls(settings: SlackSettings, outbound: Outbound): SlackCalls {
  const client = new webApi.WebClient(settings.botToken, clientOptions(settings, outbound));

  const attempt: SlackCalls["attempt"] = async (method, schema, parameters, outcomes) => {
    try {
      const read = schema.safeParse(await client.apiCall(method, parameters));
      if (read.success) return read.data;
    } catch (error) {
      const code = codeIn(error);
      const outcome = code !== null && Object.hasOwn(outcomes, code) ? outcomes[code] : undefined;
      if (outcome !== undefined) return outcome;
      throw sortFailure(method, error);
    }
    throw new Unavailable(`Slack answers ${method} in a form that we cannot read.`);
  };

  return {
    attempt,
    call: (method, schema, parameters = {}) => attempt(method, schema, parameters, {}),
  };
}

export function createSlackApi({ call }: SlackCalls): SlackApi {
  return {
    whoAmI: async () => {
      const known = await call("auth.test", self);
      return {
        team: known.team_id,
        user: known.user_id,
        bot: known.bot_id ?? null,
        app: known.app_id ?? null,
      };
    },
    openDirect: async (user) => {
      const opened = z.object({ channel: z.object({ id: z.string().min(1) }) });
      return (await call("conversations.open", opened, { users: user })).channel.id;
    },
    post: async (channel, thread, message) => {
      const posted = z.object({ ts: z.string().min(1) });
      const inThread = thread === null ? {} : { thread_ts: thread };
      const whole = { ...AS_IT_IS, ...message, channel, ...inThread };
      return (await call("chat.postMessage", posted, whole)).ts;
    },
    settingsOf: async (user) => {
      const known = await call("users.info", settings, { user, include_locale: true });
      const { locale, tz } = known.user;
      const timeZone = tz != null && isTimeZone(tz) ? tz : null;
      return { locale: locale ?? null, timeZone };
    },
    nameOf: async (user) => {
      const known = await call("users.info", named, { user });
      const { name, real_name: real, profile } = known.user;
      return (
        [profile?.display_name, real, name].find((each) => each != null && each !== "") ?? null
      );
    },
    suggest: async (channel, prompts) => {
      const shown = { channel_id: channel, prompts };
      await call("assistant.threads.setSuggestedPrompts", z.unknown(), shown);
    },
  };
}

/** What Slack says of the bot's token, for `examine`. */
export interface TokenCheck {
  /** Scopes that were granted; `null` when Slack does not tell. */
  readonly scopes: readonly string[] | null;
  /** By Slack's own clock; `null` when it does not tell. */
  readonly saidAt: Date | null;
}

/** @throws Unauthorized the token is refused; Unavailable Slack cannot be reached */
export async function checkToken(settings: SlackSettings, outbound: Outbound): Promise<TokenCheck> {
  let response: Response;
  let body: unknown;
  try {
    response = await outbound.fetch(`${settings.apiUrl}auth.test`, {
      method: "POST",
      headers: { authorization: `Bearer ${settings.botToken}` },
      redirect: "error",
      signal: AbortSignal.timeout(LIMITS.callMs),
    });
    body = await response.json();
  } catch (error) {
    throw sortFailure("auth.test", error);
  }
  const { success, data } = z.object({ ok: z.boolean() }).safeParse(body);
  if (!success) throw new Unavailable("Slack answers auth.test in a form that we cannot read.");
  if (!data.ok) throw new Unauthorized("Slack refuses the bot token.");
  const scopes = response.headers.get("x-oauth-scopes");
  const date = new Date(response.headers.get("date") ?? "");
  return {
    scopes: scopes === null ? null : scopes.split(/\s*,\s*/).filter((scope) => scope !== ""),
    saidAt: Number.isNaN(date.getTime()) ? null : date,
  };
}

/** @throws Unauthorized the app token is refused; Unavailable Slack cannot be reached */
export async function checkAppToken(
  settings: SlackSettings,
  appToken: string,
  outbound: Outbound,
): Promise<void> {
  const client = new webApi.WebClient(appToken, clientOptions(settings, outbound));
  try {
    await client.apps.connections.open({});
  } catch (error) {
    throw sortFailure("apps.connections.open", error);
  }
}
