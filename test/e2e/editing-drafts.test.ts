import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import {
  beginDraft,
  dialogOf,
  expectUsable,
  LATER,
  publish,
  SOON,
  submit,
  write,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress } from "../helpers/real-chat.ts";

const world = new EditingWorld();
const texts = shippedTexts();

const FACTS = "knowledge/facts/visas.yaml";
const ASKED = "knowledge/visas/visa-free-unilateral/en.asked.yaml";
const GAP = "Which bank gives a foreigner an account?";

/** The words with which the gate refuses, once it has measured. */
async function refusal(page: Page): Promise<string> {
  const warned = page.locator(".warned", { hasText: "It fares worse" });
  await warned.waitFor(LATER);
  return warned.locator("ul").innerText();
}

describe("a bad edit, in a browser", () => {
  world.story(
    "is refused for a figure without a source, with the line where it stands",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, "Fewer days");
      await write(writer, FACTS, (text) =>
        text.replace(/^exemptionStay: .*$/m, "exemptionStay: { type: duration, value: 15 days }"),
      );
      await writer.getByRole("button", { name: "Check now" }).click();
      await writer.locator(".problem-list li").first().waitFor(LATER);
      const problem = await writer.locator(".problem-list li").first().innerText();
      expect(problem).toContain(`${FACTS}, line 2`);
      expect(problem).toContain("a fact names its source");
      await expectUsable(writer);
      await writer.getByRole("textbox", { name: "Reason" }).fill("None.");
      await writer.getByRole("button", { name: "Submit for publishing" }).click();
      await writer.getByRole("alert").getByText("The check found problems.").waitFor(LATER);
    },
    { timeout: 120_000 },
  );

  world.story(
    "is refused when ways of asking are gone, and the second person can do nothing about it",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, "Tidied up");
      await write(writer, ASKED, fewerVariants);
      await submit(writer, "Nobody asks so.");
      expect(await refusal(writer)).toMatch(/English: \d+ ways of asking led to their article/);
      await expectUsable(writer);
      const reader = await world.desk("reader");
      await reader.goto(writer.url());
      await reader.getByText("Only somebody who leads may publish it nonetheless.").waitFor(LATER);
      await expectUsable(reader);
      expect(await reader.getByRole("button", { name: /^Publish/ }).count()).toBe(0);
    },
    { timeout: 300_000 },
  );
});

describe("a question without an answer, in a browser", () => {
  world.story(
    "becomes an article, and whoever asked is told and answered",
    async () => {
      const person = await world.person("en-US", "hello");
      const none = await answerTo(person, GAP);
      const wish = none.getByRole("button", { name: texts.say("gap.notify.action", "en") });
      await answerToPress(person, wish);

      const writer = await world.desk("writer");
      await writer.goto(`${world.url}/console/gaps`);
      const gap = writer.locator(".card.gap", { hasText: GAP });
      await gap.waitFor(SOON);
      await expectUsable(writer);
      await gap.getByRole("button", { name: "Write an article" }).click();
      const dialog = dialogOf(writer);
      await dialog
        .getByRole("textbox", { name: "Title in English" })
        .fill("A bank account for guests");
      await dialog.getByRole("combobox", { name: "Topic" }).fill("residence");
      await dialog.getByRole("combobox", { name: "Owner" }).fill("living-in-china");
      await dialog.getByRole("combobox", { name: "Its first source" }).click();
      await writer.locator("[role=option]:visible").first().click();
      await dialog.getByRole("button", { name: "Begin the article" }).click();
      await writer.waitForURL(/edit\?path=/, SOON);
      await write(writer, "", account);
      await write(
        writer,
        "knowledge/residence/a-bank-account-for-guests/en.asked.yaml",
        accountAsked,
      );
      await writer.getByRole("button", { name: "Check now" }).click();
      await writer.locator(".effects").waitFor(LATER);
      await expectUsable(writer);
      await submit(writer, "People ask for it.");
      const reader = await world.desk("reader");
      await publish(reader, writer.url());

      world.skip(60_000);
      const told = person.locator(".message.bot", { hasText: "Now there is an article" });
      await told.waitFor(SOON);
      const button = told.getByRole("button", { name: "A bank account for guests" });
      expect(await (await answerToPress(person, button)).innerText()).toContain(
        "beside your institute",
      );
      expect(await (await answerTo(person, GAP)).innerText()).toContain("beside your institute");
      await writer.goto(`${world.url}/console/gaps`);
      await writer.getByRole("button", { name: /^Decided/ }).click(SOON);
      await writer.locator(".card.gap", { hasText: GAP }).waitFor(SOON);
      await expectUsable(writer);
      await writer.goto(`${world.url}/console/audit`);
      await writer.locator("main table").getByText("Settled unanswered questions").waitFor(SOON);
    },
    { timeout: 400_000 },
  );
});

/** Leaves eight ways of asking that hardly anybody uses. */
function fewerVariants(text: string): string {
  const few = Array.from({ length: 8 }, (_, n) => `  - zebra crossing number ${"i".repeat(n + 1)}`);
  return text === "" ? "" : `general:\n${few.join("\n")}\n`;
}

/** More ways of asking, below the one with which it was begun. */
function accountAsked(text: string): string {
  const asked = [
    "can i have a bank card as a visiting scholar",
    "which papers does the bank want to see",
    "bank account for a postdoc",
    "where do i get an account for my salary",
    "a bank that takes foreign passports",
    "opening an account at a chinese bank",
    "how long does the bank take to open it",
  ];
  const lines = asked.map((each) => `  - ${each}\n`).join("");
  return `${text}${lines}`;
}

/** Fills in what a new article begins with. */
function account(text: string): string {
  return text
    .replace('summary: ""', 'summary: ":claim[Ask the bank beside your institute first.]{id=main}"')
    .replace("{id=main}\n\n:::", "{id=main}\nIt knows the papers of guests.\n:::");
}
