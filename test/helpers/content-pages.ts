import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { accessFaults } from "./axe.ts";
import { overflows } from "./chat-page.ts";

/** For the machine to do what a person would not have to wait for. */
export const SOON = { timeout: 20_000 };
/** Content is read, learned and measured meanwhile. */
export const LATER = { timeout: 300_000 };

/** Nobody is kept out of the page, and nothing of it is cut off, wide and narrow. */
export async function expectUsable(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}

/** The one dialog that is open. */
export function dialogOf(page: Page): Locator {
  return page.getByRole("dialog");
}

/** Writes why, and presses the button of the dialog. */
export async function confirm(page: Page, reason: string, button: string | RegExp): Promise<void> {
  await dialogOf(page).locator("textarea:not([aria-hidden])").fill(reason, SOON);
  await dialogOf(page).getByRole("button", { name: button }).click();
}

/** Hands an open draft to a second person, on its page. */
export async function submit(page: Page, reason: string): Promise<void> {
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await page.getByRole("button", { name: "Submit for publishing" }).click();
  await page.locator("#publish-title").waitFor(LATER);
}

/** Publishes a draft that was submitted and measured, as who did not write it; ends on the page of its release. */
export async function publish(page: Page, draft: string): Promise<void> {
  await page.goto(draft);
  await page.getByText("No language fares worse").waitFor(LATER);
  await page.getByRole("button", { name: "Publish", exact: true }).click(LATER);
  await dialogOf(page).getByRole("button", { name: "Publish" }).click();
  await page.getByRole("heading", { name: /^Release \d/ }).waitFor(LATER);
}

/** Withdraws a claim of an article, or all of it, and ends on the page of what is withdrawn. */
export async function withdraw(page: Page, article: string, claim: string | null): Promise<void> {
  await page.goto(article);
  await page.locator(".claims li").first().waitFor(SOON);
  const button =
    claim === null
      ? page.getByRole("button", { name: "Withdraw the whole article" })
      : page.getByRole("button", { name: `Withdraw now: ${claim}`, exact: true });
  await button.click(SOON);
  await confirm(page, "The list has changed.", "Withdraw now");
  await page.getByRole("link", { name: "To what is withdrawn" }).click(SOON);
  await page.locator(".cards .card").first().waitFor(SOON);
}

/** Tells those who were told what is withdrawn, from the page of what is withdrawn; returns for how many it counts. */
export async function tellAgain(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Tell those who were told/ }).click(SOON);
  const people = await dialogOf(page).locator(".people").innerText(SOON);
  await dialogOf(page)
    .getByRole("button", { name: /^Tell / })
    .click();
  await dialogOf(page).getByText("The messages are on their way.").waitFor(SOON);
  await dialogOf(page).locator("button[data-autofocus]").click();
  return people;
}

/** Looks whether anybody who was told what is withdrawn is still to be told again, on the same page. */
export async function expectNobodyLeftToTell(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Tell those who were told/ }).click(SOON);
  await dialogOf(page)
    .getByText("Nobody who was told it in this time is still to be")
    .waitFor(SOON);
  const tell = dialogOf(page).getByRole("button", { name: /^Tell / });
  expect(await tell.isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ ...SOON, state: "hidden" });
}

/** Changes the value of a fact, which each of its sources is said to say too, and ends on the page of the draft that holds it. */
export async function correctFact(
  page: Page,
  url: string,
  fact: string,
  value: string,
): Promise<void> {
  await page.goto(`${url}/console/content/facts`);
  await page.locator("main input[type=search]").fill(fact);
  await page.getByRole("button", { name: new RegExp(`^Edit: ${fact}`) }).click(SOON);
  await dialogOf(page).getByRole("textbox", { name: "Value" }).fill(value);
  for (const source of await dialogOf(page)
    .getByRole("checkbox", { name: /^Says the new figure too/ })
    .all()) {
    await source.check();
  }
  await dialogOf(page).getByRole("button", { name: "Put into the draft" }).click();
  await page.locator(".diff").first().waitFor(SOON);
}

/** Ends the one withdrawal, on the page of what is withdrawn. */
export async function lift(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Tell again/ }).click(SOON);
  await confirm(page, "It was right.", /^Tell again/);
  await dialogOf(page).waitFor({ ...SOON, state: "hidden" });
}

/** Begins an empty draft, and ends on its page. */
export async function beginDraft(page: Page, url: string, title: string): Promise<void> {
  await page.goto(`${url}/console/content/drafts`);
  await page.getByRole("button", { name: "New draft" }).click(SOON);
  await dialogOf(page).getByRole("textbox", { name: "Title of the draft" }).fill(title);
  await dialogOf(page).getByRole("button", { name: "Begin the draft" }).click();
  await page.getByText("Nothing is changed yet.").waitFor(SOON);
}

/** Writes a document of a draft anew, on its page or that of the document, and ends on the page of the draft. */
export async function write(
  page: Page,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  if (!page.url().includes("/edit?"))
    await page.goto(`${page.url()}/edit?path=${encodeURIComponent(path)}`);
  const field = page.getByRole("textbox", { name: "Words of the document" });
  await field.waitFor(SOON);
  await field.fill(change(await field.inputValue()));
  await page.getByRole("button", { name: "Save into the draft" }).click();
  await page.getByText(/^Saved on/).waitFor(SOON);
  await page.getByRole("link", { name: /^Back to/ }).click();
  await page.locator("#edits-title").waitFor(SOON);
}
