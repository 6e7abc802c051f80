import { Unavailable } from "../../src/domain/errors.ts";
import type { PlatformAdapter, PlatformHost } from "../../src/ports/platform.ts";
import type { MessengerOptions } from "../shared/messenger.ts";
import { createSurfaceNotes } from "../shared/surface-notes.ts";
import { createSupervisor } from "../shared/supervisor.ts";
import type { Bot } from "./addressing.ts";
import { createChains } from "./chains.ts";
import type { TelegramSettings } from "./config.ts";
import { createConnection } from "./connection.ts";
import { createCourtesies } from "./courtesies.ts";
import { createIntake, type Incoming } from "./intake.ts";
import { createTelegramApi } from "./io-api.ts";
import { examineTelegram } from "./io-examine.ts";
import { createWebhookRoutes } from "./io-webhook.ts";
import { PACE } from "./limits.ts";
import { createSender } from "./sender.ts";
import { createStaffIntake } from "./staff-intake.ts";
import { createSurface } from "./surface.ts";

/** Telegram: private chats and groups, by webhook or by fetching. */
export function createTelegramAdapter(
  options: MessengerOptions<TelegramSettings>,
): PlatformAdapter {
  const { settings, scheduler, log, random } = options;
  const api = createTelegramApi(settings, options.outbound);
  const courtesies = createCourtesies({ api, scheduler });
  const sender = createSender({ ...options, api, installation: settings.botId });
  const surfaces = createSurfaceNotes({ ...options, platform: "telegram" });
  const staff = createStaffIntake({ surfaces });
  const door = createDoor(createIntake({ ...options, courtesies, staff }));
  const run = createConnection({ ...options, ...door, api });
  const supervisor = createSupervisor({ platform: "telegram", run, scheduler, log, random });
  const { webhook } = settings;
  return {
    name: "telegram",
    surface: createSurface({ ...options, api, surfaces, installation: settings.botId }),
    pace: PACE,
    routes:
      webhook === null
        ? null
        : createWebhookRoutes({ settings: webhook, log, receive: door.receive }),
    start: (host) => {
      door.open(host);
      return supervisor.start();
    },
    stop: async () => {
      await supervisor.stop();
      await door.close();
      await courtesies.stop();
    },
    endSign: (thread) => {
      courtesies.endTyping(thread);
    },
    health: () => supervisor.health(),
    examine: () => examineTelegram({ ...options, api }),
    deliver: async (delivery) => {
      try {
        return await sender.deliver(delivery);
      } finally {
        courtesies.endTyping(delivery.thread);
      }
    },
  };
}

/** What lets updates in while the adapter runs and the bot is known. */
function createDoor(intake: ReturnType<typeof createIntake>) {
  const chains = createChains();
  const underWay = new Set<Promise<void>>();
  let host: PlatformHost | null = null;
  let bot: Bot | null = null;

  const read = (update: unknown): Incoming => {
    if (bot === null) throw notRunning();
    return intake.read(update, bot);
  };
  const take = async (incoming: Incoming): Promise<void> => {
    if (host === null) throw notRunning();
    const taking = incoming.take(host);
    underWay.add(taking);
    try {
      await taking;
    } finally {
      underWay.delete(taking);
    }
  };
  return {
    read,
    take,
    /** Reads and takes one update, after all earlier ones of its chat. */
    receive: async (update: unknown): Promise<void> => {
      const incoming = read(update);
      if (incoming.chat === null) await take(incoming);
      else await chains.run(incoming.chat, () => take(incoming));
    },
    known: (found: Bot): void => {
      bot = found;
    },
    open: (given: PlatformHost): void => {
      host = given;
    },
    /** Lets nothing more in, and waits for what is under way. */
    close: async (): Promise<void> => {
      host = null;
      await Promise.allSettled(underWay);
    },
  };
}

function notRunning(): Unavailable {
  return new Unavailable("Telegram is starting or stopping.");
}
