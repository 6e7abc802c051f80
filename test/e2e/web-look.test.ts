import { describe, expect } from "vitest";
import { accessFaults } from "../helpers/axe.ts";
import { ask, ChatPages, overflows } from "../helpers/chat-page.ts";
import { scriptedAnswer } from "../helpers/scripted-answers.ts";

const chat = new ChatPages(scriptedAnswer);

describe("the look of the chat page", () => {
  chat.story("runs from right to left in Arabic, each message in its own direction", async () => {
    const page = await chat.open({ locale: "ar-EG" });
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

  chat.story("fits a phone and twice the letter size without scrolling sideways", async () => {
    for (const viewport of [
      { width: 390, height: 780 },
      { width: 320, height: 400 },
    ]) {
      for (const locale of ["en-US", "ru-RU", "ar-EG"]) {
        const page = await chat.open({ viewport, locale });
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

  for (const width of [280, 320, 360, 390]) {
    chat.story(`keeps the open menu on the screen, ${width} pixels wide`, async () => {
      for (const locale of ["ar-EG", "en-US", "fr-FR", "ru-RU", "zh-CN"]) {
        const page = await chat.open({ viewport: { width, height: 700 }, locale });
        await page.click("#menu summary");
        const list = await page.locator("#menu ul").boundingBox();
        expect(list?.x, locale).toBeGreaterThanOrEqual(0);
        expect((list?.x ?? 0) + (list?.width ?? Infinity), locale).toBeLessThanOrEqual(width);
        expect(await overflows(page), locale).toBe(false);
        await page.click("#menu-erase");
        expect(await page.locator("#erase-dialog").isVisible(), locale).toBe(true);
      }
    });
  }

  chat.story("changes language from the menu, tells the service, and remembers it", async () => {
    const page = await chat.open();
    expect(await page.locator("#language option").allTextContents()).toContain("中文");
    await page.selectOption("#language", "ru");
    await page.locator('.message.bot[lang="ru"]').waitFor();
    expect(chat.service.host.last.content).toEqual({ kind: "action", action: "language:ru" });
    expect(await page.locator("#send").getAttribute("aria-label")).toBe("Отправить");
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    await page.reload();
    await page.waitForSelector('html[lang="ru"]');
    expect(await page.locator(".message.bot").count()).toBe(1);
  });

  chat.story(
    "begins in the language of the address, else the browser’s first that is offered",
    async () => {
      const asked = await chat.open({ locale: "fr-FR" }, "/?lang=zh");
      expect(await asked.locator("html").getAttribute("lang")).toBe("zh");
      expect(new URL(asked.url()).search).toBe("");
      const own = await chat.open({ locale: "fr-FR" });
      expect(await own.locator("html").getAttribute("lang")).toBe("fr");
      const none = await chat.open({ locale: "uz-UZ" });
      expect(await none.locator("html").getAttribute("lang")).toBe("en");
    },
  );

  chat.story("puts what is urgent first to the eye", async () => {
    const page = await chat.open();
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

  for (const colorScheme of ["light", "dark"] as const) {
    chat.story(
      `passes the rules for accessible pages, ${colorScheme}, both ways of writing, small and large`,
      async () => {
        for (const [locale, width] of [
          ["en-US", 390],
          ["ar-EG", 390],
          ["en-US", 1280],
          ["ar-EG", 1280],
        ] as const) {
          const viewport = { width, height: 780 };
          const page = await chat.open({ colorScheme, locale, viewport });
          expect(await accessFaults(page)).toEqual([]);
          await ask(page, "Visa?");
          await page.locator(".rating button").first().click();
          await ask(page, "هل أحتاج إلى تأشيرة؟");
          await page.locator('.message.bot[lang="ar"]').waitFor();
          await ask(page, "fire");
          await page.locator('[data-outcome="urgent"]').waitFor();
          await page.locator("summary").last().click();
          await page.click("#menu summary");
          expect(await accessFaults(page)).toEqual([]);
          await page.click("#menu-erase");
          expect(await accessFaults(page)).toEqual([]);
        }
      },
    );
  }

  chat.story("would not pass them with a fault planted", async () => {
    const page = await chat.open();
    await page.evaluate("document.documentElement.removeAttribute('lang')");
    expect(await accessFaults(page)).toMatchObject([["html-has-lang", [expect.any(String)]]]);
  });
});
