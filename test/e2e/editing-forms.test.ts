import { describe, expect } from "vitest";
import {
  dialogOf,
  expectUsable,
  LATER,
  publish,
  SOON,
  submit,
  write,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";
import { answerTo } from "../helpers/real-chat.ts";

const world = new EditingWorld();

describe("the forms of the web desk, in a browser", () => {
  world.story(
    "let a new figure rest on those sources alone that somebody looked at again",
    async () => {
      const writer = await world.desk("writer");
      await writer.goto(`${world.url}/console/content/facts`);
      await writer.locator("main input[type=search]").fill("exemptionStay");
      await writer.getByRole("button", { name: /^Edit: exemptionStay/ }).click(SOON);
      const dialog = dialogOf(writer);
      const put = dialog.getByRole("button", { name: "Put into the draft" });
      const still = dialog.getByRole("checkbox", { name: /^Still backs it/ });
      await still.first().waitFor(SOON);
      expect(await still.count()).toBe(2);
      await dialog.getByRole("textbox", { name: "Value" }).fill("15 days");
      const said = dialog.getByRole("checkbox", { name: /^Says the new figure too/ });
      expect(await said.count()).toBe(2);
      await dialog.getByText("will no longer rest on these sources").waitFor(SOON);
      expect(await put.isDisabled()).toBe(true);
      await said.first().check();
      await dialog.getByText("will no longer rest on this source").waitFor(SOON);
      const day = dialog.getByLabel(/^Looked at on/);
      expect(await day.inputValue()).toBe("2026-11-26");
      await day.fill("2026-11-27");
      expect(await put.isDisabled()).toBe(true);
      await day.fill("2026-11-26");
      await dialog.getByRole("combobox", { name: "Add a listed source" }).click();
      await writer.locator("[role=option]:visible").first().click();
      expect(await dialog.getByLabel(/^Looked at on/).count()).toBe(2);
      await expectUsable(writer);
      await dialog.getByRole("button", { name: /^Remove: / }).click();
      await put.click();
      const diffs = writer.locator(".diff");
      await diffs.nth(1).waitFor(SOON);
      const shown = (await diffs.allInnerTexts()).join("\n");
      expect(shown).toContain("value: 15 days, sources: [entry-cnto-london-2025]");
      expect(shown).toContain("seenOn: 2026-11-26");
    },
    { timeout: 120_000 },
  );

  world.story(
    "have rows of one look taken and verified together, but for those that were not ticked",
    async () => {
      const writer = await world.desk("writer");
      await writer.goto(`${world.url}/console/calendar`);
      const item = writer.locator(".calendar > ul > li", { hasText: "48 rows of a table end" });
      await item.getByRole("button", { name: "Take" }).click(SOON);
      await item.getByText("With Li Wei").waitFor(SOON);
      await item.getByText("48 rows", { exact: true }).click();
      await item.getByText("Germany").waitFor(SOON);
      await expectUsable(writer);
      await item.getByRole("button", { name: "Mark as verified" }).click();
      const dialog = dialogOf(writer);
      await dialog.getByText("0 of 48").waitFor(SOON);
      await dialog.getByRole("button", { name: "Tick all" }).click(SOON);
      await dialog.getByRole("checkbox", { name: "Germany" }).uncheck(SOON);
      await dialog.getByText("47 of 48").waitFor(SOON);
      await expectUsable(writer);
      await dialog.getByRole("button", { name: "Put into the draft" }).click();
      await writer.locator(".diff").first().waitFor(SOON);
      await submit(writer, "The list was read.");

      const reader = await world.desk("reader");
      await publish(reader, writer.url());
      await reader.getByText(/^47 rows verified on 26 Nov 2026 by Li Wei/).waitFor(SOON);
      await expectUsable(reader);
      await reader.goto(`${world.url}/console/calendar`);
      const left = reader.locator(".calendar > ul > li", { hasText: "A row of a table ends" });
      const german = left.filter({ hasText: "With Li Wei" });
      await german.getByText("48 rows", { exact: true }).click(SOON);
      expect(await german.getByText("Verified on 26 Nov 2026 by Li Wei").count()).toBe(47);
      await expectUsable(reader);
    },
    { timeout: 400_000 },
  );

  world.story(
    "move a way of asking to another statement and cut a section in two, so that an answer stands below its own heading",
    async () => {
      const person = await world.person("en-US", "hello");
      const asked = "entry ban after deportation by the ministry";
      const heading = "Deportation by the ministry";
      const before = await (await answerTo(person, asked)).innerText();
      expect(before).toContain("Removal and deportation");
      expect(before).not.toContain(heading);

      const writer = await world.desk("writer");
      await writer.goto(`${world.url}/console/content/articles/visas/overstay-penalties`);
      await writer.getByRole("link", { name: "Ways of asking: English" }).click(SOON);
      await writer.getByText("12 of 12").waitFor(SOON);
      await expectUsable(writer);
      const move = writer.getByRole("button", { name: /^Move: / }).first();
      const question = (await move.getAttribute("aria-label"))?.replace("Move: ", "") ?? "";
      await move.click();
      const target = writer.getByRole("combobox", { name: `What is asked for: ${question}` });
      await target.selectOption("extensionLimit");
      await writer.getByText("1 way of asking changed").waitFor(SOON);
      await expectUsable(writer);
      await writer
        .getByRole("region", { name: "Changed ways of asking" })
        .getByRole("button", { name: "Put into the draft" })
        .click();
      await dialogOf(writer).getByRole("button", { name: "Put into the draft" }).click(SOON);
      const diff = writer.locator(".diff").first();
      await diff.waitFor(SOON);
      expect(await diff.innerText()).toContain(question);
      await write(writer, "knowledge/visas/overstay-penalties/en.md", (text) =>
        text.replace("- :claim[In serious cases that are", `## ${heading}\n\n$&`),
      );
      await writer.getByRole("button", { name: "Check now" }).click();
      await writer.getByText("No problems: it can be served.").waitFor(LATER);
      await submit(writer, "Each question has its own section.");

      const reader = await world.desk("reader");
      await publish(reader, writer.url());
      expect(await (await answerTo(person, asked)).innerText()).toContain(heading);
      await reader.goto(`${world.url}/console/content/articles/visas/overstay-penalties/ways/en`);
      const group = reader.locator("details.ways", { hasText: "All extensions together may not" });
      await group.getByText(question, { exact: true }).waitFor(SOON);
    },
    { timeout: 300_000 },
  );
});
