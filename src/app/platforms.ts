import type { MessengerOptions } from "../../adapters/shared/messenger.ts";
import type { AroundSettings } from "../../adapters/shared/settings.ts";
import { readSlackSettings, type SlackSettings } from "../../adapters/slack/config.ts";
import { readTeamsSettings, type TeamsSettings } from "../../adapters/teams/config.ts";
import { readTelegramSettings, type TelegramSettings } from "../../adapters/telegram/config.ts";
import type { PlatformAdapter, PlatformFinding } from "../ports/platform.ts";

/** Of each messenger; `null` turns it off. */
export interface PlatformSettings {
  readonly telegram: TelegramSettings | null;
  readonly teams: TeamsSettings | null;
  readonly slack: SlackSettings | null;
}

/** @throws AppError `settings_invalid`, naming the variable and the remedy, never its value */
export function readPlatformSettings(around: AroundSettings): PlatformSettings {
  return {
    telegram: readTelegramSettings(around),
    teams: readTeamsSettings(around),
    slack: readSlackSettings(around),
  };
}

/** The messengers that are set up. The kits of the others, tens of megabytes each, are not even loaded. */
export async function createMessengers(
  settings: PlatformSettings,
  options: Omit<MessengerOptions<unknown>, "settings">,
): Promise<PlatformAdapter[]> {
  const { telegram, teams, slack } = settings;
  const messengers: PlatformAdapter[] = [];
  if (telegram !== null) {
    const { createTelegramAdapter } = await import("../../adapters/telegram/index.ts");
    messengers.push(createTelegramAdapter({ ...options, settings: telegram }));
  }
  if (teams !== null) {
    const { createTeamsAdapter } = await import("../../adapters/teams/index.ts");
    messengers.push(createTeamsAdapter({ ...options, settings: teams }));
  }
  if (slack !== null) {
    const { createSlackAdapter } = await import("../../adapters/slack/index.ts");
    messengers.push(createSlackAdapter({ ...options, settings: slack }));
  }
  return messengers;
}

/** Which platforms are on, and of the others why not, in one line for whoever starts the service. */
export function platformsLine({ telegram, teams, slack }: PlatformSettings): string {
  const platforms = [
    telegram === null
      ? "Telegram is off (TELEGRAM_BOT_TOKEN is not set)"
      : `Telegram is on (${telegram.webhook === null ? "messages are fetched" : "webhook"})`,
    teams === null
      ? "Microsoft Teams is off (TEAMS_APP_ID is not set)"
      : `Microsoft Teams is on (${teams.app === null ? "for an emulator on this machine" : "webhook"})`,
    slack === null
      ? "Slack is off (SLACK_BOT_TOKEN is not set)"
      : `Slack is on (${slack.intake.kind === "http" ? "webhook" : "Socket Mode"})`,
  ];
  return `${platforms.join("; ")}.`;
}

/** The messengers that are not set up, for whoever looks at the settings. */
export function platformsOff({ telegram, teams, slack }: PlatformSettings): PlatformFinding[] {
  const off = (what: string, variable: string): PlatformFinding => ({
    what,
    state: "off",
    note: `${variable} is not set, so this platform is off.`,
  });
  return [
    ...(telegram === null ? [off("telegram", "TELEGRAM_BOT_TOKEN")] : []),
    ...(slack === null ? [off("slack", "SLACK_BOT_TOKEN")] : []),
    ...(teams === null ? [off("teams", "TEAMS_APP_ID")] : []),
  ];
}
