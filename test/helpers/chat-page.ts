import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { timers } from "../../adapters/shared/timers.ts";
import type { Reply } from "../../src/domain/answer.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import { buildWeb, PAGE_DIR } from "../../scripts/build-web.ts";
import { launchBrowser, NoBrowserError } from "./browser.ts";
import { startWebService, type WebService } from "./web-service.ts";

export interface ChatPagesOptions {
  /** Origins that may show the chat in a frame, asked for when the service starts; none by default. */
  readonly frameOrigins?: () => readonly string[];
}

/** The built chat page on the real server and in a real browser, for the tests of one file. */
export class ChatPages {
  readonly #pages: { readonly page: Page; readonly complaints: string[] }[] = [];
  #browser: Browser | null = null;
  #service: WebService | null = null;
  #noBrowser = "";

  /** @param answer what the service says to a message */
  constructor(answer: (message: InboundMessage) => Reply, options: ChatPagesOptions = {}) {
    beforeAll(() => this.#start(answer, options.frameOrigins?.() ?? []));
    afterEach(() => this.#closePages());
    afterAll(() => this.#stop());
  }

  get service(): WebService {
    if (this.#service === null) throw new Error("the service is started before the first test");
    return this.#service;
  }

  /** A test in the browser; without one it is skipped, which beforeAll has said aloud. */
  story(name: string, tell: () => Promise<void>): void {
    it(name, async ({ skip }) => {
      if (this.#browser === null) skip(this.#noBrowser);
      await tell();
    });
  }

  /** Opens the page; whatever it complains about in the console fails the test. */
  async open(options: BrowserContextOptions = {}, path = "/"): Promise<Page> {
    const page = await this.openBlank(options);
    await page.goto(this.service.url + path);
    await page.waitForSelector("body.ready");
    return page;
  }

  /** An empty page, to be prepared or sent to another site; its complaints fail the test too. */
  async openBlank(options: BrowserContextOptions = {}): Promise<Page> {
    if (this.#browser === null) throw new Error(this.#noBrowser);
    const context = await this.#browser.newContext({ locale: "en-US", ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (line) => {
      // A failed request is logged by the browser itself; tests that make one fail look at what the page says.
      const own = !line.text().startsWith("Failed to load resource");
      if (own && ["error", "warning"].includes(line.type())) complaints.push(line.text());
    });
    this.#pages.push({ page, complaints });
    return page;
  }

  /** What a page has complained about so far; whoever takes it has expected it. */
  takeComplaints(page: Page): string[] {
    return this.#pages.find((known) => known.page === page)?.complaints.splice(0) ?? [];
  }

  async #start(
    answer: (message: InboundMessage) => Reply,
    frameOrigins: readonly string[],
  ): Promise<void> {
    await buildWeb();
    const time = { now: () => new Date(), ...timers };
    this.#service = await startWebService({ time, pageDir: PAGE_DIR, frameOrigins });
    this.#service.host.answer = answer;
    try {
      this.#browser = await launchBrowser();
    } catch (error) {
      if (!(error instanceof NoBrowserError) || process.env["CI"] === "true") throw error;
      this.#noBrowser = error.message;
      console.warn(`SKIPPED: the chat page was not tried in a browser: ${error.message}`);
    }
  }

  async #closePages(): Promise<void> {
    this.service.host.failure = null;
    for (const { page, complaints } of this.#pages.splice(0)) {
      await page.context().close();
      expect(complaints).toEqual([]);
    }
  }

  async #stop(): Promise<void> {
    await this.#browser?.close();
    await this.#service?.stop();
  }
}

/** Writes a question and sends it as most people do. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.fill("#question", text);
  await page.press("#question", "Enter");
}

/** Whether anything reaches beyond the right or left edge. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
}
