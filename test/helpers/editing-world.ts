import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { BrowserPages } from "./browser-pages.ts";
import { DataFolder } from "./data-folder.ts";
import { signIn } from "./desk-page.ts";
import { learnedOfFewArticles, questionsOnFewArticles, seedFewArticles } from "./few-articles.ts";
import { clock } from "./hand-over/clock.ts";
import { Desk, PASSWORD } from "./hand-over/desk.ts";
import type { ResearcherDriver } from "./hand-over/drivers.ts";
import { telegramMessenger } from "./hand-over/telegram.ts";
import { TelegramFront } from "./platforms/telegram-front.ts";
import { TOKEN } from "./platforms/telegram-server.ts";
import { answerTo } from "./real-chat.ts";
import { testSettings } from "./test-model.ts";

const START_MS = 120_000;

/** An administrator writes, and a second person, who may publish but overrides nothing, reads it. */
const STAFF = {
  writer: { email: "li@example.org", name: "Li Wei", password: PASSWORD },
  reader: { email: "wang@example.org", name: "Wang Fang", password: PASSWORD },
} as const;

/** A service over few articles, with a web desk, a chat page and a bot on Telegram, for the tests of one file. */
export class EditingWorld extends BrowserPages {
  readonly #data = new DataFolder();
  #service: RunningService | null = null;
  #front: TelegramFront | null = null;
  #people = 0;
  #skippedMs = 0;

  /** @param environment further settings, asked for when the service starts */
  constructor(environment: () => Readonly<Record<string, string>> = () => ({})) {
    super();
    beforeAll(() => this.#start(environment()), START_MS);
    afterAll(async () => {
      await this.#service?.stop();
      await this.#front?.stop();
      this.#data.remove();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#service?.port)}`;
  }

  /** One of the staff at the web desk, in a browser of their own. */
  async desk(who: keyof typeof STAFF): Promise<Page> {
    const viewport = { width: 1280, height: 860 };
    const page = await this.openBlank({ locale: "en-US", viewport });
    // The desk asks for the last days by the clock of its browser, which has to be that of the world.
    const aheadMs = Date.now() - clock.now().getTime() - this.#skippedMs;
    await page.addInitScript(`{
      const now = Date.now.bind(Date);
      Date.now = () => now() - ${String(aheadMs)};
    }`);
    await signIn(page, this.url, STAFF[who]);
    return page;
  }

  /** Somebody at the chat page who was told already for how many days it keeps what is said. */
  async person(locale: string, greeting: string): Promise<Page> {
    const page = await this.openChat(this.url, { locale });
    await answerTo(page, greeting);
    return page;
  }

  /** Somebody else on Telegram. */
  onTelegram(locale: string): ResearcherDriver {
    if (this.#front === null) throw new Error("it is started before the first test");
    this.#people += 1;
    return telegramMessenger(this.#front).person(this.#people, locale);
  }

  /** What is due within that time is due now. */
  skip(ms: number): void {
    this.#skippedMs += ms;
  }

  async #start(environment: Readonly<Record<string, string>>): Promise<void> {
    this.#front = await TelegramFront.start();
    const database = `sqlite:${this.#data.path}/yizhan.db`;
    await seedFewArticles(database, clock.now());
    const settings = testSettings({
      PORT: "0",
      LOG_LEVEL: "silent",
      DATABASE_URL: database,
      SEARCH_FOLDER: learnedOfFewArticles(this.#data.path),
      QUESTIONS_FOLDER: questionsOnFewArticles(this.#data.path),
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: this.#front.url,
      ...environment,
    });
    this.#service = await runService(settings, {
      now: () => new Date(clock.now().getTime() + this.#skippedMs),
    });
    await this.#invite(this.#service);
  }

  async #invite({ desk }: RunningService): Promise<void> {
    const { writer, reader } = STAFF;
    const first = await desk.accounts.tickets.firstAdmin();
    const admin = await new Desk(this.url).join(first ?? "there is an administrator", {
      email: writer.email,
      name: writer.name,
    });
    const { email, name } = reader;
    const invited = { email, name, role: "editor", centres: "all" };
    const { link } = (await admin.post("/staff", invited)) as { link: string };
    await new Desk(this.url).join(link.split("#")[1] ?? "");
  }
}
