import { ALL_SCOPES } from "../../adapters/slack/scopes.ts";
import { Desk } from "./hand-over/desk.ts";
import type { StaffChannel } from "./hand-over/drivers.ts";
import { slackMessenger } from "./hand-over/slack.ts";
import { aMember, link, showCasesIn } from "./hand-over/world.ts";
import { SLACK } from "./platforms/slack-events.ts";
import { startSlackServer } from "./platforms/slack-server.ts";
import { TelegramApiServer, TOKEN } from "./platforms/telegram-server.ts";
import { postUpdate, SECRET } from "./platforms/telegram-service.ts";
import { startTwoProcesses, type TwoProcesses } from "./two-processes.ts";

/** Two processes with Telegram and Slack on, and staff who are signed in through the proxy before them. */
export interface TwoProcessWorld extends Pick<TwoProcesses, "urls" | "proxy"> {
  readonly api: TelegramApiServer;
  /** Who may publish. */
  readonly lead: Desk;
  /** One of the staff, with a channel in Slack. */
  readonly mei: Desk;
  readonly channel: StaffChannel;
  /** As Telegram does: the next one of a chat comes when this one was acknowledged. */
  readonly bring: (update: object) => Promise<void>;
  stop(): Promise<void>;
}

export async function startTwoProcessWorld(): Promise<TwoProcessWorld> {
  const [api, slack] = await Promise.all([
    new TelegramApiServer().start(),
    startSlackServer({ scopes: ALL_SCOPES }),
  ]);
  const both = await startTwoProcesses({
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  });
  const { services, urls, proxy } = both;
  const first = await services[0]?.desk.accounts.tickets.firstAdmin();
  const chosen = { email: "li@centre.example", name: "Li Wei" };
  const lead = await new Desk(proxy.url).join(first ?? "there is an administrator", chosen);
  const messenger = slackMessenger(slack, proxy.url);
  await showCasesIn(lead, { slack: messenger });
  const mei = await aMember(lead, proxy.url);
  await link(mei, messenger);
  return {
    urls,
    proxy,
    api,
    lead,
    mei,
    channel: messenger.staff,
    bring: async (update) => {
      const { status } = await postUpdate(api.webhook?.url ?? "", update);
      if (status !== 200) throw new Error(`the webhook said ${String(status)}`);
    },
    stop: async () => {
      await both.stop();
      await Promise.all([api.stop(), slack.close()]);
    },
  };
}
