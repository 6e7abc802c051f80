import { describe, expect } from "vitest";
import { accessFaults } from "../helpers/axe.ts";
import { overflows } from "../helpers/chat-page.ts";
import { signUp } from "../helpers/desk-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress, RealChat } from "../helpers/real-chat.ts";

const chat = new RealChat();
const texts = shippedTexts();

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 15_000 };

describe("somebody of the staff, in a browser", () => {
  chat.story(
    "makes the first account, takes a case that comes in, answers and ends it; the person sees it all",
    async () => {
      const desk = await chat.openBlank({ viewport: { width: 1280, height: 860 } });
      await signUp(desk, chat);
      expect(desk.url()).not.toContain("#");
      expect(await accessFaults(desk)).toEqual([]);

      const person = await chat.open({ locale: "ru-RU", timezoneId: "Asia/Almaty" });
      await answerTo(person, "Как зарегистрироваться в полиции после приезда?");
      const consent = await answerTo(person, "хочу поговорить с человеком");
      const agree = consent.getByRole("button", {
        name: texts.say("handover.action.agree", "ru"),
      });
      const receipt = await answerToPress(person, agree);
      expect(await receipt.innerText()).toMatch(/YZ-\d{4}-0001/);

      await desk.locator(".cases a").first().click(SOON);
      await desk.getByRole("button", { name: "Take", exact: true }).first().click(SOON);
      const composer = desk.locator(".composer textarea");
      await composer.fill("Возьмите с собой паспорт <b>и</b> визу.", SOON);
      await desk.locator(".send").click();
      await desk.locator(".entry", { hasText: "<b>и</b>" }).waitFor(SOON);
      const reply = person.locator(".message.staff", { hasText: "Возьмите с собой паспорт" });
      await reply.waitFor(SOON);
      expect(await reply.innerText()).toContain("<b>и</b>");
      expect(await reply.innerText()).toContain("Li Wei");

      await person.locator("textarea").fill("А где это находится?");
      await person.keyboard.press("Enter");
      await desk.locator(".entry", { hasText: "А где это находится?" }).waitFor(SOON);
      expect(await accessFaults(desk)).toEqual([]);

      await desk.getByRole("button", { name: "Mark as answered" }).click();
      const asking = desk.getByRole("dialog");
      await asking.getByRole("button", { name: "Mark as answered" }).click(SOON);
      // While it fades it has nothing to ask any more, and no name.
      await asking.waitFor({ ...SOON, state: "detached" });
      const good = person.getByRole("button", { name: texts.say("case.action.good", "ru") });
      await answerToPress(person, good);
      await desk.setViewportSize({ width: 390, height: 800 });
      expect(await overflows(desk)).toBe(false);
      expect(await accessFaults(desk)).toEqual([]);
    },
    { timeout: 120_000 },
  );

  chat.story(
    "is not let in without the right password, and learns nothing of accounts",
    async () => {
      const page = await chat.openBlank({ locale: "en-US" });
      await page.goto(`${chat.url}/console`);
      const said: string[] = [];
      for (const email of ["li@example.org", "nobody@example.org"]) {
        await page.locator("input[type=email]").fill(email);
        await page.locator("input[type=password]").fill("not the password");
        await page.locator("button[type=submit]").click();
        await page.locator("[role=alert]").waitFor(SOON);
        said.push(await page.locator("[role=alert]").innerText());
      }
      expect(said[0]).toBe(said[1]);
    },
  );
});
