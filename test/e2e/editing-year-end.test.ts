import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import {
  dialogOf,
  expectUsable,
  LATER,
  publish,
  SOON,
  submit,
  tellAgain,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress } from "../helpers/real-chat.ts";

const world = new EditingWorld();
const texts = shippedTexts();

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The world begins on 26 November. */
const TO_30_DECEMBER = 34 * DAY_MS;

/** Two people with the same passport, each in their own language. */
const PEOPLE = {
  en: {
    locale: "en-US",
    hello: "hello",
    today: "I have a German passport, do I need a visa?",
    later: "I have a German passport, do I need a visa on 10 February 2027?",
    end: "31 December 2026",
    newEnd: "31 December 2027",
    banner: "The visa-free list for 2027 is not known to us yet.",
  },
  ar: {
    locale: "ar",
    hello: "مرحبا",
    today: "معي جواز سفر ألماني، هل أحتاج إلى تأشيرة؟",
    later: "معي جواز سفر ألماني، هل أحتاج إلى تأشيرة في 10 فبراير 2027؟",
    end: "31 ديسمبر 2026",
    newEnd: "31 ديسمبر 2027",
    banner: "قائمة الإعفاء من التأشيرة لعام 2027 غير معروفة لدينا بعد.",
  },
} as const;
const TAGS = ["en", "ar"] as const;
type Tag = (typeof TAGS)[number];

/** The longest part of a sentence that is the same whatever is put into it. */
function fixedPart(key: "entry.ended" | "known.notify.told" | "notice.corrected", tag: Tag) {
  const values = { country: "—", until: "—", date: "—", title: "—" };
  const parts = texts.say(key, tag, values).split("—");
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest)).trim();
}

const inChat = async (page: Page, question: string): Promise<string> =>
  (await answerTo(page, question)).innerText();

/** What ends together, on the first page of the content, and in the calendar. */
async function expectTold(desk: Page, words: RegExp): Promise<void> {
  await desk.goto(`${world.url}/console/content`);
  const note = desk.locator(".warned", { hasText: words }).filter({ hasText: "exemptionEnd" });
  await note.waitFor(SOON);
  await expectUsable(desk);
  await desk.goto(`${world.url}/console/calendar`);
  const item = desk.locator(".calendar > ul > li", { hasText: "48 rows of a table end" });
  await item.getByRole("link", { name: /exemptionEnd/ }).click(SOON);
  await desk.locator(".card", { hasText: "exemptionEnd" }).first().waitFor(SOON);
}

async function writeBanner(desk: Page): Promise<void> {
  await desk.goto(`${world.url}/console/content`);
  await desk.getByRole("button", { name: "Write the line" }).click(SOON);
  const dialog = dialogOf(desk);
  await dialog.getByRole("textbox", { name: "English" }).fill(PEOPLE.en.banner);
  await dialog.getByRole("textbox", { name: "Arabic" }).fill(PEOPLE.ar.banner);
  await dialog.getByLabel("Shown until").fill("2027-01-31");
  await expectUsable(desk);
  await dialog.getByRole("button", { name: "Put into the draft" }).click();
  await desk.locator(".diff").first().waitFor(SOON);
  await submit(desk, "People ask every day.");
}

/** One edit, which each source of the day is said to say too. */
async function extend(desk: Page): Promise<void> {
  await desk.goto(`${world.url}/console/content/facts?text=exemptionEnd`);
  await desk.getByRole("button", { name: /^Edit: exemptionEnd:/ }).click(SOON);
  const dialog = dialogOf(desk);
  await dialog.getByRole("textbox", { name: "Value" }).fill("2027-12-31");
  const said = dialog.getByRole("checkbox", { name: /^Says the new figure too/ });
  for (const source of await said.all()) await source.check();
  await dialog.getByRole("button", { name: "Put into the draft" }).click();
  await desk.locator(".diff").first().waitFor(SOON);
  await submit(desk, "The list for the new year says so.");
}

describe("the end of a year, in browsers", () => {
  world.story(
    "48 exemptions end together, people are told what is known, and one edit extends them all",
    async () => {
      world.skip(TO_30_DECEMBER);
      const pages = {
        en: await world.person(PEOPLE.en.locale, PEOPLE.en.hello),
        ar: await world.person(PEOPLE.ar.locale, PEOPLE.ar.hello),
      };
      for (const tag of TAGS) {
        const { today, later, end } = PEOPLE[tag];
        expect(await inChat(pages[tag], today)).toContain(end);
        const unknown = await answerTo(pages[tag], later);
        expect(await unknown.innerText()).toContain(fixedPart("entry.ended", tag));
        const wish = unknown.getByRole("button", { name: texts.say("known.notify.action", tag) });
        await answerToPress(pages[tag], wish);
        expect(await pages[tag].locator("#banner").isHidden()).toBe(true);
      }

      const writer = await world.desk("writer");
      await expectTold(writer, /Ends together on 31 Dec 2026/);
      await writeBanner(writer);
      await publish(await world.desk("reader"), writer.url());
      for (const tag of TAGS) {
        await pages[tag].reload();
        await pages[tag].locator("#banner", { hasText: PEOPLE[tag].banner }).waitFor(SOON);
      }
      const direction = (page: Page) =>
        page.evaluate('getComputedStyle(document.querySelector("#banner")).direction');
      expect([await direction(pages.en), await direction(pages.ar)]).toEqual(["ltr", "rtl"]);

      // 1 January: the exemptions are over, and nothing later is known.
      world.skip(2 * DAY_MS);
      for (const tag of TAGS) {
        const answer = await inChat(pages[tag], PEOPLE[tag].today);
        expect(answer).toContain(fixedPart("entry.ended", tag));
      }
      const again = await world.desk("writer");
      await expectTold(again, /Ended together on 31 Dec 2026/);

      await extend(again);
      const reader = await world.desk("reader");
      await publish(reader, again.url());
      // Whoever looks for those who wait comes by each minute.
      world.skip(61_000);
      for (const tag of TAGS) {
        const told = pages[tag].locator(".message.bot", {
          hasText: fixedPart("known.notify.told", tag),
        });
        await told.waitFor(LATER);
        expect(await told.innerText()).toContain(PEOPLE[tag].newEnd);
        expect(await told.count()).toBe(1);
        expect(await inChat(pages[tag], PEOPLE[tag].today)).toContain(PEOPLE[tag].newEnd);
      }
      expect(await tellAgain(reader)).toMatch(/^2 people/);
      for (const tag of TAGS) {
        await pages[tag]
          .locator(".message.bot", { hasText: fixedPart("notice.corrected", tag) })
          .waitFor(SOON);
      }
      await reader.goto(`${world.url}/console/calendar`);
      await reader.getByRole("heading", { name: "Calendar" }).waitFor(SOON);
      expect(await reader.getByText("48 rows of a table end").count()).toBe(0);
      await expectUsable(reader);
    },
    { timeout: 600_000 },
  );
});
