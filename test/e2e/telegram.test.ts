/**
 * The wired service against telegram-test-api, an emulator that others made, behind a small front that mends its gaps (see
 * telegram-front.ts). It knows private chats and groups, buttons and both ways of delivery. It sends no edits, topics,
 * memberships or presses of old messages, never says 429 or 403, and upgrades no group: there the fixtures and the unit
 * and contract tests on a server of our own stand in. How messages look on a telephone nothing here can tell.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DataFolder } from "../helpers/data-folder.ts";
import { runService, type RunningService } from "../../src/app/start.ts";
import { freePort } from "../helpers/free-port.ts";
import { TelegramFront } from "../helpers/platforms/telegram-front.ts";
import { readTelegramHtml } from "../helpers/platforms/telegram-rules.ts";
import { BOT, TOKEN } from "../helpers/platforms/telegram-server.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { testSettings } from "../helpers/test-model.ts";

/** A day on which the articles say what is expected here; time passes in it. */
const clock = { now: () => new Date(Date.parse("2026-11-26T08:00:00Z") + performance.now()) };
const START_MS = 120_000;

type Sent = ReturnType<TelegramFront["sentTo"]>[number];

/** The service on a database of its own, and the emulator beside it, for the tests of one block. */
function withService(settings: (port: number) => Record<string, string>) {
  const data = new DataFolder();
  const running: { front?: TelegramFront; service?: RunningService } = {};
  beforeAll(async () => {
    const front = await TelegramFront.start();
    const port = await freePort();
    running.front = front;
    running.service = await runService(
      testSettings({
        PORT: String(port),
        LOG_LEVEL: "silent",
        DATABASE_URL: `sqlite:${data.path}/yizhan.db`,
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: front.url,
        ...settings(port),
      }),
      clock,
    );
  }, START_MS);
  afterAll(async () => {
    await running.service?.stop();
    await running.front?.stop();
    data.remove();
  });
  return {
    get front(): TelegramFront {
      if (running.front === undefined) throw new Error("it is not started");
      return running.front;
    },
    get port(): number {
      return running.service?.port ?? 0;
    },
  };
}

/** One person in a private chat. */
class Chatter {
  readonly #front: TelegramFront;
  readonly #id: number;
  readonly #language: string;

  constructor(front: TelegramFront, id: number, language: string) {
    this.#front = front;
    this.#id = id;
    this.#language = language;
  }

  say(text: string): Promise<Sent> {
    const client = this.#front.client(this.#id);
    return this.#answerTo(() =>
      client.sendMessage(client.makeMessage(text, { from: { language_code: this.#language } })),
    );
  }

  /** Presses the button of a message that carries such data. */
  press(
    { payload, number }: Sent,
    data: RegExp | string,
    isLast?: (sent: Sent) => boolean,
  ): Promise<Sent> {
    const found =
      typeof data === "string" ? data : buttonsOf(payload).find((each) => data.test(each));
    if (found === undefined) throw new Error(`no button carries ${String(data)}`);
    const client = this.#front.client(this.#id);
    const pressed = client.makeCallbackQuery(found, {
      from: { language_code: this.#language },
      message: { message_id: number },
    });
    return this.#answerTo(() => client.sendCallback(pressed), isLast);
  }

  /** The last message of the answer: the first one, unless it is said by what another is known. */
  async #answerTo(
    act: () => Promise<unknown>,
    isLast: (sent: Sent) => boolean = () => true,
  ): Promise<Sent> {
    const before = this.#front.sentTo(this.#id).length;
    const found = (): Sent | undefined => this.#front.sentTo(this.#id).slice(before).find(isLast);
    await act();
    await waitFor(() => found() !== undefined);
    const answer = found();
    if (answer === undefined) throw new Error("there is no answer");
    return answer;
  }
}

function buttonsOf({ reply_markup }: Sent["payload"]): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ callback_data }) => callback_data);
}

describe("a person on Telegram, whose messages are fetched", () => {
  const world = withService(() => ({}));

  it("asks, chooses by button, rates, changes the language and is forgotten", async () => {
    const person = new Chatter(world.front, 501, "en");
    const answer = await person.say("Do Germans need a visa for two weeks?");
    expect(answer.text).toContain("30 days");
    const links = readTelegramHtml(answer.payload.text)?.links ?? [];
    expect(links.length).toBeGreaterThan(0);

    const hasButtons = ({ payload }: Sent): boolean => payload.reply_markup !== undefined;
    const page = await person.press(answer, /^a:more:/, hasButtons);
    expect(buttonsOf(page.payload).some((data) => data.startsWith("a:helpful:"))).toBe(true);

    const thanks = await person.press(answer, /^a:helpful:/);
    expect(thanks.text).toBe("Thank you, that is good to know.");

    const russian = await person.say(
      "Я из Узбекистана, еду в Ухань на конференцию на 10 дней, нужна ли виза?",
    );
    expect(russian.text).toContain("Источники");

    const chosen = await person.press(russian, "a:language:zh");
    expect(chosen.text).toMatch(/中文/u);
    const choice = await person.say("签证");
    const chinese = await person.press(choice, /^(?:a:article:|n:)/, hasButtons);
    expect(chinese.text).toContain("来源");

    const forgotten = await person.say("/forget");
    expect(forgotten.text).toMatch(/已/u);
    const gone = await person.press(answer, /^a:helpful:/);
    expect(gone.text).toContain("no longer kept");
    const answered = world.front.methods.filter((method) => method === "answerCallbackQuery");
    expect(answered).toHaveLength(5);
  });

  it("is greeted with what the bot can do, in the language of their app", async () => {
    const person = new Chatter(world.front, 502, "ar");
    const greeting = await person.say("/start from_the_website");
    expect(greeting.text).toContain("/forget");
    expect(greeting.text).toMatch(/\p{Script=Arabic}/u);
    expect(buttonsOf(greeting.payload)).toContain("a:topic:visas");
  });
});

describe("a group on Telegram, whose messages are delivered", () => {
  const world = withService((port) => ({
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: "a_secret_of_the_tests_0123",
  }));
  const group = -1_001_234_567_890;

  it("is answered below the question that calls the bot by its name, and not otherwise", async () => {
    const { front } = world;
    const client = front.client(601);
    const mention = `@${BOT.username}`;
    const chat = { id: group, type: "supergroup" };
    await client.sendMessage(client.makeMessage("Nice weather today", { chat }));
    const entities = [{ type: "mention", offset: 0, length: mention.length }];
    const asked = client.makeMessage(`${mention} 德国人来华两周需要签证吗?`, {
      chat,
      entities,
    });
    await client.sendMessage(asked);
    await waitFor(() => front.sentTo(group).length > 0);
    const [answer, ...others] = front.sentTo(group);
    expect(answer?.text).toContain("30");
    expect(answer?.text).toMatch(/\p{Script=Han}{4}/u);
    expect(answer?.payload.reply_parameters?.allow_sending_without_reply).toBe(true);
    expect(others).toEqual([]);
    expect(front.methods).not.toContain("getUpdates");
  });

  it("has the state of the platform on the health page", async () => {
    const response = await fetch(`http://127.0.0.1:${String(world.port)}/health/ready`);
    expect(JSON.stringify(await response.json())).toMatch(/"telegram":\{[^}]*"on"/);
  });
});
