import { describe, expect } from "vitest";
import { dialogOf, expectUsable, SOON } from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { answerTo, answerToPress } from "../helpers/real-chat.ts";

const world = new EditingWorld();
const texts = shippedTexts();

const ARTICLE = "visas/visa-free-unilateral";
const GAP = "Which bank gives a foreigner an account?";

describe("a question that becomes a way of asking, in a browser", () => {
  world.story(
    "says who waits and where it stands, and tells whoever decides that somebody else did",
    async () => {
      const person = await world.person("en-US", "hello");
      const none = await answerTo(person, GAP);
      const wish = none.getByRole("button", { name: texts.say("gap.notify.action", "en") });
      await answerToPress(person, wish);

      const writer = await world.desk("writer");
      const gap = writer.locator(".card.gap", { hasText: GAP });
      const dialog = dialogOf(writer);
      const add = async (): Promise<void> => {
        await writer.goto(`${world.url}/console/gaps`);
        await gap.getByRole("button", { name: "Add as a way of asking" }).click(SOON);
        await dialog.getByText("1 person waits to be told.").waitFor(SOON);
        expect(await dialog.getByRole("textbox", { name: "Question" }).inputValue()).toBe(GAP);
        await dialog.getByRole("combobox", { name: "Article" }).fill(ARTICLE);
        await writer.locator("[role=option]:visible", { hasText: ARTICLE }).click();
        await expectUsable(writer);
      };
      await add();
      const reader = await world.desk("reader");
      await reader.goto(`${world.url}/console/gaps`);
      const same = reader.locator(".card.gap", { hasText: GAP });
      await same.getByRole("button", { name: "Not for us" }).click(SOON);
      await reader.getByText("No question waits for a decision").waitFor(SOON);
      await dialog.getByRole("button", { name: "Put into the draft" }).click();
      await dialog.getByRole("alert").getByText("Somebody else changed this").waitFor(SOON);
      await expectUsable(writer);

      await reader.getByRole("button", { name: /^Decided/ }).click();
      await same.getByRole("button", { name: "Open again" }).click(SOON);
      await reader.getByText("Nothing has been decided in this time").waitFor(SOON);
      // The question stands in the draft since the first try.
      await add();
      await dialog.getByRole("button", { name: "Put into the draft" }).click();
      await writer.waitForURL(/\/content\/drafts\//, SOON);
      await writer.goto(`${world.url}/console/gaps`);
      await writer.getByRole("button", { name: /^Decided/ }).click(SOON);
      await gap.getByText("Not published yet. In the draft:").waitFor(SOON);
      await expectUsable(writer);
    },
    { timeout: 300_000 },
  );
});
