import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

export interface ForeignPage {
  /** Attributes of the page's root, such as `dir="rtl"`. */
  readonly root?: string;
  /** The service whose widget it includes. */
  readonly service: string;
  /** Attributes of the script, such as `data-locale="ar"`. */
  readonly script?: string;
}

/**
 * A plain page of somebody else, with a policy as strict as it may be for the widget to work. The server has two names
 * in a browser, and so two origins, neither of them that of the service.
 */
export class ForeignSite {
  #server: Server | null = null;
  #page = "";
  #policy = "";

  constructor() {
    beforeAll(() => this.#start());
    afterAll(() => this.#server?.close());
  }

  /** To a browser another site, in whose frames the service may store nothing. */
  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** To a browser the same site as the service, though another origin. */
  get nearOrigin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What is answered from now on. */
  show({ root = "", service, script = "" }: ForeignPage): void {
    this.#policy = `default-src 'none'; script-src ${service}; frame-src ${service}`;
    this.#page = `<!doctype html>
<html lang="en" ${root}>
<title>Institute of Somewhere</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="${service}/widget.js" ${script} async></script>
<main><h1>Institute of Somewhere</h1><p>We host researchers. <a href="#top">Contact</a></p></main>
</html>`;
  }

  get #port(): number {
    return (this.#server?.address() as AddressInfo).port;
  }

  #start(): Promise<void> {
    return new Promise((resolve) => {
      this.#server = createServer((_request, response) => {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", this.#policy);
        response.end(this.#page);
      }).listen(0, "127.0.0.1", resolve);
    });
  }
}

/** The chat in the frame that the widget opened, once it is ready. */
export async function chatIn(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector("yizhan-widget iframe")).contentFrame();
  if (frame === null) throw new Error("the frame holds nothing");
  await frame.waitForSelector("body.ready");
  return frame;
}
