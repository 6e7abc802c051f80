import { afterAll, beforeAll, describe, expect } from "vitest";
import { accessFaults } from "../helpers/axe.ts";
import { overflows } from "../helpers/chat-page.ts";
import { signUp } from "../helpers/desk-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress, RealChat } from "../helpers/real-chat.ts";
import {
  startScriptedModel,
  type ModelRequest,
  type ScriptedModel,
} from "../helpers/scripted-model.ts";

const QUESTION = "Как зарегистрироваться в полиции после приезда?";
const ANSWER = "请在24小时内带护照到派出所登记。";
/** What the model says of each; of everything else that it is asked it gives no answer that could be read. */
const WORDS: Readonly<Record<string, string>> = {
  [QUESTION]: "抵达后怎样在警察局登记？",
  [ANSWER]: "Зарегистрируйтесь с паспортом в отделении полиции в течение 24 часов.",
  "请在三天内登记。": "Зарегистрируйтесь в течение четырёх дней.",
};

let model: ScriptedModel;
// Before the service is started, which is told where it listens.
beforeAll(async () => {
  model = await startScriptedModel((request) => ({
    does: "value",
    value: { text: WORDS[textIn(request)] },
  }));
});
afterAll(() => model.close());

const chat = new RealChat(undefined, () => ({
  OPENAI_API_KEY: "a key",
  OPENAI_MODEL: "scripted",
  OPENAI_BASE_URL: model.baseUrl,
}));
const texts = shippedTexts();

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 15_000 };

function textIn({ input }: ModelRequest): string {
  const line = input.split("\n").find((one) => one.startsWith('"')) ?? '""';
  return JSON.parse(line) as string;
}

describe("two languages in a case, in a browser", () => {
  chat.story(
    "staff read the question in theirs, see what would be sent, and the person reads it above the original",
    async () => {
      const desk = await chat.openBlank({ viewport: { width: 1280, height: 860 } });
      await signUp(desk, chat);
      const person = await chat.open({ locale: "ru-RU", timezoneId: "Asia/Almaty" });
      await answerTo(person, QUESTION);
      const consent = await answerTo(person, "хочу поговорить с человеком");
      const agree = consent.getByRole("button", { name: texts.say("handover.action.agree", "ru") });
      await answerToPress(person, agree);

      await desk.locator(".cases a").first().click(SOON);
      await desk.locator(".entry.person .translation", { hasText: "抵达后" }).waitFor(SOON);
      await desk.locator(".question .translation", { hasText: "抵达后" }).waitFor(SOON);
      await desk.getByRole("button", { name: "Take", exact: true }).first().click(SOON);

      const composer = desk.locator(".composer textarea");
      const translate = desk.getByRole("button", { name: "Translate into Russian" });
      await composer.fill("请在三天内登记。", SOON);
      await translate.click();
      await desk
        .locator(".translation.held", { hasText: "a figure, a date or a time" })
        .waitFor(SOON);
      expect(await desk.locator(".send").innerText()).toContain("Send to the person");

      await composer.fill(ANSWER);
      await translate.click();
      await desk.locator(".translation.proposed", { hasText: "в течение 24 часов" }).waitFor(SOON);
      expect(await accessFaults(desk)).toEqual([]);
      await composer.fill(`${ANSWER}谢谢。`);
      await desk.locator(".translation.proposed").waitFor({ state: "detached", ...SOON });
      await composer.fill(ANSWER);
      await desk.locator(".translation.proposed").waitFor(SOON);
      await desk.getByRole("button", { name: "Send with translation" }).click();

      const reply = person.locator(".message.staff", { hasText: "в течение 24 часов" });
      await reply.waitFor(SOON);
      const words = await reply.innerText();
      expect(words.indexOf("Машинный перевод")).toBeGreaterThan(0);
      expect(words.indexOf(ANSWER)).toBeGreaterThan(words.indexOf("в течение 24 часов"));
      await desk
        .locator(".entry.staff .translation", { hasText: "в течение 24 часов" })
        .waitFor(SOON);
      expect(await accessFaults(desk)).toEqual([]);
      await desk.setViewportSize({ width: 390, height: 800 });
      expect(await overflows(desk)).toBe(false);
    },
    { timeout: 120_000 },
  );
});
