import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { WebMessage } from "../../adapters/web/events.ts";
import { toMarkdown } from "../../adapters/shared/markdown.ts";
import { paragraph } from "../../src/domain/block.ts";
import { accessFaults } from "../helpers/axe.ts";
import { ask, ChatPages, overflows, pick } from "../helpers/chat-page.ts";
import { signUp } from "../helpers/desk-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress, RealChat } from "../helpers/real-chat.ts";
import { scriptedAnswer } from "../helpers/scripted-answers.ts";
import { aWebMessage, ScriptedStream } from "../helpers/scripted-stream.ts";

const NOW = "2026-11-27T09:05:00Z";
const REFERENCE = "YZ-2026-0042";
const PIN = "1234\u00a05678";

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 20_000 };

const chat = new ChatPages(scriptedAnswer);
const real = new RealChat();

/** A page on which a test tells what is said, at a time that stands still. */
async function told(
  stream: ScriptedStream,
  messages: readonly (readonly [string, Partial<WebMessage>])[],
  path = "/",
): Promise<Page> {
  const page = await chat.openBlank({
    timezoneId: "UTC",
    viewport: { width: 390, height: 780 },
  });
  await page.clock.setFixedTime(new Date(NOW));
  await stream.replaceIn(page.context());
  for (const [id, change] of messages) {
    stream.tell({ type: "message", data: aWebMessage(id, { at: NOW, ...change }) });
  }
  await page.goto(chat.service.url + path);
  await ask(page, "Visa?");
  await page.locator(`[data-id="${messages.at(-1)?.[0] ?? ""}"]`).waitFor();
  await page.locator(".unsent").waitFor({ state: "detached" });
  return page;
}

/** Whether the page lies behind others, as a browser tells it. */
async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, "hidden", { configurable: true, get: () => ${String(isHidden)} });
    document.dispatchEvent(new Event("visibilitychange"));
  `);
}

const words = (text: string): string => toMarkdown([paragraph(text)]);

describe("what staff write", () => {
  chat.story(
    "can be followed where it is an https address, and stays words where not",
    async () => {
      const hostile = ["javascript:alert(1)", "https://nia.gov.cn@evil.example/"];
      const lookalike = "https://\u0430pple.com/";
      const page = await told(new ScriptedStream(), [
        ["bot", { text: words("Not https://bot.example/ by itself.") }],
        [
          "staff",
          {
            from: "staff",
            language: "ar",
            dir: "rtl",
            text: words(`انظر https://nia.gov.cn/a_b?c=1&d=2. ${hostile.join(" ")} ${lookalike}`),
          },
        ],
        ["markup", { from: "staff", text: "[https://nia.gov.cn/](https://nia.gov.cn/x)" }],
      ]);
      expect(await page.locator('[data-id="bot"] a').count()).toBe(0);
      const shown = await page.evaluate(
        `[...document.querySelectorAll('[data-id="staff"] .text a')]
          .map((a) => [a.textContent, a.href, a.rel, a.target, a.dir])`,
      );
      const safe = ["noopener noreferrer", "_blank", "ltr"];
      expect(shown).toEqual([
        ["https://nia.gov.cn/a_b?c=1&d=2", "https://nia.gov.cn/a_b?c=1&d=2", ...safe],
        [lookalike, "https://xn--pple-43d.com/", ...safe],
      ]);
      const written = await page.locator('[data-id="staff"] .text').innerText();
      for (const each of hostile) expect(written).toContain(each);
      // An address that is a link by its markup is one link.
      expect(await page.locator('[data-id="markup"] a').count()).toBe(1);
      expect(await overflows(page)).toBe(false);
    },
  );

  chat.story(
    "has its time, as what the person wrote has, below the day where that changes",
    async () => {
      const page = await told(
        new ScriptedStream(),
        [
          ["old", { at: "2026-11-25T08:00:00Z" }],
          ["mine", { from: "person", language: null, at: "2026-11-26T14:05:00Z" }],
          // Corrected today, and said before what stands below it.
          ["theirs", { from: "staff", language: "fr", at: "2026-11-27T08:00:00Z" }],
          ["late", { from: "staff", language: "fr", at: "2026-11-26T23:59:00Z" }],
          ["new", { from: "staff", language: "fr", at: NOW }],
        ],
        "/?lang=fr",
      );
      const days = (): Promise<string[]> => page.locator("#log .day").allInnerTexts();
      expect(await days()).toEqual(["Mercredi 25 novembre 2026", "Hier", "Aujourd’hui"]);
      const times = page.locator("#log time");
      expect(await times.allInnerTexts()).toEqual(["14:05", "08:00", "23:59", "09:05"]);
      expect(await times.first().getAttribute("datetime")).toBe("2026-11-26T14:05:00Z");
      expect(await page.locator('[data-id="old"] time').count()).toBe(0);
      await page.selectOption("#language", "en");
      await page.locator("html[lang=en]").waitFor();
      expect(await days()).toEqual(["Wednesday, 25 November 2026", "Yesterday", "Today"]);
      await page.clock.setFixedTime(new Date("2026-11-28T00:01:00Z"));
      await hide(page, false);
      expect((await days()).slice(1)).toEqual(["Thursday, 26 November 2026", "Yesterday"]);
    },
  );

  chat.story("is counted in the title of a page that nobody looks at", async () => {
    const stream = new ScriptedStream();
    const page = await told(stream, [["first", { from: "staff" }]]);
    const title = await page.title();
    expect(title).not.toMatch(/^\(/);
    await hide(page, true);
    stream.tell({ type: "message", data: aWebMessage("own", { from: "person", at: NOW }) });
    stream.tell({ type: "message", data: aWebMessage("second", { from: "staff", at: NOW }) });
    await page.locator('[data-id="second"]').waitFor();
    expect(await page.title()).toBe(`(1) ${title}`);
    await hide(page, false);
    expect(await page.title()).toBe(title);
  });
});

describe("whoever leaves a case", () => {
  chat.story("finds the PIN in the dialog that would cover it, and nobody after them", async () => {
    const receipt = shippedTexts().say("return.receipt", "en", {
      menu: "Come back to a conversation",
      reference: REFERENCE,
      pin: PIN,
    });
    const page = await told(new ScriptedStream(), [
      ["receipt", { outcome: "human", text: words(receipt), openedCase: REFERENCE }],
    ]);
    const dialog = page.locator("#leave-dialog");
    await pick(page, "#menu-new");
    expect(await dialog.innerText()).toContain(`PIN: ${PIN}`);
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    // The page hears of the closing a moment after it.
    await expect.poll(() => dialog.textContent()).not.toContain(PIN);
  });
});

describe("words that are too long", () => {
  chat.story("are marked so for whoever does not see the colour", async () => {
    const page = await chat.open();
    const question = page.locator("#question");
    await question.fill("x".repeat(4_001));
    expect(await question.getAttribute("aria-invalid")).toBe("true");
    await question.fill("x".repeat(4_000));
    expect(await question.getAttribute("aria-invalid")).toBeNull();
  });
});

describe("the desk, in a browser", () => {
  real.story(
    "says why there is no answer of the bot, follows the person’s language, and sends no article unseen",
    async () => {
      const desk = await real.openBlank({ viewport: { width: 1280, height: 860 } });
      await signUp(desk, real);
      const person = await real.open();
      await answerTo(person, "How do I renew my residence permit?");
      await answerTo(person, "Which dentist in Chengdu is good for kids?");
      const consent = await answerTo(person, "/human");
      const trim = consent.getByRole("button", { name: "Share only my last question" });
      await answerToPress(person, trim);

      await desk.locator(".cases a").first().click(SOON);
      const question = desk.locator(".question");
      await question.getByText("shared only the question").waitFor(SOON);
      expect(await question.innerText()).not.toContain("at once");
      expect(await question.innerText()).not.toContain("Green channels");

      await desk.getByRole("button", { name: "Take", exact: true }).first().click(SOON);
      await person.selectOption("#language", "fr");
      await desk.getByText("The person now reads French").waitFor(SOON);
      await desk.locator(".send", { hasText: "French" }).waitFor(SOON);

      await desk.getByRole("button", { name: "Send an article" }).click();
      const dialog = desk.getByRole("dialog");
      await dialog.locator("input[type=search]").fill("residence permit");
      const first = dialog.locator(".article").first();
      await first.getByRole("button", { name: "Look before sending" }).click(SOON);
      const text = await first.locator(".words").innerText();
      expect(text.split("\n").length).toBeGreaterThan(1);
      expect(text).not.toContain(await first.locator("strong").innerText());
      expect(await first.locator("li").count()).toBeGreaterThan(0);
      expect(await accessFaults(desk)).toEqual([]);
      expect(await person.locator(".message.staff").count()).toBe(0);
      await first.getByRole("button", { name: "Send in French" }).click();
      const sent = person.locator(".message.staff[lang=fr]");
      await sent.waitFor(SOON);
      expect(await sent.innerText()).toContain(text.split("\n")[0] ?? "no line");
    },
    { timeout: 120_000 },
  );
});
