import type { Page } from "playwright-core";
import { beforeAll, describe, expect } from "vitest";
import { accessFaults } from "../helpers/axe.ts";
import { ask, overflows, pick } from "../helpers/chat-page.ts";
import { Desk } from "../helpers/hand-over/desk.ts";
import { chatIn, ForeignSite } from "../helpers/foreign-site.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { answerTo, answerToPress, RealChat, shown } from "../helpers/real-chat.ts";

const site = new ForeignSite();
const chat = new RealChat(() => [site.origin]);
const REGISTER = {
  ar: "كيف أسجل عنواني لدى الشرطة بعد الوصول؟",
  en: "How do I register my address with the police?",
};
const SOON = { timeout: 15_000 };

beforeAll(async () => {
  // It is printed a moment after the address, with which the start of the tests is content.
  await waitFor(isLinkPrinted, SOON.timeout);
  const token = chat.firstAdminLink.split("#")[1] ?? "";
  await new Desk(chat.url).join(token, { name: "Li Wei", email: "li.wei@centre.example" });
});

function isLinkPrinted(): boolean {
  try {
    return chat.firstAdminLink !== "";
  } catch {
    return false;
  }
}

interface Receipt {
  readonly reference: string;
  readonly pin: string;
}

/** Asks a question, asks for a person and agrees; returns what the receipt tells. */
async function handedOver(page: Page, question = REGISTER.en): Promise<Receipt> {
  await answerTo(page, question);
  const consent = await answerTo(page, "/human");
  const receipt = await answerToPress(page, consent.locator('[data-action^="handover:agree"]'));
  const words = await receipt.locator(".text").innerText();
  const reference = /YZ-\d{4}-\d{4,}/u.exec(words)?.[0] ?? "no reference";
  const pin = /\d{4}\u00a0\d{4}/u.exec(words)?.[0] ?? "no PIN";
  return { reference, pin };
}

async function typeIn(page: Page, { reference, pin }: Receipt): Promise<void> {
  await page.fill("#return-reference", reference);
  await page.fill("#return-pin", pin);
  await page.press("#return-pin", "Enter");
}

async function comeBack(page: Page, receipt: Receipt): Promise<void> {
  await pick(page, "#menu-return");
  await typeIn(page, receipt);
}

function fault(page: Page): Promise<string> {
  return page.locator("#return-error").innerText();
}

/** Where the two groups of the PIN begin on the screen. */
function leftsOfGroups(page: Page, { pin }: Receipt): Promise<number[]> {
  return page.evaluate(`(() => {
    const pin = ${JSON.stringify(pin)};
    const texts = document.createTreeWalker(document.querySelector("#log"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && !texts.currentNode.textContent.includes(pin));
    const at = texts.currentNode.textContent.indexOf(pin);
    return [at, at + 5].map((start) => {
      const range = document.createRange();
      range.setStart(texts.currentNode, start);
      range.setEnd(texts.currentNode, start + 4);
      return range.getBoundingClientRect().left;
    });
  })()`);
}

describe("somebody with a reference and a PIN", () => {
  chat.story(
    "comes back from another browser, sees all that was said, and writes on in both",
    async () => {
      const old = await chat.open();
      const receipt = await handedOver(old);
      await old.click("#new");
      expect(await old.locator("#leave-dialog").innerText()).toContain(receipt.reference);
      await old.keyboard.press("Escape");
      const other = await chat.open();
      await comeBack(other, { ...receipt, reference: receipt.reference.toLowerCase() });
      await other.locator(".message.system").waitFor();
      expect(await other.locator("#return-dialog").isVisible()).toBe(false);
      expect(await other.locator("#welcome").isVisible()).toBe(false);
      await old.locator(".message.system").waitFor(SOON);
      expect(await shown(other)).toEqual(await shown(old));
      expect(await other.locator(".message.system .text").innerText()).toContain(receipt.reference);
      await answerTo(other, "Do I need a visa for a conference?");
      await expect.poll(() => shown(old), SOON).toEqual(await shown(other));
      expect((await shown(old)).join("\n")).toContain("Do I need a visa for a conference?");
      await answerTo(old, "And for three months?");
      await expect.poll(() => shown(other), SOON).toEqual(await shown(old));
      // The tab remembers it, and not the PIN.
      await other.reload();
      await expect.poll(() => shown(other), SOON).toEqual(await shown(old));
      expect(await other.evaluate("JSON.stringify(sessionStorage)")).not.toMatch(
        new RegExp(receipt.pin.replace("\u00a0", "\\s*"), "u"),
      );
    },
    { timeout: 90_000 },
  );

  chat.story(
    "is told in words what is wrong, by whatever way they read",
    async () => {
      const receipt = await handedOver(await chat.open());
      const page = await chat.open();
      await page.route("**/assets/returning-*", (route) => route.abort());
      await pick(page, "#menu-return");
      await expect.poll(() => fault(page)).toContain("try again, or reload this page");
      await page.unroute("**/assets/returning-*");
      await page.reload();
      await page.waitForSelector("body.ready");
      await pick(page, "#menu-return");
      await page.locator("#return-dialog").waitFor();
      expect(await fault(page)).toBe("");
      expect(await accessFaults(page)).toEqual([]);
      expect(await page.evaluate("document.activeElement.id")).toBe("return-reference");
      expect(await page.getAttribute("#return-pin", "inputmode")).toBe("numeric");
      await typeIn(page, { ...receipt, pin: "1234" });
      await expect.poll(() => fault(page)).toBe("A PIN has eight digits. Please check it.");
      expect(await page.evaluate("document.activeElement.id")).toBe("return-pin");
      const wrong = { ...receipt, pin: receipt.pin.startsWith("1") ? "2000 0000" : "1000 0000" };
      await typeIn(page, wrong);
      await expect.poll(() => fault(page), SOON).toContain("Please check both");
      expect(await accessFaults(page)).toEqual([]);
      for (let n = 0; n < 4; n += 1) {
        await typeIn(page, wrong);
        await expect.poll(() => fault(page), SOON).not.toBe("");
      }
      await typeIn(page, receipt);
      await expect.poll(() => fault(page), SOON).toMatch(/Minutes until the next one: \d\d$/u);
      await page.locator("#return-dialog").getByText("Cancel").click();
      expect(await page.locator("#return-dialog").isVisible()).toBe(false);
      await pick(page, "#menu-return");
      expect(await page.inputValue("#return-pin")).toBe("");
      expect(await fault(page)).toBe("");
      await page.route("**/web/returns", (route) => route.abort());
      await typeIn(page, receipt);
      await expect.poll(() => fault(page), SOON).toContain("cannot be reached");
      await page.keyboard.press("Escape");
      expect(await page.locator("#welcome").isVisible()).toBe(true);
    },
    { timeout: 90_000 },
  );

  chat.story(
    "keeps what was not sent yet where it belongs",
    async () => {
      const receipt = await handedOver(await chat.open());
      const page = await chat.open();
      await answerTo(page, "Do I need a visa for a conference?");
      const before = await page.evaluate(`sessionStorage.getItem("yizhan.conversation")`);
      await page.route("**/messages", (route) => route.abort());
      await ask(page, "Said in the conversation of this page");
      await page.locator(".unsent").waitFor();
      await comeBack(page, receipt);
      await expect.poll(() => fault(page)).toContain("has not been sent yet");
      await page.unroute("**/messages");
      await page.keyboard.press("Escape");
      expect(await page.evaluate(`sessionStorage.getItem("yizhan.conversation")`)).toBe(before);
      await page.locator(".unsent").waitFor({ state: "detached", ...SOON });
      // What is written while the answer is on its way stays as well.
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route("**/web/returns", async (route) => {
        await held;
        await route.continue();
      });
      await comeBack(page, receipt);
      await page.keyboard.press("Escape");
      const done = page.waitForResponse("**/web/returns");
      answer();
      expect((await done).status()).toBe(200);
      expect(await page.evaluate(`sessionStorage.getItem("yizhan.conversation")`)).toBe(before);
      expect((await shown(page)).join("\n")).toContain("conversation of this page");
      await page.unroute("**/web/returns");
      await comeBack(page, receipt);
      await page.locator(".message.system").first().waitFor(SOON);
      expect((await shown(page)).join("\n")).not.toContain("conversation of this page");
    },
    { timeout: 90_000 },
  );

  chat.story(
    "reads the page in the language of the conversation, also from right to left on a phone",
    async () => {
      const receipt = await handedOver(await chat.open({ locale: "ar-EG" }), REGISTER.ar);
      const page = await chat.open({ locale: "en-US", viewport: { width: 360, height: 640 } });
      await pick(page, "#menu-return");
      expect(await overflows(page)).toBe(false);
      await typeIn(page, receipt);
      await page.locator(".message.system").waitFor(SOON);
      await expect.poll(() => page.getAttribute("html", "dir"), SOON).toBe("rtl");
      const [first = 0, second = 0] = await leftsOfGroups(page, receipt);
      expect(first).toBeLessThan(second);
      await pick(page, "#menu-return");
      expect(await overflows(page)).toBe(false);
      expect(await accessFaults(page)).toEqual([]);
    },
    { timeout: 90_000 },
  );

  chat.story(
    "comes back in the frame of another site as well",
    async () => {
      const receipt = await handedOver(await chat.open());
      const page = await chat.openBlank();
      site.show({ service: chat.url });
      await page.goto(site.origin);
      await page.locator("yizhan-widget button").click();
      const frame = await chatIn(page);
      await frame.click("#menu summary");
      await frame.click("#menu-return");
      await frame.fill("#return-reference", receipt.reference);
      await frame.fill("#return-pin", receipt.pin);
      await frame.press("#return-pin", "Enter");
      await frame.locator(".message.system").waitFor(SOON);
      expect(await frame.locator(".message.bot").count()).toBeGreaterThanOrEqual(3);
    },
    { timeout: 90_000 },
  );
});
