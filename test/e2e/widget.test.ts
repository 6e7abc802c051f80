import { gzipSync } from "node:zlib";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { PAGE_DIR } from "../../scripts/build-web.ts";
import { accessFaults } from "../helpers/axe.ts";
import { ChatPages, overflows } from "../helpers/chat-page.ts";
import { chatIn, ForeignSite, type ForeignPage } from "../helpers/foreign-site.ts";
import { scriptedAnswer } from "../helpers/scripted-answers.ts";

const site = new ForeignSite();
const stranger = new ForeignSite();
const chat = new ChatPages(scriptedAnswer, {
  frameOrigins: () => [site.origin, site.nearOrigin],
});

type Options = Parameters<typeof chat.open>[0];

/** Opens a page of another site that includes the widget. */
async function visit(
  page: Omit<ForeignPage, "service"> = {},
  options: Options = {},
  origin = site.origin,
): Promise<Page> {
  site.show({ service: chat.service.url, ...page });
  const opened = await chat.openBlank(options);
  await opened.goto(origin);
  await opened.locator("yizhan-widget button").waitFor();
  return opened;
}

const inWidget = (page: Page): Promise<unknown> =>
  page.evaluate(`document.querySelector("yizhan-widget").shadowRoot.activeElement?.tagName`);

describe("the widget on another site", () => {
  chat.story("opens, answers in Arabic, and closes by Escape, all by keyboard", async () => {
    const page = await visit({ script: 'data-locale="ar"' });
    const button = page.locator("yizhan-widget button");
    expect(await button.innerText()).toBe("اطرح سؤالًا");
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    expect(page.frames()).toHaveLength(1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const frame = await chatIn(page);
    expect(await frame.locator("html").getAttribute("dir")).toBe("rtl");
    await expect.poll(() => inWidget(page)).toBe("IFRAME");
    await expect.poll(() => frame.evaluate("document.activeElement.id")).toBe("question");
    await page.keyboard.type("هل أحتاج إلى تأشيرة؟");
    await page.keyboard.press("Enter");
    await frame.locator('.message.bot[lang="ar"]').waitFor();
    await page.keyboard.press("Escape");
    await page.locator("yizhan-widget iframe").waitFor({ state: "hidden" });
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    expect(await inWidget(page)).toBe("BUTTON");
  });

  chat.story("counts what came while it was closed, and opens where it was", async () => {
    const page = await visit({}, {}, site.nearOrigin);
    const button = page.getByRole("button");
    await button.click();
    const frame = await chatIn(page);
    await frame.fill("#question", "Visa?");
    await frame.press("#question", "Enter");
    await frame.locator(".message.bot").waitFor();
    expect(await button.innerText()).toBe("Ask a question");
    await frame.click("#close");
    await page.locator("yizhan-widget iframe").waitFor({ state: "hidden" });
    await chat.service.host.reply(undefined, "one more");
    await page.getByRole("button", { name: "Ask a question. New messages: 1" }).waitFor();
    await button.click();
    await page.getByRole("button", { name: "Ask a question", exact: true }).waitFor();
    expect(await frame.locator(".message.bot").count()).toBe(2);
    await page.reload();
    await button.click();
    await (await chatIn(page)).locator(".message.bot").nth(1).waitFor();
  });

  chat.story("closes only the dialog or the menu that is open in it by Escape", async () => {
    const page = await visit();
    await page.getByRole("button").click();
    const frame = await chatIn(page);
    await frame.click("#privacy");
    await page.keyboard.press("Escape");
    expect(await frame.locator("#privacy-dialog").isVisible()).toBe(false);
    await frame.click("#menu summary");
    await page.keyboard.press("Escape");
    expect(await frame.locator("#menu-topics").isVisible()).toBe(false);
    expect(await page.locator("yizhan-widget iframe").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("yizhan-widget iframe").waitFor({ state: "hidden" });
  });

  chat.story("stands at the end of the site’s lines, and fills a phone", async () => {
    const desk = { viewport: { width: 1280, height: 800 } };
    const place = async (page: Page, what: string): Promise<{ x: number; width: number }> => {
      const box = await page.locator(`yizhan-widget ${what}`).boundingBox();
      if (box === null) throw new Error(`${what} is not there`);
      return box;
    };
    expect((await place(await visit({}, desk), "button")).x).toBeGreaterThan(640);
    const rightToLeft = await visit({ root: 'dir="rtl"' }, desk);
    expect((await place(rightToLeft, "button")).x).toBe(16);
    await rightToLeft.getByRole("button").click();
    expect((await place(rightToLeft, "iframe")).x).toBe(16);
    const phone = await visit({}, { viewport: { width: 390, height: 780 } });
    await phone.getByRole("button").click();
    expect(await place(phone, "iframe")).toMatchObject({ x: 0, width: 390 });
    expect(await overflows(phone)).toBe(false);
  });

  chat.story("speaks the site’s language, else the browser’s, else English", async () => {
    const label = async (...[page, options]: Parameters<typeof visit>): Promise<string> =>
      (await visit(page, options)).locator("yizhan-widget button").innerText();
    expect(await label({ script: 'data-locale="zh-Hans"' })).toBe("去提问");
    expect(await label({ script: 'data-locale="de"' }, { locale: "fr-FR" })).toBe(
      "Poser une question",
    );
    expect(await label({}, { locale: "uz-UZ" })).toBe("Ask a question");
  });

  chat.story("moves only for those who do not mind", async () => {
    const duration = async (reducedMotion: "reduce" | "no-preference"): Promise<unknown> => {
      const page = await visit({}, { reducedMotion });
      await page.getByRole("button").click();
      await page.locator("yizhan-widget iframe").waitFor();
      return page.evaluate(
        `getComputedStyle(document.querySelector("yizhan-widget").shadowRoot.querySelector("iframe"))
          .transitionDuration`,
      );
    };
    expect(await duration("no-preference")).toBe("0.16s");
    expect(await duration("reduce")).toBe("0s");
  });

  chat.story("works where the browser lets a frame store nothing", async () => {
    site.show({ service: chat.service.url });
    const page = await chat.openBlank();
    await page.addInitScript(`Object.defineProperty(window, "sessionStorage", {
      get() { throw new DOMException("refused", "SecurityError"); },
    })`);
    await page.goto(site.origin);
    await page.getByRole("button").click();
    const frame = await chatIn(page);
    for (const [index, words] of ["Visa?", "And for a month?"].entries()) {
      await frame.fill("#question", words);
      await frame.press("#question", "Enter");
      await frame.locator(".message.bot").nth(index).waitFor();
    }
    expect(await frame.locator(".message").count()).toBe(4);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    chat.story(
      `passes the rules for accessible pages, ${colorScheme}, small and large`,
      async () => {
        for (const width of [390, 1280]) {
          const page = await visit({}, { colorScheme, viewport: { width, height: 780 } });
          expect(await accessFaults(page)).toEqual([]);
          await page.getByRole("button").click();
          const frame = await chatIn(page);
          await frame.fill("#question", "Visa?");
          await frame.press("#question", "Enter");
          await frame.locator(".rating button").first().click();
          await frame.locator(".message.bot").nth(1).waitFor();
          await frame.click("#menu summary");
          expect(await accessFaults(page)).toEqual([]);
          expect(await accessFaults(frame)).toEqual([]);
          expect(await frame.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(
            false,
          );
        }
      },
    );
  }
});

describe("a site that may not show the chat", () => {
  chat.story("shows nothing of it, and cannot frame it by itself either", async () => {
    stranger.show({ service: chat.service.url });
    const page = await chat.openBlank();
    const warned = page.waitForEvent("console");
    await page.goto(stranger.origin);
    expect((await warned).text()).toBe(
      `Yizhan: ${stranger.origin} is not among WEB_ALLOWED_ORIGINS.`,
    );
    expect(await page.locator("yizhan-widget").count()).toBe(0);
    expect(await framed(page, "/?embedded=1")).toBe(false);
    expect(chat.takeComplaints(page).join("\n")).toContain("frame-ancestors");
  });

  chat.story("is any site, for everything but the chat", async () => {
    const page = await visit();
    expect(await framed(page, "/?embedded=1")).toBe(true);
    for (const path of ["/a/visas/z-visa", "/health/live"]) {
      expect(await framed(page, path), path).toBe(false);
    }
    expect(chat.takeComplaints(page).join("\n")).toContain("frame-ancestors");
  });

  /** Whether the browser shows an address of the service in a frame of a page. */
  async function framed(page: Page, path: string): Promise<boolean> {
    const url = chat.service.url + path;
    await page.evaluate(`new Promise((resolve) => {
      const frame = document.createElement("iframe");
      frame.src = ${JSON.stringify(url)};
      frame.onload = resolve;
      document.body.append(frame);
    })`);
    return page.frames().at(-1)?.url() === url;
  }
});

describe("the weight of the chat", () => {
  it("is under 4 kB for the widget and 30 kB with the page, as they travel", async () => {
    const packed = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;
    const response = await fetch(`${chat.service.url}/widget.js`);
    const widget = packed(Buffer.from(await response.arrayBuffer()));
    const page = readFileSync(join(PAGE_DIR, "index.html"), "utf8");
    const files = readdirSync(join(PAGE_DIR, "assets")).filter(
      (name) => /\.(?:js|css)$/.test(name) && page.includes(name),
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    const sizes = files.map((name) => packed(readFileSync(join(PAGE_DIR, "assets", name))));
    expect(widget).toBeLessThan(4_000);
    expect(sizes.reduce((sum, each) => sum + each, widget)).toBeLessThan(30_000);
  });
});
