import { describe, expect } from "vitest";
import {
  beginDraft,
  confirm,
  dialogOf,
  expectUsable,
  LATER,
  publish,
  SOON,
  submit,
  withdraw,
  write,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";

const world = new EditingWorld();

const FACTS = "knowledge/facts/visas.yaml";

describe("the rules of editing, in a browser", () => {
  world.story(
    "make a correction of what changes a figure, and show what the release made of each document",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, "Fewer days");
      await write(writer, FACTS, (text) =>
        text.replace(/^(exemptionStay: .*?)30 days/m, "$115 days"),
      );
      await writer.getByRole("button", { name: "Title and kind" }).click(SOON);
      await dialogOf(writer).getByRole("radio", { name: "Wording" }).check(SOON);
      await dialogOf(writer).getByRole("button", { name: "Save" }).click();
      await dialogOf(writer).waitFor({ state: "hidden", ...SOON });
      await writer.getByRole("button", { name: "Check now" }).click();
      await writer.getByText("in figures or dates").waitFor(LATER);
      await expectUsable(writer);
      await writer.getByRole("textbox", { name: "Reason" }).fill("They say so.");
      await writer.getByRole("button", { name: "Submit for publishing" }).click();
      await writer.getByRole("alert").getByText("Make it a correction.").waitFor(LATER);
      await writer.getByRole("button", { name: "Make it a correction" }).click();
      await writer
        .getByText("in figures or dates")
        .first()
        .waitFor({ state: "hidden", ...SOON });
      await submit(writer, "They say so.");

      const reader = await world.desk("reader");
      await publish(reader, writer.url());
      expect(await reader.locator(".diff").innerText(SOON)).toContain("15 days");
      await reader.goto(`${world.url}/console/content/releases/1`);
      const first = reader.locator("details.changed", { hasText: FACTS });
      await first.locator("summary").click(SOON);
      await first.locator(".diff").waitFor(SOON);
      expect(await reader.locator(".diff").count()).toBe(1);
    },
    { timeout: 400_000 },
  );

  world.story(
    "keep the writer of a figure from telling again alone what somebody withdrew for it",
    async () => {
      const reader = await world.desk("reader");
      const article = `${world.url}/console/content/articles/visas/visa-free-unilateral`;
      await withdraw(reader, article, "exemption");
      const writer = await world.desk("writer");
      await writer.goto(`${world.url}/console/content/withdrawn`);
      await writer.getByRole("button", { name: /^Tell again/ }).click(SOON);
      await confirm(writer, "It is right.", "Tell again");
      await dialogOf(writer).getByRole("alert").getByText("You wrote what").waitFor(SOON);
      await expectUsable(writer);
    },
    { timeout: 120_000 },
  );
});
