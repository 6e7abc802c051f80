import { describe, expect } from "vitest";
import { confirm, dialogOf, expectUsable, SOON, withdraw } from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";

const world = new EditingWorld();

const Z_VISA = "/console/content/articles/visas/z-work-visa";
const STILL_TOLD = "Figures of it are still told in 2 other places.";

describe("withdrawing what tells a wrong figure, in a browser", () => {
  world.story(
    "shows where else the figure is told, takes that with it by one click, and keeps what a colleague says of it",
    async () => {
      const writer = await world.desk("writer");
      await writer.goto(world.url + Z_VISA);
      await writer.getByRole("button", { name: "Withdraw now: residenceDeadline" }).click(SOON);
      const choice = dialogOf(writer).getByRole("checkbox", {
        name: /withdraw 2 more statements$/,
      });
      await choice.waitFor(SOON);
      for (const article of ["work-permit-process", "overstay-penalties"]) {
        const link = dialogOf(writer).locator(`a[href$="/${article}"]`);
        expect(await link.count()).toBe(1);
      }
      await expectUsable(writer);
      await writer.keyboard.press("Escape");

      await withdraw(writer, world.url + Z_VISA, "residenceDeadline");
      await writer.getByText(STILL_TOLD).waitFor(SOON);
      await expectUsable(writer);
      await writer.getByRole("button", { name: /^See where its figures are still told/ }).click();
      await choice.check(SOON);
      await expectUsable(writer);
      await confirm(writer, "It is twenty days.", "Withdraw now");
      const done = dialogOf(writer).getByRole("status");
      await done.getByText("2 other statements were withdrawn with it.").waitFor(SOON);
      await dialogOf(writer).locator("button[data-autofocus]").click();
      await writer.getByText(STILL_TOLD).waitFor({ ...SOON, state: "hidden" });
      expect(await writer.locator(".cards > .card").count()).toBe(3);

      const reader = await world.desk("reader");
      await reader.goto(`${world.url}/console/content/withdrawn`);
      const cards = reader.locator(".cards > .card", { hasText: "residenceDeadline" });
      await cards
        .first()
        .getByRole("button", { name: /^Withdraw it too/ })
        .click(SOON);
      await confirm(reader, "I read it as well.", "Withdraw now");
      await dialogOf(reader).getByText("A colleague had withdrawn it before.").waitFor(SOON);
      await dialogOf(reader).locator("button[data-autofocus]").click();
      await cards.first().getByText("Wang Fang withdrew it too").waitFor(SOON);
      await cards.first().getByText("I read it as well.").waitFor(SOON);
      await expectUsable(reader);
    },
    { timeout: 240_000 },
  );
});
