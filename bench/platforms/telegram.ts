import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Telegraf } from "telegraf";
import { createTelegramAdapter } from "../../adapters/telegram/index.ts";
import { BOT, TelegramApiServer, TOKEN } from "../../test/helpers/platforms/telegram-server.ts";
import { postUpdate, SECRET, WEBHOOK } from "../../test/helpers/platforms/telegram-service.ts";
import { messageUpdate } from "../../test/helpers/platforms/telegram-updates.ts";
import { wiredPath } from "./wired.ts";

/** Milliseconds on loopback. */
export interface PlatformRow {
  readonly bot: string;
  readonly "ack p50": number;
  readonly "ack p99": number;
  readonly "answer p50": number;
  readonly "answer p99": number;
}

interface Bot {
  readonly name: string;
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const PEOPLE = 50;
const MESSAGES = 600;

/**
 * How long a message takes to its acknowledgement and to its answer, through the wired path with an answer that costs
 * nothing, beside a bare echo bot on the same SDK. They take turns, so that the machine is alike for both.
 */
export async function benchTelegram(): Promise<PlatformRow[]> {
  const api = await new TelegramApiServer().start();
  const bots = [await wiredBot(api), await echoBot(api)];
  const times = bots.map(() => ({ acks: [] as number[], answers: [] as number[] }));
  let arrived = (): void => undefined;
  api.hold = ({ method }) => {
    if (method === "sendMessage") arrived();
    return null;
  };
  try {
    // The first message of each person warms what is remembered of them.
    for (let number = -PEOPLE; number < MESSAGES; number += 1) {
      for (const [which, bot] of bots.entries()) {
        const beganMs = performance.now();
        const answered = new Promise<number>((resolve) => {
          arrived = () => {
            resolve(performance.now() - beganMs);
          };
        });
        const ackMs = await acknowledgedAfter(bot, number, beganMs);
        const answerMs = await answered;
        if (number < 0) continue;
        times[which]?.acks.push(ackMs);
        times[which]?.answers.push(answerMs);
      }
    }
  } finally {
    for (const bot of bots) await bot.stop();
    await api.stop();
  }
  return bots.map(({ name }, which) => ({
    bot: name,
    "ack p50": quantile(times[which]?.acks ?? [], 0.5),
    "ack p99": quantile(times[which]?.acks ?? [], 0.99),
    "answer p50": quantile(times[which]?.answers ?? [], 0.5),
    "answer p99": quantile(times[which]?.answers ?? [], 0.99),
  }));
}

async function acknowledgedAfter(bot: Bot, number: number, beganMs: number): Promise<number> {
  const person = 7_000 + (Math.abs(number) % PEOPLE);
  const ids = { update: 1_000 + number, number: 1_000 + number, person };
  const response = await postUpdate(bot.address, messageUpdate({ ...ids, text: "hello" }));
  if (response.status !== 200) throw new Error(`${bot.name} answered ${String(response.status)}`);
  await response.arrayBuffer();
  return performance.now() - beganMs;
}

async function wiredBot(api: TelegramApiServer): Promise<Bot> {
  const settings = {
    token: TOKEN,
    botId: String(BOT.id),
    apiRoot: `${api.url}/`,
    webhook: WEBHOOK,
  };
  const path = await wiredPath((options) => createTelegramAdapter({ ...options, settings }));
  return {
    name: "Yizhan, on disk before the acknowledgement",
    address: `http://127.0.0.1:${String(path.port)}/telegram/webhook`,
    stop: path.stop,
  };
}

async function echoBot(api: TelegramApiServer): Promise<Bot> {
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot: api.url, webhookReply: false } });
  bot.on("message", async (context) => {
    await context.reply("text" in context.message ? context.message.text : "?");
  });
  const hook = bot.webhookCallback("/hook", { secretToken: SECRET });
  const server = createServer((request, response) => {
    void hook(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    name: "a bare echo bot on telegraf, which acknowledges after its answer",
    address: `http://127.0.0.1:${String(port)}/hook`,
    stop: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return Math.round(value * 100) / 100;
}
