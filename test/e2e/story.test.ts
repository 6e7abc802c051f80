import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { secondTab } from "../helpers/browser-pages.ts";
import { overflows, pick } from "../helpers/chat-page.ts";
import { chatIn, ForeignSite } from "../helpers/foreign-site.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress, RealChat, shown } from "../helpers/real-chat.ts";

const site = new ForeignSite();
const stranger = new ForeignSite();
const chat = new RealChat(() => [site.origin], undefined, "all");
const texts = shippedTexts();

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 10_000 };

/**
 * The real service speaks for the day of the test, on which a rule may have ended, as its answers then say: so only
 * what holds on every day is looked at.
 */
const REGISTER = {
  ar: "كيف أسجل عنواني لدى الشرطة بعد الوصول؟",
  en: "How do I register my address with the police?",
  ru: "Как зарегистрироваться в полиции после приезда?",
};
const ARTICLE = "residence/temporary-residence-registration";

/** What every answer has, in whatever language: words, the day it speaks for, and sources with theirs. */
async function expectAnswer(answer: Locator, language: string, dir: "ltr" | "rtl"): Promise<void> {
  expect(await answer.getAttribute("data-outcome")).toBe("answer");
  expect(await answer.getAttribute("lang")).toBe(language);
  expect(await answer.locator(`.text:dir(${dir})`).count()).toBe(1);
  expect(await answer.locator(".date").isVisible()).toBe(true);
  const sources = answer.locator(".sources");
  await sources.locator("summary").click();
  expect(await sources.locator("li").count()).toBeGreaterThanOrEqual(2);
  expect(await sources.locator("li a").first().getAttribute("href")).toMatch(/^https?:/);
}

describe("somebody who asks", () => {
  chat.story(
    "is answered in Arabic from right to left, and in Russian once they write it",
    async () => {
      const page = await chat.open({ locale: "ar-EG" });
      expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
      const arabic = await answerTo(page, REGISTER.ar);
      await expectAnswer(arabic, "ar", "rtl");
      expect(await arabic.locator(".text").innerText()).toMatch(/\p{Script=Arabic}{3}/u);
      const russian = await answerTo(page, REGISTER.ru);
      await expectAnswer(russian, "ru", "ltr");
      expect(await russian.locator(".text").innerText()).toMatch(/\p{Script=Cyrillic}{3}/u);
      for (const answer of [arabic, russian]) {
        expect(await answer.locator(`[data-action="more:${ARTICLE}"]`).count()).toBe(1);
      }
      expect(await overflows(page)).toBe(false);
    },
  );

  chat.story("is asked which one is meant, and gets the one that is pressed", async () => {
    const page = await chat.open({ locale: "ru-RU" });
    const question = await answerTo(page, "виза");
    expect(await question.getAttribute("data-outcome")).toBe("clarify");
    expect(await question.locator(".sources").count()).toBe(0);
    const choices = question.locator('[data-action^="article:"]');
    expect(await choices.count()).toBeGreaterThanOrEqual(2);
    const label = await choices.last().innerText();
    const answer = await answerToPress(page, choices.last());
    await expectAnswer(answer, "ru", "ltr");
    expect(await answer.locator("strong").first().innerText()).toBe(label);
    expect(await page.locator(".message.person .text").last().innerText()).toBe(label);
  });

  chat.story("may go on from the message before, and only from there", async () => {
    const page = await chat.open();
    const first = await answerTo(page, "Do Germans need a visa for two weeks?");
    await expectAnswer(first, "en", "ltr");
    const followUp = await answerTo(page, "And for three months?");
    await expectAnswer(followUp, "en", "ltr");
    expect(await followUp.innerText()).toContain("Germany");
    expect(await followUp.innerText()).not.toBe(await first.innerText());

    await page.click("#new");
    const alone = await answerTo(page, "And for three months?");
    expect(await alone.getAttribute("data-outcome")).toBe("clarify");
    expect(await alone.innerText()).not.toContain("Germany");
  });

  chat.story("reads more, says that it helped, and is forgotten on disk too", async () => {
    const page = await chat.open();
    const answer = await answerTo(page, `My name is Zephyrina. ${REGISTER.en}`);
    await expectAnswer(answer, "en", "ltr");
    const more = await answerToPress(page, answer.locator('[data-action^="more:"]'));
    expect(await more.locator(".text p, .text li").count()).toBeGreaterThan(
      await answer.locator(".text p, .text li").count(),
    );
    const helped = answer.locator('.rating [data-action^="helpful:"]');
    const id = (await helped.getAttribute("data-action"))?.split(":")[1];
    const thanks = await answerToPress(page, helped);
    expect(await thanks.locator(".text").innerText()).toBe(texts.say("feedback.thanks", "en"));
    expect(await helped.getAttribute("aria-pressed")).toBe("true");
    const rated = (): unknown[] => chat.data.query("select helpful from answer where id = ?", id);
    expect(rated()).toEqual([{ helpful: "yes" }]);
    expect(chat.data.holds("Zephyrina")).toBe(true);

    await pick(page, "#menu-erase");
    await page.locator("#erase-dialog .grave").click();
    await page.getByText(texts.say("forget.done", "en")).waitFor();
    expect(await page.locator(".message").count()).toBe(1);
    expect(await page.locator("body").innerText()).not.toContain("Zephyrina");
    expect(rated()).toEqual([]);
    await expect.poll(() => chat.data.holds("Zephyrina"), SOON).toBe(false);
  });
});

describe("a conversation", () => {
  chat.story("is the same after a reload, and goes on", async () => {
    const page = await chat.open();
    await answerTo(page, "Нужна ли виза гражданам Казахстана?");
    const rated = page.locator('.rating [data-action^="helpful:"]');
    await answerToPress(page, rated);
    const before = await shown(page);
    expect(before).toHaveLength(4);
    await page.reload();
    await expect.poll(() => shown(page), SOON).toEqual(before);
    const followUp = await answerTo(page, "А на три месяца?");
    expect(await followUp.innerText()).toContain("Казахстан");
    expect(await shown(page)).toHaveLength(6);
  });

  chat.story("is one in two tabs, and is erased in both", async () => {
    const page = await chat.open();
    await answerTo(page, REGISTER.en);
    const tab = await secondTab(page);
    await expect.poll(() => shown(tab), SOON).toEqual(await shown(page));
    await answerTo(tab, "How do I get a residence permit?");
    await expect.poll(() => shown(page), SOON).toEqual(await shown(tab));
    expect(await shown(page)).toHaveLength(4);
    await answerTo(page, "Can my spouse work in China?");
    await expect.poll(() => shown(tab), SOON).toEqual(await shown(page));

    await pick(tab, "#menu-erase");
    await tab.locator("#erase-dialog .grave").click();
    for (const each of [page, tab]) {
      await each.getByText(texts.say("forget.done", "en")).waitFor();
      expect(await each.locator(".message").count()).toBe(1);
      expect(await each.locator("#welcome").isVisible()).toBe(true);
    }
    await answerTo(page, REGISTER.en);
    await expect.poll(() => shown(tab), SOON).toEqual(await shown(page));
    expect(await shown(page)).toHaveLength(3);
  });
});

describe("the chat on a site of another origin", () => {
  chat.story("answers in its frame where the site is allowed", async () => {
    site.show({ service: chat.url, script: 'data-locale="ar"' });
    const page = await chat.openBlank({ viewport: { width: 1280, height: 860 } });
    await page.goto(site.origin);
    await page.locator("yizhan-widget button").click();
    const frame = await chatIn(page);
    expect(new URL(frame.url()).origin).toBe(chat.url);
    await expectAnswer(await answerTo(frame, REGISTER.ar), "ar", "rtl");
    expect(await frame.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
  });

  chat.story("is not there where the site is not allowed, framed by hand neither", async () => {
    stranger.show({ service: chat.url });
    const page = await chat.openBlank();
    const warned = page.waitForEvent("console");
    await page.goto(stranger.origin);
    expect((await warned).text()).toContain("WEB_ALLOWED_ORIGINS");
    expect(await page.locator("yizhan-widget").count()).toBe(0);
    const refused = page.waitForEvent("console", (line) => line.text().includes("frame-ancestors"));
    await page.evaluate(`{
      const frame = document.createElement("iframe");
      frame.src = ${JSON.stringify(`${chat.url}/?embedded=1`)};
      document.body.append(frame);
    }`);
    await refused;
    expect(chat.takeComplaints(page)).toHaveLength(2);
  });
});
