import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, beforeAll, expect, it } from "vitest";
import { launchBrowser, NoBrowserError } from "./browser.ts";

/** Started for the first file that needs it, and ended with the worker: starting one takes longer than most stories. */
let shared: Browser | null = null;

async function sharedBrowser(): Promise<Browser> {
  // One that a story brought down must not take the next file with it.
  if (shared?.isConnected() !== true) shared = await launchBrowser();
  return shared;
}

/** Pages of a real browser for the tests of one file; what they complain about fails the test that opened them. */
export class BrowserPages {
  readonly #pages: { readonly page: Page; readonly complaints: string[] }[] = [];
  #browser: Browser | null = null;
  #noBrowser = "";

  constructor() {
    beforeAll(() => this.#launch());
    afterEach(() => this.#closePages());
  }

  /** A test in the browser; without one it is skipped, which beforeAll has said aloud. */
  story(
    name: string,
    tell: () => Promise<void>,
    options: { readonly timeout?: number } = {},
  ): void {
    it(name, options, async ({ skip }) => {
      if (this.#browser === null) skip(this.#noBrowser);
      await tell();
    });
  }

  /** Opens a chat page and waits until it can be used. */
  async openChat(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.openBlank(options);
    await page.goto(address);
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

  async #launch(): Promise<void> {
    try {
      this.#browser = await sharedBrowser();
    } catch (error) {
      if (!(error instanceof NoBrowserError) || process.env["CI"] === "true") throw error;
      this.#noBrowser = error.message;
      console.warn(`SKIPPED: the chat page was not tried in a browser: ${error.message}`);
    }
  }

  async #closePages(): Promise<void> {
    for (const { page, complaints } of this.#pages.splice(0)) {
      await page.context().close();
      expect(complaints).toEqual([]);
    }
  }
}

/** Opens another tab that remembers what the first does. */
export async function secondTab(page: Page): Promise<Page> {
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.evaluate("void window.open(location.href)"),
  ]);
  await tab.waitForSelector("body.ready");
  return tab;
}
