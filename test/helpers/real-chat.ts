import type { BrowserContextOptions, Frame, Locator, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { BrowserPages } from "./browser-pages.ts";
import { ask } from "./chat-page.ts";
import { DataFolder } from "./data-folder.ts";
import { startServiceProcess, type ServiceProcess } from "./service-process.ts";
import { waitFor } from "./wait-for.ts";

/** A start may have to build the page and learn the articles first. */
const START_MS = 120_000;

/** The service as it is, in a process of its own, and its page in a real browser, for the tests of one file. */
export class RealChat extends BrowserPages {
  readonly data = new DataFolder();
  readonly #frameOrigins: () => readonly string[];
  readonly #environment: () => Readonly<Record<string, string>>;
  readonly #articles: "all" | "few";
  #service: ServiceProcess | null = null;

  /**
   * @param frameOrigins origins that may show the chat in a frame, asked for when the service starts
   * @param environment further settings, asked for then as well
   * @param articles what it tells
   */
  constructor(
    frameOrigins: () => readonly string[] = () => [],
    environment: () => Readonly<Record<string, string>> = () => ({}),
    articles: "all" | "few" = "few",
  ) {
    super();
    this.#articles = articles;
    this.#frameOrigins = frameOrigins;
    this.#environment = environment;
    beforeAll(() => this.start(), START_MS);
    afterAll(async () => {
      await this.#service?.end("SIGTERM");
      this.data.remove();
    });
  }

  get url(): string {
    if (this.#service === null) throw new Error("the service is started before the first test");
    return this.#service.url;
  }

  /** The link with which the first administrator is made, as the service prints it. */
  get firstAdminLink(): string {
    const link = /http:\S+\/console\/ticket#\S+/.exec(this.#service?.said() ?? "")?.[0];
    if (link === undefined) throw new Error("the service printed no link");
    return link;
  }

  open(options: BrowserContextOptions = {}): Promise<Page> {
    return this.openChat(this.url, options);
  }

  /** Starts the service: at first at any address, later where it was, on what it left. */
  async start(): Promise<void> {
    const service = await startServiceProcess({
      folder: this.data.path,
      port: this.#service?.port ?? 0,
      frameOrigins: this.#frameOrigins(),
      articles: this.#articles,
      environment: this.#environment(),
    });
    // It is said after the address at which it listens.
    await waitFor(() => service.said().includes("The console is at"));
    this.#service = service;
  }

  /** Ends the service without a chance to finish anything. */
  async kill(): Promise<void> {
    await this.#service?.end("SIGKILL");
  }
}

/** Asks, and returns what is answered once it is there. */
export function answerTo(page: Page | Frame, text: string): Promise<Locator> {
  return nextAnswer(page, () => ask(page, text));
}

/** Presses a button, and returns what is answered once it is there. */
export function answerToPress(page: Page | Frame, button: Locator): Promise<Locator> {
  return nextAnswer(page, () => button.click());
}

async function nextAnswer(page: Page | Frame, act: () => Promise<void>): Promise<Locator> {
  const answers = page.locator(".message.bot");
  const next = answers.nth(await answers.count());
  await act();
  await next.waitFor();
  return next;
}

/** Each message that is shown, in order: who speaks, then the words. */
export function shown(page: Page): Promise<readonly string[]> {
  return page.locator(".message").allInnerTexts();
}
