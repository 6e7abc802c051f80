import type { Page } from "playwright-core";
import { readSettings } from "../../src/app/config.ts";
import { runService } from "../../src/app/start.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { clock } from "../helpers/hand-over/clock.ts";
import { withoutMarks } from "../helpers/hand-over/drivers.ts";
import { buttonsOfBlocks, wordsOfBlocks } from "../helpers/platforms/slack-blocks.ts";
import {
  startSlackEmulator,
  type EmulatedMessage,
  type SlackEmulator,
} from "../helpers/platforms/slack-emulator.ts";
import {
  SLACK,
  signedPayload,
  slackEvent,
  type Payload,
} from "../helpers/platforms/slack-events.ts";
import { buttonsOf, cardOf, wordsOf } from "../helpers/platforms/teams-look.ts";
import { TeamsPlayground } from "../helpers/platforms/teams-playground.ts";
import { freePort } from "../helpers/free-port.ts";
import { TelegramFront } from "../helpers/platforms/telegram-front.ts";
import { TOKEN } from "../helpers/platforms/telegram-server.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo } from "../helpers/real-chat.ts";
import { waitFor } from "../helpers/wait-for.ts";

/** What is said to a person, as they read it. */
export interface Told {
  /** All but the line of sources and the buttons. */
  readonly words: string;
  /** The lines that name sources. */
  readonly sources: readonly string[];
  /** The words on the buttons. */
  readonly buttons: readonly string[];
}

/** Somebody who writes to the service somewhere. */
export interface Person {
  /** Writes, and is told something that has buttons. */
  asks(text: string): Promise<Told>;
  /** Writes, and is told something that has none. */
  says(text: string): Promise<Told>;
}

/** The service with its articles, and people who write to it in three messengers. */
export interface World {
  readonly url: string;
  /** @param locale the language of their app */
  onTelegram(number: number, locale: string): Person;
  inSlackDirectly(): Person;
  /** In a thread of a channel, where they call the bot by its name. */
  inSlackThread(): Person;
  inTeamsDirectly(): Person;
  /** In a group, where they call the bot by its name. */
  inTeamsGroup(): Person;
  stop(): Promise<void>;
}

/** Without a model in every run: one that is scripted finds other words for what people type. */
export async function startWorld(): Promise<World> {
  const data = new DataFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const [front, slack, teams] = await Promise.all([
    TelegramFront.start(),
    startSlackEmulator(),
    TeamsPlayground.start(`${url}/api/messages`),
  ]);
  const service = await runService(
    readSettings({
      PORT: String(port),
      LOG_LEVEL: "silent",
      DATABASE_URL: `sqlite:${data.path}/yizhan.db`,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: front.url,
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      TEAMS_ALLOW_ANONYMOUS: "true",
    }),
    clock,
  );
  return {
    url,
    onTelegram: (number, locale) => telegramPerson(front, number, locale),
    inSlackDirectly: () => slackPerson(slack, url, directly(slack)),
    inSlackThread: () => slackPerson(slack, url, inThread(slack)),
    inTeamsDirectly: () => teamsPerson(teams, teams.config.personalChat.id, false),
    inTeamsGroup: () => teamsPerson(teams, teams.config.groupChats[0]?.id ?? "no group", true),
    stop: async () => {
      await teams.stop();
      await service.stop();
      await Promise.all([front.stop(), slack.close()]);
      data.remove();
    },
  };
}

/** Somebody at the chat page. */
export function pagePerson(page: Page): Person {
  const write = async (text: string): Promise<Told> => {
    const card = await answerTo(page, text);
    return {
      words: asRead(await card.locator(".text").innerText()),
      sources: await card.locator(".sources summary").allInnerTexts(),
      buttons: await card.locator(".actions button").allInnerTexts(),
    };
  };
  return { asks: write, says: write };
}

function telegramPerson(front: TelegramFront, number: number, locale: string): Person {
  const client = front.client(number);
  const write = async (text: string): Promise<Told> => {
    const before = front.sentTo(number).length;
    await client.sendMessage(client.makeMessage(text, { from: { language_code: locale } }));
    await waitFor(() => front.sentTo(number).length > before);
    const told = front.sentTo(number).slice(before);
    const rows = told.flatMap(({ payload }) => payload.reply_markup?.inline_keyboard ?? []);
    return toldIn(
      told.map((one) => one.text),
      rows.flat().map((button) => button.text),
    );
  };
  return { asks: write, says: write };
}

/** Where somebody writes in Slack, and reads what the bot says. */
interface SlackPlace {
  readonly fixture: string;
  write(text: string): Promise<Payload>;
  said(): Promise<readonly EmulatedMessage[]>;
}

function directly(slack: SlackEmulator): SlackPlace {
  return {
    fixture: "message-im",
    write: async (text) => {
      const channel = slack.direct;
      return { channel, text, ts: await slack.write(channel, text) };
    },
    said: () => slack.saidIn(slack.direct),
  };
}

function inThread(slack: SlackEmulator): SlackPlace {
  const { channel } = slack;
  let root: string | null = null;
  return {
    fixture: "app-mention",
    write: async (words) => {
      const text = `<@${SLACK.bot}> ${words}`;
      const below = root === null ? {} : { thread_ts: root };
      const ts = await slack.write(channel, text, root ?? undefined);
      root ??= ts;
      return { channel, text, ts, ...below };
    },
    said: () => (root === null ? Promise.resolve([]) : slack.saidInThread(channel, root)),
  };
}

let slackEvents = 0;

function slackPerson(slack: SlackEmulator, url: string, place: SlackPlace): Person {
  const write = async (words: string): Promise<Told> => {
    const before = (await place.said()).length;
    const event = await place.write(words);
    slackEvents += 1;
    const id = `Ev${String(slackEvents)}`;
    const payload = slackEvent(place.fixture, id, { user: slack.person, ...event });
    const own = JSON.parse(JSON.stringify(payload).replaceAll(SLACK.team, slack.team)) as Payload;
    const { body, headers } = signedPayload(own, clock.now().getTime());
    const { status } = await fetch(`${url}/slack/events`, { method: "POST", headers, body });
    if (status !== 200) throw new Error(`the service answered Slack ${status}`);
    await waitFor(async () => (await place.said()).length > before);
    const told = (await place.said()).slice(before).map(({ blocks = [] }) => blocks);
    return toldIn(
      told.map(wordsOfBlocks),
      told.flatMap(buttonsOfBlocks).map(({ label }) => label),
    );
  };
  return { asks: write, says: write };
}

/** A text and the card with its buttons come as two messages. */
function teamsPerson(teams: TeamsPlayground, conversation: string, isGroup: boolean): Person {
  const write = async (text: string, hasCard: boolean): Promise<Told> => {
    const before = teams.shown.length;
    await teams.say(conversation, text, isGroup);
    const told = () => teams.shown.slice(before).map(({ activity }) => activity);
    await waitFor(() => told().some((one) => !hasCard || cardOf(one) !== null));
    return toldIn(
      told().map((one) => wordsOf(one).join("\n\n")),
      told()
        .flatMap(buttonsOf)
        .map(({ title }) => title),
    );
  };
  return { asks: (text) => write(text, true), says: (text) => write(text, false) };
}

const texts = shippedTexts();
const HEADINGS = new Set(texts.languages.map((tag) => texts.say("source.heading", tag)));

function toldIn(messages: readonly string[], buttons: readonly string[]): Told {
  const lines = messages.flatMap((message) => asRead(message).split("\n"));
  const isSources = (line: string): boolean => HEADINGS.has(line.split(" ")[0] ?? "");
  return {
    words: lines.filter((line) => !isSources(line)).join("\n"),
    sources: lines.filter(isSources),
    buttons,
  };
}

/** Without what nobody sees, and with every blank as one that is typed. */
function asRead(text: string): string {
  return withoutMarks(text).replaceAll(/[\u00a0\u202f]/gu, " ");
}
