import type { BrowserContextOptions, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { WebAdapterOptions } from "../../adapters/web/index.ts";
import { timers } from "../../src/app/timers.ts";
import type { Reply } from "../../src/domain/answer.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import { buildWeb, PAGE_DIR } from "../../scripts/build-web.ts";
import { BrowserPages } from "./browser-pages.ts";
import { startWebService, type WebService } from "./web-service.ts";

export interface ChatPagesOptions {
  /** Origins that may show the chat in a frame, asked for when the service starts; none by default. */
  readonly frameOrigins?: () => readonly string[];
  readonly caseFile?: WebAdapterOptions["caseFile"];
}

/** The built chat page on the real server and in a real browser, for the tests of one file. */
export class ChatPages extends BrowserPages {
  #service: WebService | null = null;

  /** @param answer what the service says to a message */
  constructor(answer: (message: InboundMessage) => Reply, options: ChatPagesOptions = {}) {
    super();
    beforeAll(() => this.#start(answer, options));
    afterEach(() => {
      this.service.host.failure = null;
    });
    afterAll(() => this.#service?.stop());
  }

  get service(): WebService {
    if (this.#service === null) throw new Error("the service is started before the first test");
    return this.#service;
  }

  /** Opens the page; whatever it complains about in the console fails the test. */
  open(options: BrowserContextOptions = {}, path = "/"): Promise<Page> {
    return this.openChat(this.service.url + path, options);
  }

  async #start(
    answer: (message: InboundMessage) => Reply,
    { frameOrigins, caseFile }: ChatPagesOptions,
  ): Promise<void> {
    await buildWeb();
    const time = { now: () => new Date(), ...timers };
    this.#service = await startWebService({
      time,
      pageDir: PAGE_DIR,
      frameOrigins: frameOrigins?.() ?? [],
      ...(caseFile === undefined ? {} : { caseFile }),
    });
    this.#service.host.answer = answer;
  }
}

/** Writes a question and sends it as most people do. */
export async function ask(page: Page | Frame, text: string): Promise<void> {
  await page.fill("#question", text);
  await page.press("#question", "Enter");
}

/** Picks an entry of the menu, by its selector. */
export async function pick(page: Page, entry: string): Promise<void> {
  await page.click("#menu summary");
  await page.click(entry);
}

/** Whether anything reaches beyond the right or left edge. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
}
