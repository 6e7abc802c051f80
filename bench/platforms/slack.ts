import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { slackSettings, watchedAdapter } from "../../test/helpers/platforms/slack.ts";
import { SLACK, signedPayload, slackEvent } from "../../test/helpers/platforms/slack-events.ts";
import { startSlackServer, type SlackServer } from "../../test/helpers/platforms/slack-server.ts";
import { takeTurns, type MeasuredBot, type PlatformRow } from "./measure.ts";
import { wiredPath } from "./wired.ts";

type Bot = MeasuredBot & { readonly stop: () => Promise<unknown> };

const PEOPLE = 50;
const MESSAGES = 600;

/**
 * How long a message takes to its acknowledgement and to its answer, through the wired path with an answer that costs
 * nothing, beside a bare echo bot on the same SDK.
 */
export async function benchSlack(): Promise<PlatformRow[]> {
  const slack = await startSlackServer();
  for (let person = 0; person < PEOPLE; person += 1) slack.addPerson(userOf(person), "en-US");
  const bots = [await wiredBot(slack), await echoBot(slack)];
  try {
    return await takeTurns(bots, {
      warmUp: PEOPLE,
      messages: MESSAGES,
      onAnswer: (arrived) => {
        slack.onPost = () => {
          arrived();
          return Promise.resolve();
        };
      },
    });
  } finally {
    for (const bot of bots) await bot.stop();
    await slack.close();
  }
}

async function wiredBot(slack: SlackServer): Promise<Bot> {
  const settings = slackSettings(slack);
  const path = await wiredPath((options) =>
    watchedAdapter(createSlackAdapter({ ...options, settings }), new Set()),
  );
  return botAt("Yizhan, on disk before the acknowledgement", path.port, path.stop);
}

async function echoBot(slack: SlackServer): Promise<Bot> {
  const port = await freePort();
  const receiver = new HTTPReceiver({
    signingSecret: SLACK.signingSecret,
    endpoints: "/slack/events",
    port,
  });
  const app = new App({
    token: SLACK.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.message(async ({ message, say }) => {
    await say("text" in message ? (message.text ?? "?") : "?");
  });
  await app.start(port);
  return botAt("a bare echo bot on Bolt", port, () => app.stop());
}

function botAt(name: string, port: number, stop: () => Promise<unknown>): Bot {
  return {
    name,
    stop,
    tell: async (message) => {
      const user = userOf(Math.abs(message) % PEOPLE);
      const said = { user, channel: `D${user.slice(1)}`, text: "hello" };
      const payload = slackEvent("message-im", `Ev ${name} ${String(message)}`, said);
      const { body, headers } = signedPayload(payload, Date.now());
      const url = `http://127.0.0.1:${String(port)}/slack/events`;
      const response = await fetch(url, { method: "POST", headers, body });
      if (response.status !== 200) throw new Error(`${name} answered ${String(response.status)}`);
      await response.arrayBuffer();
    },
  };
}

function userOf(person: number): string {
  return `U0PERSON${String(person)}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
