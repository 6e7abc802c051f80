import { describe, expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import { accessFaults } from "../helpers/axe.ts";
import { overflows } from "../helpers/chat-page.ts";
import { ADMIN, signIn, signUp } from "../helpers/desk-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress, RealChat } from "../helpers/real-chat.ts";

const chat = new RealChat();
const texts = shippedTexts();

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 30_000 };
const PHONE = { width: 390, height: 844 };
const SMALL_SCREEN = { width: 1280, height: 800 };
/** The same phone while its keyboard is open. */
const WITH_KEYBOARD = { width: 390, height: 520 };

describe("somebody of the staff with a phone", () => {
  chat.story(
    "reads and answers with the keyboard open, keeps their place, and loses no word without being asked",
    async () => {
      const desk = await chat.openBlank({ viewport: PHONE });
      await signUp(desk, chat);
      const person = await chat.open({ locale: "en-US", timezoneId: "Asia/Almaty" });
      await openCase(person);
      await desk.locator(".cases a").first().click(SOON);
      const heading = desk.locator("#case-reference");
      await heading.waitFor(SOON);
      expect(await desk.locator("details.question").getAttribute("open")).not.toBeNull();

      await desk.getByRole("button", { name: "Take", exact: true }).last().click(SOON);
      const field = desk.locator(".composer textarea");
      await field.waitFor(SOON);
      await expectFocus(field);
      expect(await desk.locator("details.question").getAttribute("open")).toBeNull();

      await desk.setViewportSize(WITH_KEYBOARD);
      await field.fill("Please bring your passport.");
      expect(await isInSight(desk, field)).toBe(true);
      expect(await isInSight(desk, desk.locator(".send"))).toBe(true);
      const read = await desk.locator(".case-scroll").boundingBox();
      expect(read?.height).toBeGreaterThan(WITH_KEYBOARD.height / 3);
      await expectAbove(desk.locator(".transcript > :last-child"), desk.locator(".composer"));
      expect(await overflows(desk)).toBe(false);
      expect(await accessFaults(desk)).toEqual([]);

      await desk.getByRole("button", { name: /^Menu of/u }).click();
      await desk.getByRole("menuitem", { name: "Sign out" }).click();
      const asking = desk.getByRole("dialog");
      await asking.getByText("What you wrote in 1 case was not sent.").waitFor(SOON);
      await asking.getByRole("button", { name: "Stay signed in" }).click();
      await asking.waitFor({ ...SOON, state: "hidden" });
      expect(await field.inputValue()).toBe("Please bring your passport.");

      await desk.getByRole("button", { name: "Mark as answered" }).click();
      await asking.getByText("Nobody of the staff has replied").waitFor(SOON);
      await asking.getByText("a reply that was not sent").waitFor(SOON);
      await asking.getByRole("button", { name: "Mark as answered" }).click();
      await asking.waitFor({ ...SOON, state: "hidden" });
      await expectFocus(heading);
      await person.getByText("without writing an answer here").waitFor(SOON);
    },
    { timeout: 180_000 },
  );

  chat.story(
    "whose session ends by itself is told so, and that what they wrote is kept",
    async () => {
      const desk = await chat.openBlank({ viewport: PHONE });
      await desk.goto(`${chat.url}/console`);
      await desk.locator("input[type=email]").fill(ADMIN.email);
      await desk.locator("input[type=password]").fill(ADMIN.password);
      await desk.locator("button[type=submit]").click();
      await desk.locator(".list-pane").waitFor(SOON);
      await desk.context().clearCookies();
      await desk.evaluate('history.pushState(null, "", "/console/numbers")');
      await desk.getByText("Your session has ended. What you wrote is kept").waitFor(SOON);
    },
    { timeout: 120_000 },
  );
});

describe("somebody of the staff with a small screen", () => {
  chat.story(
    "sees the whole header on one line, with every page of an administrator",
    async () => {
      const desk = await chat.openBlank({ viewport: SMALL_SCREEN });
      await signIn(desk, chat.url);
      await desk.locator(".list-pane").waitFor(SOON);
      for (const width of [1200, SMALL_SCREEN.width, 1440, 1519, 1520]) {
        await desk.setViewportSize({ ...SMALL_SCREEN, width });
        const bar = await desk.locator("header.top").boundingBox();
        const last = await desk.locator("header.top .person-menu").boundingBox();
        expect(await desk.locator("header.top nav a").count()).toBe(9);
        expect(await overflows(desk), `at ${String(width)} px`).toBe(false);
        expect((last?.x ?? width) + (last?.width ?? 0)).toBeLessThanOrEqual(width);
        expect(bar?.height ?? 0).toBeLessThan(64);
        expect(await areApart(desk.locator("header.top nav a, header.top .person-menu"))).toBe(
          true,
        );
      }
    },
    { timeout: 120_000 },
  );
});

/** Whether each stands beside the one before it, and covers none of it. */
async function areApart(places: Locator): Promise<boolean> {
  const boxes = await Promise.all((await places.all()).map((each) => each.boundingBox()));
  return boxes.every((box, index) => {
    const before = boxes[index - 1] ?? null;
    return box !== null && (before === null || before.x + before.width <= box.x + 1);
  });
}

async function openCase(person: Page): Promise<void> {
  await answerTo(person, "How do I register with the police after I arrive?");
  const consent = await answerTo(person, "I want to talk to a human");
  const name = texts.say("handover.action.agree", "en");
  await answerToPress(person, consent.getByRole("button", { name }));
}

async function expectAbove(place: Locator, other: Locator): Promise<void> {
  const isAbove = async (): Promise<boolean> => {
    const [above, below] = await Promise.all([place.boundingBox(), other.boundingBox()]);
    return above !== null && below !== null && above.y + above.height <= below.y;
  };
  await expect.poll(isAbove, SOON).toBe(true);
}

async function expectFocus(place: Locator): Promise<void> {
  await place.and(place.page().locator(":focus")).waitFor(SOON);
}

/** Whether some of it stands within the screen. */
async function isInSight(page: Page, place: Locator): Promise<boolean> {
  const box = await place.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y + box.height > 0 && box.y + box.height <= height;
}
