import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { timers } from "../../adapters/shared/timers.ts";
import type { Reply } from "../../src/domain/answer.ts";
import { paragraph } from "../../src/domain/block.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import { buildWeb, PAGE_DIR } from "../../scripts/build-web.ts";
import { launchBrowser, NoBrowserError } from "../helpers/browser.ts";
import { aReply } from "../helpers/scripted-host.ts";
import { startWebService, type WebService } from "../helpers/web-service.ts";

const EVIL = `<img src=x onerror="document.title='broken'"> [x](javascript:alert(1)) **not bold**`;
const day = "2026-11-24" as PlainDate;
const source = {
  title: "Countries for visa-free entry",
  publisher: "National Immigration Administration",
  url: "https://example.org/list",
  seenOn: day,
  verifiedOn: null,
};
const visa = aReply({
  blocks: [paragraph("You may stay up to 30 days."), paragraph(EVIL)],
  citations: [source, { ...source, title: "A second list", url: null, verifiedOn: day }],
  actions: [
    { id: "more:visas/visa-free", label: "Read more" },
    { id: "human", label: "Talk to a person" },
  ],
});
const arabic = aReply({
  language: "ar",
  validity: "under_review",
  blocks: [paragraph("يمكنك البقاء 30 يومًا.")],
  citations: [source],
});
const urgent = aReply({
  outcome: "urgent",
  validity: null,
  blocks: [paragraph("Call 110 or 120 now.")],
});
const russian = aReply({
  outcome: "command",
  validity: null,
  language: "ru",
  blocks: [paragraph("Теперь я отвечаю по-русски.")],
});

function answer({ content }: InboundMessage): Reply {
  const words = content.kind === "text" ? content.text : content.action;
  if (words === "language:ru") return russian;
  if (/\p{Script=Arabic}/u.test(words)) return arabic;
  if (words.includes("fire")) return urgent;
  if (words === "more:visas/visa-free")
    return aReply({ blocks: [paragraph("The whole article.")] });
  return visa;
}

let browser: Browser | null = null;
let service: WebService;
let noBrowser = "";
beforeAll(async () => {
  await buildWeb();
  service = await startWebService({
    time: { now: () => new Date(), ...timers },
    pageDir: PAGE_DIR,
  });
  service.host.answer = answer;
  try {
    browser = await launchBrowser();
  } catch (error) {
    if (!(error instanceof NoBrowserError) || process.env["CI"] === "true") throw error;
    noBrowser = error.message;
    console.warn(`SKIPPED: the chat page was not tried in a browser: ${noBrowser}`);
  }
});
afterAll(async () => {
  await browser?.close();
  await service.stop();
});

const pages: Page[] = [];
afterEach(async () => {
  service.host.failure = null;
  for (const page of pages.splice(0)) {
    const complaints = complaintsOf.get(page) ?? [];
    await page.context().close();
    expect(complaints).toEqual([]);
  }
});

const complaintsOf = new WeakMap<Page, string[]>();

/** Opens the page; whatever it complains about in the console fails the test. */
async function open(options: BrowserContextOptions = {}, path = "/"): Promise<Page> {
  if (browser === null) throw new Error(noBrowser);
  const context = await browser.newContext({ locale: "en-US", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  complaintsOf.set(page, complaints);
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (line) => {
    // A failed request is logged by the browser itself; tests that make one fail look at what the page says.
    const own = !line.text().startsWith("Failed to load resource");
    if (own && ["error", "warning"].includes(line.type())) complaints.push(line.text());
  });
  pages.push(page);
  await page.goto(service.url + path);
  await page.waitForSelector("body.ready");
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  await page.fill("#question", text);
  await page.press("#question", "Enter");
}

/** Whether anything reaches beyond the right or left edge. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
}

describe("the chat page in a browser", () => {
  const run = (name: string, story: () => Promise<void>): void => {
    it(name, async ({ skip }) => {
      if (browser === null) skip(noBrowser);
      await story();
    });
  };

  run("answers a question with its day, sources and next steps, all by keyboard", async () => {
    const page = await open();
    expect(await page.evaluate("document.activeElement.id")).toBe("question");
    await page.keyboard.type("Do I need a visa?");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("For two weeks.");
    await page.keyboard.press("Enter");
    const card = page.locator(".message.bot").first();
    await card.waitFor();
    expect(service.host.last.content).toEqual({
      kind: "text",
      text: "Do I need a visa?\nFor two weeks.",
    });
    expect(await page.locator(".message.person .text br").count()).toBe(1);
    expect(await page.locator("#welcome").isHidden()).toBe(true);
    expect(await card.locator(".date").textContent()).toBe("As of 24 November 2026");
    const summary = card.locator("summary");
    expect(await summary.textContent()).toBe(
      "Sources: 2 National Immigration Administration, source seen on 24 November 2026",
    );
    const link = card.locator(".sources a");
    expect(await link.isVisible()).toBe(false);
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await link.isVisible()).toBe(true);
    expect(await link.getAttribute("href")).toBe("https://example.org/list");
    expect(await link.getAttribute("rel")).toContain("noopener");
    expect(await card.locator(".sources li").last().textContent()).toContain(
      "verified by a person on 24 November 2026",
    );
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".message.bot", { hasText: "The whole article." }).waitFor();
    expect(service.host.last.content).toEqual({ kind: "action", action: "more:visas/visa-free" });
    expect(await page.locator(".message.person").last().locator(".text").textContent()).toBe(
      "Read more",
    );
    expect(await page.locator(".unsent").count()).toBe(0);
  });

  run("draws what people and sources wrote as words, never as markup", async () => {
    const page = await open();
    await ask(page, EVIL);
    await page.locator(".message.bot").waitFor();
    for (const message of await page.locator(".message .text").all()) {
      expect(await message.innerText()).toContain(EVIL);
      expect(await message.locator("img, a, strong").count()).toBe(0);
    }
    expect(await page.title()).not.toBe("broken");
  });

  run("greets with examples, and asks the one that is picked", async () => {
    const page = await open();
    const starters = page.locator("#starters button");
    expect(await starters.count()).toBe(4);
    await starters.first().click();
    await page.locator(".message.bot").waitFor();
    expect(service.host.last.content).toMatchObject({
      text: "Do I need a visa for a conference in China?",
    });
  });

  run("runs from right to left in Arabic, each message in its own direction", async () => {
    const page = await open({ locale: "ar-EG" });
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await page.locator("html").getAttribute("lang")).toBe("ar");
    await ask(page, "هل أحتاج إلى تأشيرة؟");
    const card = page.locator('.message.bot[lang="ar"]');
    await card.waitFor();
    expect(await card.getAttribute("dir")).toBe("rtl");
    expect(await card.locator(".standing").textContent()).toBe("قيد المراجعة من جديد");
    await ask(page, "And in English?");
    const english = page.locator('.message.bot[lang="en"]');
    await english.waitFor();
    expect(await english.getAttribute("dir")).toBe("ltr");
    expect(await english.locator(".date").textContent()).toBe("As of 24 November 2026");
    const [logo, menu] = [
      await page.locator(".brand").boundingBox(),
      await page.locator("#language").boundingBox(),
    ];
    expect(logo?.x).toBeGreaterThan(menu?.x ?? Infinity);
    expect(await overflows(page)).toBe(false);
  });

  run("fits a phone and twice the letter size without scrolling sideways", async () => {
    for (const viewport of [
      { width: 390, height: 780 },
      { width: 320, height: 400 },
    ]) {
      for (const locale of ["en-US", "ru-RU", "ar-EG"]) {
        const page = await open({ viewport, locale });
        expect(await overflows(page), locale).toBe(false);
        await ask(page, `Visa? ${"x".repeat(120)}`);
        const card = page.locator(".message.bot");
        await card.waitFor();
        await card.locator("summary").click();
        expect(await overflows(page), locale).toBe(false);
        expect(await page.locator("#send").isVisible()).toBe(true);
      }
    }
  });

  run("changes language from the menu, tells the service, and remembers it", async () => {
    const page = await open();
    expect(await page.locator("#language option").allTextContents()).toContain("中文");
    await page.selectOption("#language", "ru");
    await page.locator('.message.bot[lang="ru"]').waitFor();
    expect(service.host.last.content).toEqual({ kind: "action", action: "language:ru" });
    expect(await page.locator("#send").getAttribute("aria-label")).toBe("Отправить");
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    await page.reload();
    await page.waitForSelector('html[lang="ru"]');
    expect(await page.locator(".message.bot").count()).toBe(1);
  });

  run(
    "begins in the language of the address, else the browser’s first that is offered",
    async () => {
      const asked = await open({ locale: "fr-FR" }, "/?lang=zh");
      expect(await asked.locator("html").getAttribute("lang")).toBe("zh");
      expect(new URL(asked.url()).search).toBe("");
      const own = await open({ locale: "fr-FR" });
      expect(await own.locator("html").getAttribute("lang")).toBe("fr");
      const none = await open({ locale: "uz-UZ" });
      expect(await none.locator("html").getAttribute("lang")).toBe("en");
    },
  );

  run("shows the conversation again after a reload and in a second tab", async () => {
    const page = await open();
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    await page.reload();
    await page.locator(".message.bot").waitFor();
    expect(await page.locator(".message").count()).toBe(2);
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.evaluate("void window.open(location.href)"),
    ]);
    await tab.locator(".message.bot").waitFor();
    await ask(tab, "From the other tab?");
    await page.locator(".message.person", { hasText: "From the other tab?" }).waitFor();
    expect(await page.locator(".message.person").count()).toBe(2);
  });

  run("begins anew on request", async () => {
    const page = await open();
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    const before = service.host.last.thread.conversation;
    await page.click("#new");
    expect(await page.locator(".message").count()).toBe(0);
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    await ask(page, "Visa again?");
    await page.locator(".message.bot").waitFor();
    expect(service.host.last.thread.conversation).not.toBe(before);
  });

  run("puts what is urgent first to the eye", async () => {
    const page = await open();
    await ask(page, "fire");
    const card = page.locator('[data-outcome="urgent"]');
    await card.waitFor();
    expect(await card.locator(".flag").textContent()).toBe("Urgent");
    const size = (selector: string): Promise<number> =>
      page.evaluate(`parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`);
    expect(await size('[data-outcome="urgent"] .text')).toBeGreaterThan(
      await size(".person .text"),
    );
  });

  run(
    "passes the rules for accessible pages, in light and dark, both ways of writing",
    async () => {
      const axe = readFileSync(
        createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
        "utf8",
      );
      for (const colorScheme of ["light", "dark"] as const) {
        for (const locale of ["en-US", "ar-EG"]) {
          const page = await open({ colorScheme, locale });
          const faults = async (): Promise<unknown> => {
            await page.evaluate(axe);
            return page.evaluate(
              `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) =>
              violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
            );
          };
          expect(await faults()).toEqual([]);
          await ask(page, "هل أحتاج إلى تأشيرة؟");
          await page.locator(".message.bot").waitFor();
          await ask(page, "fire");
          await page.locator('[data-outcome="urgent"]').waitFor();
          await page.locator("summary").first().click();
          expect(await faults()).toEqual([]);
          await page.evaluate("document.documentElement.removeAttribute('lang')");
          expect(await faults()).toMatchObject([["html-has-lang", [expect.any(String)]]]);
        }
      }
    },
  );

  run("says that it is a machine, and what becomes of one’s words", async () => {
    const page = await open();
    expect(await page.locator("footer").innerText()).toContain("This is an automated service.");
    await page.click("#privacy");
    expect(await page.locator("dialog").innerText()).toContain("No account and no cookies.");
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog").isVisible()).toBe(false);
  });

  run("keeps a message while offline, over a reload too, and sends it once", async () => {
    const page = await open();
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    const accepted = service.host.accepted.length;
    await page.context().setOffline(true);
    await page.locator("#state", { hasText: "You are offline." }).waitFor();
    await ask(page, "Still there?");
    await page.locator(".unsent .sending", { hasText: "Not sent yet" }).waitFor();
    await page.context().setOffline(false);
    await page.locator(".message.bot").nth(1).waitFor();
    expect(await page.locator(".unsent").count()).toBe(0);
    expect(await page.locator("#state").textContent()).toBe("");
    expect(service.host.accepted.length).toBe(accepted + 1);

    service.host.failure = new Unavailable("The store is down.");
    await ask(page, "And now?");
    await page.locator("#state", { hasText: "cannot be reached" }).waitFor();
    await page.reload();
    await page.locator(".unsent", { hasText: "And now?" }).waitFor();
    service.host.failure = null;
    await page.locator(".message.bot").nth(2).waitFor();
    expect(service.host.accepted.length).toBe(accepted + 2);
    expect(await page.locator(".message.person").count()).toBe(3);
  });

  run(
    "opens a new conversation when the service has forgotten the old one, and says so",
    async () => {
      const page = await open();
      await ask(page, "Visa?");
      await page.locator(".message.bot").waitFor();
      await page.evaluate(`{
      const kept = JSON.parse(sessionStorage.getItem("yizhan.conversation"));
      sessionStorage.setItem("yizhan.conversation", JSON.stringify({ ...kept, token: "forgotten" }));
      sessionStorage.setItem("yizhan.unsent", JSON.stringify([{ id: "kept-1", body: { text: "Kept?" }, words: "Kept?" }]));
    }`);
      await page.reload();
      await page.locator(".notice", { hasText: "no longer kept" }).waitFor();
      await page.locator(".message.bot").waitFor();
      expect(service.host.last.content).toEqual({ kind: "text", text: "Kept?" });
    },
  );

  run("refuses a text that is too long before sending it", async () => {
    const page = await open();
    const accepted = service.host.accepted.length;
    await page.fill("#question", "签".repeat(4_001));
    await page.press("#question", "Enter");
    expect(await page.locator("#length").textContent()).toBe(
      "Too long: 4001 of 4000 characters. Please shorten it.",
    );
    await page.fill("#question", `${"签".repeat(3_999)}🧭`);
    await page.press("#question", "Enter");
    await page.locator(".message.bot").waitFor();
    expect(service.host.accepted.length).toBe(accepted + 1);
  });
});

describe("the built page", () => {
  it("keeps its script under 40 kB as it travels", () => {
    const folder = join(PAGE_DIR, "assets");
    const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
    const bytes = scripts.map((name) => gzipSync(readFileSync(join(folder, name))).length);
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(40_000);
  });

  it("is not built again while nothing has changed", async () => {
    expect(await buildWeb()).toBe(false);
  });
});
