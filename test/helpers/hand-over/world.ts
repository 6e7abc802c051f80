import { ALL_SCOPES } from "../../../adapters/slack/scopes.ts";
import { runService } from "../../../src/app/start.ts";
import type { SurfacePlatform } from "../../../src/domain/staff-surface.ts";
import { DataFolder } from "../data-folder.ts";
import { SLACK } from "../platforms/slack-events.ts";
import { startSlackServer } from "../platforms/slack-server.ts";
import { startTeamsServer } from "../platforms/teams-server.ts";
import { freePort } from "../free-port.ts";
import { TelegramFront } from "../platforms/telegram-front.ts";
import { TOKEN } from "../platforms/telegram-server.ts";
import { testSettings } from "../test-model.ts";
import { waitFor } from "../wait-for.ts";
import { clock } from "./clock.ts";
import { Desk, PASSWORD, staffAtDesk } from "./desk.ts";
import type { Messenger, ResearcherDriver, StaffDriver } from "./drivers.ts";
import { slackMessenger } from "./slack.ts";
import { say, staffInChannel } from "./staff-in-channel.ts";
import { teamsMessenger } from "./teams.ts";
import { telegramMessenger } from "./telegram.ts";
import { webPerson } from "./web-person.ts";

export type ResearcherPlatform = "web" | SurfacePlatform;
export type StaffPlatform = "desk" | SurfacePlatform;

/** Who works on the cases, as everybody sees her named. */
export const STAFF_NAME = "Mei Lin";

/** One service with everything on: people on four platforms, and one of the staff at the desk and in three channels. */
export interface HandOverWorld {
  readonly desk: Desk;
  readonly messengers: Readonly<Record<SurfacePlatform, Messenger>>;
  /** @param number tells people apart */
  researcher(
    platform: ResearcherPlatform,
    number: number,
    locale: string,
  ): Promise<ResearcherDriver>;
  /** Who works on the case of that reference. */
  staff(platform: StaffPlatform, reference: string): StaffDriver;
  /** What is kept to be sent, or was given up. */
  unsent(): readonly { readonly state: string; readonly key: string; readonly error: string }[];
  stop(): Promise<void>;
}

export async function startHandOverWorld(): Promise<HandOverWorld> {
  const data = new DataFolder();
  const [front, slack, teams, port] = await Promise.all([
    TelegramFront.start(),
    startSlackServer({ scopes: ALL_SCOPES }),
    startTeamsServer(clock.now().getTime()),
    freePort(),
  ]);
  const url = `http://127.0.0.1:${String(port)}`;
  const { app } = teams;
  const service = await runService(
    testSettings({
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: "silent",
      DATABASE_URL: `sqlite:${data.path}/yizhan.db`,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: front.url,
      TELEGRAM_WEBHOOK_SECRET: "a_secret_of_the_tests_0123",
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      TEAMS_APP_ID: app.id,
      TEAMS_APP_PASSWORD: app.password,
      TEAMS_OPENID_METADATA_URL: app.openIdMetadataUrl,
      TEAMS_TOKEN_URL: app.tokenUrl,
    }),
    clock,
  );
  const messengers = {
    telegram: telegramMessenger(front),
    slack: slackMessenger(slack, url),
    teams: await teamsMessenger(teams, url),
  };
  const admin = await new Desk(url).join(
    (await service.desk.accounts.tickets.firstAdmin()) ?? "there is an administrator",
    { name: "Administrator", email: "admin@centre.example" },
  );
  await showCasesIn(admin, messengers);
  const desk = await aMember(admin, url);
  for (const messenger of Object.values(messengers)) await link(desk, messenger);
  return {
    desk,
    messengers,
    researcher: async (platform, number, locale) =>
      platform === "web" ? webPerson(url, locale) : messengers[platform].person(number, locale),
    staff: (platform, reference) =>
      platform === "desk"
        ? staffAtDesk(desk, reference)
        : staffInChannel(messengers[platform].staff, reference),
    unsent: () =>
      data.query("select state, key, error from outbox where state <> 'sent'") as ReturnType<
        HandOverWorld["unsent"]
      >,
    stop: async () => {
      await service.stop();
      await Promise.all([front.stop(), slack.close(), teams.close()]);
      data.remove();
    },
  };
}

/** The centre has a channel in each messenger. */
export async function showCasesIn(
  admin: Desk,
  messengers: Partial<HandOverWorld["messengers"]>,
): Promise<void> {
  const { centres } = (await admin.get("/centres")) as {
    centres: { id: string; revision: number }[];
  };
  const main = centres.find(({ id }) => id === "main");
  const destinations = Object.entries(messengers).map(([platform, { channel }]) => ({
    platform,
    channel,
  }));
  const change = { revision: main?.revision ?? 0, destinations, deskLanguage: "zh" };
  await admin.post("/centres/main", change);
}

export async function aMember(admin: Desk, url: string): Promise<Desk> {
  const { link: invitation } = (await admin.post("/staff", {
    name: STAFF_NAME,
    email: "mei@centre.example",
    role: "staff",
    centres: ["main"],
  })) as { link: string };
  const desk = await new Desk(url).join(invitation.split("#")[1] ?? "");
  await desk.post("/language", { language: "zh" });
  return desk;
}

/** As one of the staff does it: a code of the web desk, sent to the bot in private. */
export async function link(desk: Desk, { staff }: Messenger): Promise<void> {
  const { code } = (await desk.post("/account/link", { password: PASSWORD })) as { code: string };
  await staff.say(`/link ${code}`);
  const linked = say("surface.linked", { name: STAFF_NAME });
  await waitFor(() => staff.privately().some((words) => words.includes(linked)));
}
