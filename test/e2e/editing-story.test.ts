import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import {
  confirm,
  correctFact,
  dialogOf,
  expectNobodyLeftToTell,
  expectUsable,
  lift,
  LATER,
  publish,
  SOON,
  submit,
  tellAgain,
  withdraw,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";
import type { ResearcherDriver } from "../helpers/hand-over/drivers.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress, shown } from "../helpers/real-chat.ts";
import { waitFor } from "../helpers/wait-for.ts";

const world = new EditingWorld();
const texts = shippedTexts();

const UNILATERAL = "/console/content/articles/visas/visa-free-unilateral";
const ENGLISH = "how long may i stay under the visa-free list of china itself";
const CHINESE = "中国单方面免签可以停留多少天";
const RUSSIAN = "список стран которым китай сам разрешил въезд без визы";

const inChat = async (page: Page, question: string): Promise<string> =>
  (await answerTo(page, question)).innerText();

/** What is answered on Telegram, in however many messages. */
async function onTelegram(person: ResearcherDriver, question: string): Promise<string> {
  const before = person.told().length;
  await person.say(question);
  await waitFor(() => person.told().length > before, 20_000);
  return person.told()[before]?.words ?? "";
}

type Sentence = "notice.corrected" | "notice.withdrawn" | "validity.withdrawn";

/** Notices begin some seconds after what they tell of, and are looked for as often. */
const NOTICES_WITHIN_MS = 10_000;

/** The longest part of a sentence that is the same whatever is put into it. */
function fixedPart(key: Sentence, locale: string): string {
  const parts = texts.say(key, locale, { date: "—", title: "—" }).split("—");
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest)).trim();
}

/** How many messages of the chat page hold the words. */
const timesShown = async (page: Page, words: string): Promise<number> =>
  (await shown(page)).filter((message) => message.includes(words)).length;

const timesTold = (person: ResearcherDriver, words: string): number =>
  person.told().filter((message) => message.words.includes(words)).length;

describe("an administrator and a second person, in browsers of their own", () => {
  world.story(
    "correct a figure in six languages; the chat page and Telegram say the new one, and tell those who were told",
    async () => {
      const person = await world.person("en-US", "hello");
      const nadia = world.onTelegram("ru");
      expect(await inChat(person, ENGLISH)).toContain("30 days");
      expect(await onTelegram(nadia, RUSSIAN)).toContain("30 дней");

      const writer = await world.desk("writer");
      await correctFact(writer, world.url, "exemptionStay", "15 days");
      await expectUsable(writer);
      await writer.getByRole("button", { name: "Check now" }).click();
      const effects = await writer.locator(".effects").innerText(LATER);
      for (const language of ["English", "Arabic", "Spanish", "French", "Russian", "Chinese"]) {
        expect(effects).toContain(language);
      }
      await expectUsable(writer);
      await submit(writer, "The list says so.");
      await writer.getByText("You wrote in this draft").waitFor(LATER);
      expect(await writer.getByRole("button", { name: /^Publish/ }).count()).toBe(0);

      const reader = await world.desk("reader");
      await publish(reader, writer.url());
      await expectUsable(reader);
      expect(await inChat(person, ENGLISH)).toContain("15 days");
      expect(await onTelegram(nadia, RUSSIAN)).toContain("15 дней");

      expect(await tellAgain(reader)).toMatch(/^2 people/);
      world.skip(NOTICES_WITHIN_MS);
      await person
        .locator(".message.bot", { hasText: fixedPart("notice.corrected", "en") })
        .waitFor(SOON);
      const told = fixedPart("notice.corrected", "ru");
      await waitFor(() => timesTold(nadia, told) === 1, 20_000);
    },
    { timeout: 400_000 },
  );

  world.story(
    "undo that release, and the old figure is told again",
    async () => {
      const person = await world.person("en-US", "hello");
      expect(await inChat(person, ENGLISH)).toContain("15 days");
      const reader = await world.desk("reader");
      await reader.goto(`${world.url}/console/content/releases`);
      const release = reader.getByRole("link", { name: /^Release 2/ });
      await release.waitFor(SOON);
      await expectUsable(reader);
      await release.click();
      await reader.getByRole("button", { name: "Undo this release" }).click(SOON);
      await confirm(reader, "It was right before.", "Undo it");
      await reader.getByRole("heading", { name: /^Release 3/ }).waitFor(LATER);
      await expectUsable(reader);
      expect(await inChat(person, ENGLISH)).toContain("30 days");
    },
    { timeout: 120_000 },
  );

  world.story(
    "withdraw what is wrong: nobody gets it, those who were told hear of it once, and whoever wants no more gets none",
    async () => {
      const english = await world.person("en-US", "hello");
      const chinese = await world.person("zh-CN", "你好");
      const nadia = world.onTelegram("ru");
      const everybodyAsks = async (): Promise<readonly string[]> => [
        await inChat(english, ENGLISH),
        await inChat(chinese, CHINESE),
        await onTelegram(nadia, RUSSIAN),
      ];
      const [en = "", zh = "", ru = ""] = await everybodyAsks();
      expect([en, zh, ru]).toEqual([
        expect.stringContaining("30 days"),
        expect.stringContaining("30天"),
        expect.stringContaining("30 дней"),
      ]);

      const writer = await world.desk("writer");
      await withdraw(writer, world.url + UNILATERAL, "exemption");
      await expectUsable(writer);
      await english.waitForTimeout(2_000);
      const afterwards = await everybodyAsks();
      for (const [index, tag] of ["en", "zh", "ru"].entries()) {
        expect(afterwards[index]).toContain(fixedPart("validity.withdrawn", tag));
      }

      expect(await tellAgain(writer)).toMatch(/^\d people were told/);
      world.skip(NOTICES_WITHIN_MS);
      const told = fixedPart("notice.withdrawn", "ru");
      await waitFor(() => timesTold(nadia, told) === 1, 20_000);
      for (const [page, tag] of [
        [english, "en"],
        [chinese, "zh"],
      ] as const) {
        await page
          .locator(".message.bot", { hasText: fixedPart("notice.withdrawn", tag) })
          .waitFor(SOON);
      }
      const off = english.getByRole("button", { name: texts.say("notice.action.off", "en") });
      expect(await (await answerToPress(english, off.last())).innerText()).toContain(
        texts.say("notice.off", "en"),
      );
      const message = nadia.told().find(({ words }) => words.includes(told));
      const button = message?.buttons.find(({ carried }) => carried.includes("notices:off"));
      if (message === undefined || button === undefined) throw new Error("there is no such button");
      await nadia.press(message, button);
      await waitFor(() => timesTold(nadia, texts.say("notice.off", "ru")) === 1);
      await expectUsable(writer);
      await writer.locator("tbody tr").first().getByText("done").waitFor(SOON);
      await expectUsable(writer);
      await expectNobodyLeftToTell(writer);

      await lift(writer);
      await english.waitForTimeout(2_000);
      expect((await everybodyAsks())[0]).toContain("30 days");
      await withdraw(writer, world.url + UNILATERAL, null);
      await tellAgain(writer);
      world.skip(NOTICES_WITHIN_MS);
      await waitFor(
        async () => (await timesShown(chinese, fixedPart("notice.withdrawn", "zh"))) === 2,
        20_000,
      );
      expect(await timesShown(english, fixedPart("notice.withdrawn", "en"))).toBe(1);
      expect(timesTold(nadia, told)).toBe(1);
    },
    { timeout: 240_000 },
  );

  world.story(
    "see on a release what of it is withdrawn still, and can tell of it only knowingly",
    async () => {
      const writer = await world.desk("writer");
      await writer.goto(`${world.url}/console/content/releases/3`);
      const still = "What was corrected here is still withdrawn in 1 place.";
      await writer.getByText(still).waitFor(SOON);
      await expectUsable(writer);
      await writer.getByRole("button", { name: /^Tell those who were told/ }).click(SOON);
      const dialog = dialogOf(writer);
      await dialog.locator(".people").waitFor(SOON);
      await dialog.getByText(still).waitFor(SOON);
      await expectUsable(writer);
      const tell = (disabled: boolean) =>
        dialog.getByRole("button", { name: /^Tell /, disabled }).waitFor(SOON);
      await tell(true);
      await dialog.getByRole("checkbox", { name: /^Tell them all the same/ }).check();
      await tell(false);
      await writer.keyboard.press("Escape");
    },
    { timeout: 120_000 },
  );

  world.story("leave each of their acts in the audit trail", async () => {
    const writer = await world.desk("writer");
    await writer.goto(`${world.url}/console/audit`);
    await writer.locator("main table tbody tr").first().waitFor(SOON);
    await expectUsable(writer);
    const acts = await writer.locator("main table tbody tr").allInnerTexts();
    for (const act of [
      /Li Wei\s+Began a draft/,
      /Li Wei\s+Changed a draft/,
      /Li Wei\s+Submitted a draft/,
      /Wang Fang\s+Published a draft/,
      /Wang Fang\s+Undid a release/,
      /Li Wei\s+Withdrew content/,
      /Li Wei\s+Told those who were told/,
      /Li Wei\s+Ended a withdrawal/,
    ]) {
      expect(acts).toContainEqual(expect.stringMatching(act));
    }
    expect(acts.join()).not.toContain("The list says so.");
  });
});
