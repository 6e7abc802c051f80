import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { accessFaults } from "../helpers/axe.ts";
import { overflows } from "../helpers/chat-page.ts";
import { signIn, signUp } from "../helpers/desk-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, RealChat } from "../helpers/real-chat.ts";

/** Whoever wrote a draft may publish it, so that one browser plays both; that two are needed otherwise is tested without one. */
const chat = new RealChat(
  () => [],
  () => ({ CONTENT_ONE_PERSON: "true" }),
);
const texts = shippedTexts();

const SOON = { timeout: 20_000 };
/** Content is read, learned and measured meanwhile. */
const LATER = { timeout: 300_000 };
const QUESTION = "Can Germans enter without a visa for two weeks?";
const UNILATERAL = "/console/content/articles/visas/visa-free-unilateral";

/** Somebody at the chat page who was told already for how many days it keeps what is said. */
async function greeted(): Promise<Page> {
  const person = await chat.open({ locale: "en-US" });
  await answerTo(person, "hello");
  return person;
}

/** Looks at it wide and narrow. */
async function expectUsable(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}

describe("an administrator, in a browser", () => {
  chat.story(
    "withdraws what is wrong, and nobody is told it from then on; lifts it, and it is told again",
    async () => {
      const desk = await chat.openBlank({
        locale: "en-US",
        viewport: { width: 1280, height: 860 },
      });
      await signUp(desk, chat);
      const person = await greeted();
      expect(await (await answerTo(person, QUESTION)).innerText()).toContain("30 days");

      await desk.goto(chat.url + UNILATERAL);
      await desk.locator(".claims li").first().waitFor(SOON);
      await expectUsable(desk);
      await desk.getByRole("button", { name: "Withdraw now: exemption", exact: true }).click(SOON);
      await desk.locator("[role=dialog] textarea:not([aria-hidden])").fill("The list has changed.");
      await desk.getByRole("dialog").getByRole("button", { name: "Withdraw now" }).click();
      await desk.getByRole("link", { name: "To what is withdrawn" }).click(SOON);
      await desk.locator(".cards .card").first().waitFor(SOON);
      await expectUsable(desk);
      await person.waitForTimeout(2_000);
      const after = await (await answerTo(person, QUESTION)).innerText();
      expect(after).not.toContain("30 days");
      expect(after).toContain(
        texts.say("validity.withdrawn", "en", { date: "—" }).split("—")[1]?.trim(),
      );

      await desk
        .getByRole("button", { name: /^Tell again/ })
        .first()
        .click(SOON);
      const reason = desk.locator("[role=dialog] textarea:not([aria-hidden])");
      await reason.fill("It was right.");
      await desk
        .getByRole("dialog")
        .getByRole("button", { name: /^Tell again/ })
        .click();
      await desk.getByRole("dialog").waitFor({ ...SOON, state: "hidden" });
      await person.waitForTimeout(2_000);
      expect(await (await answerTo(person, QUESTION)).innerText()).toContain("30 days");
    },
    { timeout: 180_000 },
  );

  chat.story(
    "changes a figure, sees every sentence that it alters in six languages, measures it and publishes it",
    async () => {
      const desk = await chat.openBlank({
        locale: "en-US",
        viewport: { width: 1280, height: 860 },
      });
      await signIn(desk, chat);

      await desk.goto(`${chat.url}/console/content/facts`);
      await desk.locator("main input[type=search]").fill("exemptionStay");
      await desk.getByRole("button", { name: /^Edit: exemptionStay/ }).click(SOON);
      const dialog = desk.getByRole("dialog");
      await dialog.getByRole("textbox", { name: "Value" }).fill("15 days");
      await dialog.getByRole("button", { name: "Put into the draft" }).click();
      await desk.locator(".diff").first().waitFor(SOON);
      await desk.getByRole("button", { name: "Check now" }).click();
      await desk.locator(".effects").waitFor(LATER);
      const effects = await desk.locator(".effects").innerText();
      for (const language of ["English", "Arabic", "Spanish", "French", "Russian", "Chinese"]) {
        expect(effects).toContain(language);
      }
      await expectUsable(desk);
      await desk.getByRole("textbox", { name: "Reason" }).fill("The list says so.");
      await desk.getByRole("button", { name: "Submit for publishing" }).click();
      await desk.locator("#publish-title").waitFor(LATER);
      await desk.getByText(/No language fares worse|It fares worse/).waitFor(LATER);
      await expectUsable(desk);
      await desk.getByRole("button", { name: /^Publish/ }).click();
      await desk.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
      await desk.getByRole("heading", { name: /^Release \d/ }).waitFor(LATER);
      await expectUsable(desk);

      const person = await greeted();
      const told = await (
        await answerTo(person, "How long may I stay in China visa-free under the exemption list?")
      ).innerText();
      expect(told).not.toContain("30 days");
    },
    { timeout: 900_000 },
  );
});
