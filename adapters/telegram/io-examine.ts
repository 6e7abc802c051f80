import { AppError } from "../../src/domain/errors.ts";
import type { PlatformFinding } from "../../src/ports/platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Outbound } from "../shared/messenger.ts";
import type { TelegramSettings } from "./config.ts";
import type { TelegramApi } from "./io-api.ts";
import { identify, type Identity } from "./io-identity.ts";
import { isWebhookRight, webhookInfo, type WebhookInfo } from "./io-webhook.ts";
import { TIMES } from "./limits.ts";

export interface ExamineDeps {
  readonly settings: TelegramSettings;
  readonly api: TelegramApi;
  readonly outbound: Outbound;
  readonly clock: Clock;
}

/** A clock further off than this makes dates and waits wrong. */
const MOST_SKEW_MS = 60_000;
/** An older failure says nothing about now. */
const RECENT_MS = 3_600_000;

/** Asks Telegram whether the settings are good; never throws and changes nothing there. */
export async function examineTelegram(deps: ExamineDeps): Promise<PlatformFinding[]> {
  const { api } = deps;
  const who = await tried("token", async () => [tokenFinding(await identify(api))]);
  if (who.some(({ state }) => state === "broken")) return who;
  const [groups, arrival, clock] = await Promise.all([
    tried("groups", async () => [groupsFinding(await identify(api))]),
    tried("messages", async () => [arrivalFinding(await webhookInfo(api), deps)]),
    tried("clock", () => clockFinding(deps)),
  ]);
  return [...who, ...groups, ...arrival, ...clock];
}

async function tried(
  what: string,
  look: () => Promise<PlatformFinding[]>,
): Promise<PlatformFinding[]> {
  try {
    return await look();
  } catch (error) {
    const note = error instanceof AppError ? error.message : "It could not be found out.";
    return [{ what, state: "broken", note }];
  }
}

function tokenFinding({ username }: Identity): PlatformFinding {
  return {
    what: "token",
    state: "fine",
    note: `Telegram knows the token: the bot is @${username}.`,
  };
}

function groupsFinding(identity: Identity): PlatformFinding {
  if (identity.can_join_groups === false) {
    return {
      what: "groups",
      state: "off",
      note: "The bot may not join groups; /setjoingroups at @BotFather changes that.",
    };
  }
  return identity.can_read_all_group_messages === true
    ? {
        what: "groups",
        state: "fine",
        note: "The bot is told all messages of its groups and ignores those not meant for it; /setprivacy at @BotFather keeps them from it.",
      }
    : {
        what: "groups",
        state: "fine",
        note: "In groups the bot is told only what is meant for it.",
      };
}

function arrivalFinding(info: WebhookInfo, { settings, clock }: ExamineDeps): PlatformFinding {
  const what = "messages";
  const { webhook } = settings;
  if (webhook === null) {
    const other =
      info.url === "" ? "" : " The webhook that is set now will be removed at the start.";
    return { what, state: "fine", note: `Messages will be fetched from Telegram.${other}` };
  }
  if (!isWebhookRight(info, webhook.url)) {
    return { what, state: "off", note: "The webhook is not set yet; start sets it." };
  }
  const failedAt = (info.last_error_date ?? 0) * 1_000;
  if (clock.now().getTime() - failedAt < RECENT_MS) {
    return {
      what,
      state: "broken",
      note: "Telegram could not deliver within the last hour: check that PUBLIC_URL leads here from the internet, with a valid certificate.",
    };
  }
  const waiting = info.pending_update_count ?? 0;
  return { what, state: "fine", note: `The webhook is set; ${String(waiting)} messages wait.` };
}

/** The address alone is asked, without the token. */
async function clockFinding({
  settings,
  outbound,
  clock,
}: ExamineDeps): Promise<PlatformFinding[]> {
  const response = await outbound.fetch(settings.apiRoot, {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(TIMES.call),
  });
  const theirs = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(theirs)) return [];
  const skewMs = Math.abs(theirs - clock.now().getTime());
  const seconds = String(Math.round(skewMs / 1_000));
  return skewMs <= MOST_SKEW_MS
    ? [{ what: "clock", state: "fine", note: "The clock agrees with Telegram's." }]
    : [
        {
          what: "clock",
          state: "broken",
          note: `The clock differs from Telegram's by ${seconds} seconds: have the system set it.`,
        },
      ];
}
