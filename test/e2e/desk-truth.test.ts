import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import {
  beginDraft,
  correctFact,
  dialogOf,
  expectUsable,
  LATER,
  SOON,
  submit,
} from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";

const world = new EditingWorld();

const UNILATERAL = "knowledge/visas/visa-free-unilateral/en.md";
const FACT = "giftDeclarationWithin";
const GIVE_UP = "Give up what you wrote?";

/** Answers in place of the service until it is undone. */
async function failing(page: Page, path: string): Promise<() => Promise<void>> {
  await page.route(path, (route) => route.fulfill({ status: 500, body: "{}" }));
  return () => page.unroute(path);
}

/** Keeps requests from the service until it is told to let them go. */
async function held(page: Page, path: string): Promise<() => void> {
  const gate = Promise.withResolvers<undefined>();
  await page.route(path, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return () => {
    gate.resolve(undefined);
  };
}

describe("the rights of an account, in a browser", () => {
  world.story(
    "are shown as they are, narrowed to a centre and widened again",
    async () => {
      const desk = await world.desk("writer");
      await desk.goto(`${world.url}/console/staff`);
      const row = desk.locator("tr", { hasText: "Wang Fang" });
      const open = (): Promise<void> =>
        row.getByRole("button", { name: "Edit: Wang Fang" }).click(SOON);
      const dialog = dialogOf(desk);
      const all = dialog.getByRole("checkbox", { name: /^All centres/ });
      const one = dialog.getByRole("checkbox").nth(1);
      const save = dialog.getByRole("button", { name: "Save" });

      await open();
      await all.waitFor(SOON);
      expect(await all.isChecked()).toBe(true);
      expect(await one.isDisabled()).toBe(true);
      await all.click();
      expect([await all.isChecked(), await one.isChecked()]).toEqual([false, false]);
      expect(await save.isDisabled()).toBe(true);
      await one.check();
      await expectUsable(desk);
      await save.click();
      await dialog.waitFor({ ...SOON, state: "hidden" });
      expect(await row.innerText()).not.toContain("All centres");

      await open();
      expect([await all.isChecked(), await one.isChecked()]).toEqual([false, true]);
      await all.check();
      await save.click();
      await dialog.waitFor({ ...SOON, state: "hidden" });
      await row.getByText("All centres").waitFor(SOON);
    },
    { timeout: 120_000 },
  );
});

describe("words that somebody typed, in a browser", () => {
  world.story(
    "are given up by nothing but a plain yes, where a dialog is put away",
    async () => {
      const desk = await world.desk("writer");
      await desk.goto(`${world.url}/console/canned`);
      await desk.getByRole("button", { name: "New ready-made reply" }).click(SOON);
      const dialog = dialogOf(desk);
      const words = dialog.getByRole("textbox", { name: "Text" });
      await words.fill("Bring your passport.");
      await desk.mouse.click(5, 400);
      expect(await words.inputValue()).toBe("Bring your passport.");
      await desk.keyboard.press("Escape");
      await dialog.getByText(GIVE_UP).waitFor(SOON);
      await expectUsable(desk);
      await dialog.getByRole("button", { name: "Keep writing" }).click();
      await dialog.getByText(GIVE_UP).waitFor({ ...SOON, state: "hidden" });
      expect(await words.inputValue()).toBe("Bring your passport.");
      await dialog.getByRole("button", { name: "Close" }).click();
      await dialog.getByRole("button", { name: "Give up" }).click(SOON);
      await dialog.waitFor({ ...SOON, state: "hidden" });

      await desk.getByRole("button", { name: "New ready-made reply" }).click(SOON);
      await words.waitFor(SOON);
      await desk.keyboard.press("Escape");
      await dialog.waitFor({ ...SOON, state: "hidden" });
    },
    { timeout: 120_000 },
  );

  world.story(
    "hold somebody in the form of a centre, by a link and by a step back",
    async () => {
      const desk = await world.desk("writer");
      await desk.goto(`${world.url}/console/centres`);
      await desk
        .getByRole("link", { name: /^Edit: / })
        .first()
        .click(SOON);
      const name = desk.getByRole("textbox", { name: /English/ }).first();
      const before = await name.inputValue(SOON);
      const elsewhere = desk.getByRole("link", { name: "Ready-made replies" });
      await elsewhere.click();
      await desk.waitForURL(/\/canned$/, SOON);
      await desk.goBack();

      await name.fill(`${before} and more`);
      await elsewhere.click();
      await dialogOf(desk).getByText(GIVE_UP).waitFor(SOON);
      expect(desk.url()).toContain("/centres/");
      await expectUsable(desk);
      await dialogOf(desk).getByRole("button", { name: "Keep writing" }).click();
      await dialogOf(desk).waitFor({ ...SOON, state: "hidden" });
      expect(await name.inputValue()).toBe(`${before} and more`);

      await desk.evaluate("history.back()");
      await dialogOf(desk).getByRole("button", { name: "Give up" }).click(SOON);
      await desk.waitForURL(/\/centres$/, SOON);
    },
    { timeout: 120_000 },
  );

  world.story(
    "are found again in the search of articles after a step back",
    async () => {
      const desk = await world.desk("writer");
      await desk.goto(`${world.url}/console/content`);
      const search = desk.locator("main input[type=search]");
      await search.fill("unilateral");
      await desk.getByText(/^1 article of/).waitFor(SOON);
      await desk.locator("main table a").first().click();
      await desk.locator(".claims li").first().waitFor(SOON);
      await desk.goBack();
      await desk.getByText(/^1 article of/).waitFor(SOON);
      expect(await search.inputValue()).toBe("unilateral");
    },
    { timeout: 120_000 },
  );
});

describe("the facts, in a browser", () => {
  world.story(
    "are shown to the last one, and one that is refused leaves no draft",
    async () => {
      const desk = await world.desk("writer");
      await desk.goto(`${world.url}/console/content/facts`);
      await desk.getByText(/^60 facts of/).waitFor(SOON);
      await desk.getByRole("button", { name: "Show more" }).click();
      await desk.getByText(/^120 facts of/).waitFor(SOON);

      await desk.locator("main input[type=search]").fill(FACT);
      await desk.getByRole("button", { name: new RegExp(`^Edit: ${FACT}`) }).click(SOON);
      const dialog = dialogOf(desk);
      await dialog.getByRole("textbox", { name: "Value" }).fill("much");
      for (const source of await dialog.getByRole("checkbox", { name: /^Says the new/ }).all()) {
        await source.check();
      }
      await dialog.getByRole("button", { name: "Put into the draft" }).click();
      const refusal = dialog.getByRole("alert");
      await refusal.waitFor(SOON);
      expect(await refusal.innerText()).toBe("The value is not written as its type asks.");
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await desk.goto(`${world.url}/console/content/drafts`);
      await desk
        .locator("details .cards li", { hasText: FACT })
        .waitFor({ ...SOON, state: "attached" });
      expect(await desk.locator(".cards li", { hasText: FACT }).count()).toBe(1);
    },
    { timeout: 120_000 },
  );
});

describe("the check of words, in a browser", () => {
  world.story(
    "says of the words in the field alone that they are good",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, "Plainer words");
      const release = await held(writer, "**/content/preview");
      await writer.goto(`${writer.url()}/edit?path=${encodeURIComponent(UNILATERAL)}`);
      const field = writer.getByRole("textbox", { name: "Words of the document" });
      const verdict = writer.locator("#problems-title");
      await field.waitFor(SOON);
      expect(await verdict.innerText()).toBe("Checking…");
      release();
      await writer.getByText("No problems", { exact: true }).waitFor(LATER);

      const mend = await failing(writer, "**/content/preview");
      const good = await field.inputValue();
      await field.fill(good.replace("{exemptionEnd}", "{noSuchFact}"));
      expect((await verdict.innerText()).trim()).toBe("Checking…");
      await verdict.getByText("Could not be checked").waitFor(LATER);
      await expectUsable(writer);
      await mend();
      await writer.getByRole("button", { name: "Check again" }).click();
      await verdict.getByText(/problem/).waitFor(LATER);
      expect(await verdict.innerText()).not.toContain("No problems");
      await field.fill(good);
      await verdict.getByText("No problems").waitFor(LATER);
    },
    { timeout: 300_000 },
  );

  world.story(
    "has to be seen by whoever publishes, who reads once more what changes",
    async () => {
      const writer = await world.desk("writer");
      await correctFact(writer, world.url, "exemptionStay", "15 days");
      await submit(writer, "The list was read.");

      const reader = await world.desk("reader");
      const release = await held(reader, "**/check");
      await reader.goto(writer.url());
      await reader.getByText("No language fares worse").waitFor(LATER);
      const publish = reader.getByRole("button", { name: "Publish", exact: true });
      await publish.waitFor(LATER);
      expect(await publish.isDisabled()).toBe(true);
      await reader.getByText("The check is still looking").waitFor(SOON);
      await expectUsable(reader);
      release();
      await reader.locator(".effects").waitFor(LATER);
      await publish.click(SOON);
      const dialog = dialogOf(reader);
      await dialog.getByText(/^\d+ sentences in \d languages/).waitFor(SOON);
      await dialog.getByText(/^\d+ statements? says? something else/).waitFor(SOON);
      await expectUsable(reader);
    },
    { timeout: 400_000 },
  );
});
