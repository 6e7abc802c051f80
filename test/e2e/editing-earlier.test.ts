import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import {
  beginDraft,
  dialogOf,
  expectUsable,
  LATER,
  SOON,
  submit,
  write,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";

const world = new EditingWorld();

const UNILATERAL = "knowledge/visas/visa-free-unilateral/en.md";
/** Nothing has to be learned anew of it, so that it is measured soon. */
const FACTS = "knowledge/facts/visas.yaml";
const SUMMARY = /^summary: .*$/m;

/** Other words of the article, as somebody would write them. */
const told = (words: string) => (text: string) =>
  text.replace(SUMMARY, (line) => line.replace(/"$/, ` ${words}"`));

async function pressed(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole("button", { name }).last();
  await button.focus();
  await page.keyboard.press("Enter");
}

/** Looks at the page again and again, as somebody who comes back to it, until something is there. */
async function comesAgain(page: Page, what: Locator): Promise<void> {
  for (let looks = 0; looks < 60 && (await what.count()) === 0; looks += 1) {
    await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
    await page.waitForTimeout(1_000);
  }
}

describe("words of a draft that somebody else took out, in a browser", () => {
  world.story(
    "are found on its page and brought back with the keyboard, in either language",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, "More words");
      await write(writer, UNILATERAL, told("Words of Li."));
      const draft = writer.url();

      const reader = await world.desk("reader");
      await reader.goto(draft);
      await reader.getByRole("button", { name: /^Drop: / }).click(SOON);
      await reader.getByRole("button", { name: "Yes, drop this change" }).click();
      await reader.getByRole("heading", { name: "Taken out of this draft" }).waitFor(SOON);

      await writer.goto(draft);
      await writer.getByText("Taken out of this draft").waitFor(SOON);
      await expectUsable(writer);
      await pressed(writer, /^Earlier words \(1\)/);
      const dialog = dialogOf(writer);
      await dialog.getByText("Words of Li.").waitFor(SOON);
      await dialog.getByText(/^replaced or taken out by Wang Fang/).waitFor(SOON);
      await expectUsable(writer);
      await pressed(writer, /^Bring back: Li Wei/);
      await dialog.waitFor({ ...SOON, state: "hidden" });
      await writer.locator(".diff ins", { hasText: "Words of Li." }).waitFor(SOON);

      await reader.goto(`${world.url}/console/account`);
      await reader.getByRole("radio", { name: "中文" }).click(SOON);
      await reader.getByRole("heading", { name: "账号" }).waitFor(SOON);
      await reader.goto(draft);
      await reader.getByRole("button", { name: /^先前内容（1）/ }).click(SOON);
      await dialogOf(reader).getByText("每份文件保留最近二十个版本").waitFor(SOON);
      await dialogOf(reader).locator(".changed").waitFor(SOON);
      await expectUsable(reader);
      await reader.goto(`${world.url}/console/account`);
      await reader.getByRole("radio", { name: "English" }).click(SOON);
      await reader.getByRole("heading", { name: "Account" }).waitFor(SOON);

      await writer.goto(`${world.url}/console/audit`);
      await writer.locator("main table").getByText("Taken out: ").waitFor(SOON);
    },
    { timeout: 180_000 },
  );
});

describe("publishing a draft that moves on meanwhile, in a browser", () => {
  world.story(
    "shows what changed before anything is published, and publishes what was read",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, "Moving on");
      await write(writer, FACTS, (text) => `${text}# Read by Wang.\n`);
      await submit(writer, "It is so.");
      const draft = writer.url();
      const reader = await world.desk("reader");
      await reader.goto(draft);
      await reader.getByText("No language fares worse").waitFor(LATER);
      await reader.getByRole("button", { name: "Publish", exact: true }).click(LATER);
      const dialog = dialogOf(reader);
      await dialog.getByText("One document comes into force").waitFor(SOON);

      await write(writer, FACTS, (text) => text.replace("Read by Wang.", "Read by nobody."));
      await dialog.getByRole("button", { name: "Publish" }).click();
      await dialog.getByText("This draft was changed after you asked").waitFor(SOON);
      await dialog.locator(".diff ins", { hasText: "Read by nobody." }).waitFor(SOON);
      await dialog.getByText("It has to be submitted first.").waitFor(SOON);
      expect(await dialog.getByRole("button", { name: "I have read this" }).count()).toBe(0);
      await expectUsable(reader);

      await writer.goto(draft);
      await submit(writer, "It is still so.");
      await writer.getByText("No language fares worse").waitFor(LATER);
      const read = dialog.getByRole("button", { name: "I have read this" });
      await comesAgain(reader, read);
      await read.click();
      await dialog.getByRole("button", { name: "Publish" }).click(SOON);
      await reader.getByRole("heading", { name: /^Release \d/ }).waitFor(LATER);
    },
    { timeout: 600_000 },
  );
});
