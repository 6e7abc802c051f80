import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import express from "express";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { teamsActivity } from "../../test/helpers/platforms/teams-activities.ts";
import { startTeamsServer, type TeamsServer } from "../../test/helpers/platforms/teams-server.ts";
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
 * nothing, beside a bare echo bot on the same SDK. They take turns, so that the machine is alike for both. Ours checks a
 * token with each message; the echo bot, as such bots run on a desk, checks none and sends without one.
 */
export async function benchTeams(): Promise<PlatformRow[]> {
  const teams = await startTeamsServer(Date.now());
  const bots = [await wiredBot(teams), await echoBot()];
  const times = bots.map(() => ({ acks: [] as number[], answers: [] as number[] }));
  const authorization = teams.bearer();
  // The echo bot's answers bear no token.
  teams.isOpen = true;
  try {
    // The first message of each person warms what is remembered of them.
    for (let number = -PEOPLE; number < MESSAGES; number += 1) {
      for (const [which, bot] of bots.entries()) {
        const beganMs = performance.now();
        const answered = new Promise<number>((resolve) => {
          teams.onSent = () => {
            resolve(performance.now() - beganMs);
          };
        });
        const ackMs = await acknowledgedAfter(bot, teams, authorization, number, beganMs);
        const answerMs = await answered;
        if (number < 0) continue;
        times[which]?.acks.push(ackMs);
        times[which]?.answers.push(answerMs);
      }
    }
  } finally {
    for (const bot of bots) await bot.stop();
    await teams.close();
  }
  return bots.map(({ name }, which) => ({
    bot: name,
    "ack p50": quantile(times[which]?.acks ?? [], 0.5),
    "ack p99": quantile(times[which]?.acks ?? [], 0.99),
    "answer p50": quantile(times[which]?.answers ?? [], 0.5),
    "answer p99": quantile(times[which]?.answers ?? [], 0.99),
  }));
}

async function acknowledgedAfter(
  { name, address }: Bot,
  { serviceUrl }: TeamsServer,
  authorization: string,
  number: number,
  beganMs: number,
): Promise<number> {
  const person = String(Math.abs(number) % PEOPLE);
  const activity = teamsActivity("personal-message", {
    serviceUrl,
    id: String(number),
    from: { id: `29:${person}` },
    conversation: { id: `a:${person}`, conversationType: "personal", tenantId: "t" },
  });
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(activity),
  });
  if (response.status !== 200) throw new Error(`${name} answered ${String(response.status)}`);
  await response.arrayBuffer();
  return performance.now() - beganMs;
}

async function wiredBot({ app }: TeamsServer): Promise<Bot> {
  const settings = { app, tenants: null };
  const path = await wiredPath((options) => createTeamsAdapter({ ...options, settings }));
  return {
    name: "Yizhan, on disk before the acknowledgement",
    address: `http://127.0.0.1:${String(path.port)}/api/messages`,
    stop: path.stop,
  };
}

async function echoBot(): Promise<Bot> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const app = express();
  app.post("/api/messages", express.json(), (request, response) =>
    adapter.process(request, response, async (context) => {
      await context.sendActivity(context.activity.text);
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    name: "a bare echo bot on botbuilder",
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/messages`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return Math.round(value * 100) / 100;
}
