import { describe, expect } from "vitest";
import { secondTab } from "../helpers/browser-pages.ts";
import { ask, ChatPages, pick } from "../helpers/chat-page.ts";
import { scriptedAnswer } from "../helpers/scripted-answers.ts";
import { aWebMessage, ScriptedStream } from "../helpers/scripted-stream.ts";

const chat = new ChatPages(scriptedAnswer);

describe("rating an answer", () => {
  chat.story("stands apart from the next steps, and is done once for each answer", async () => {
    const page = await chat.open();
    await ask(page, "Visa?");
    const pair = page.locator(".rating").first();
    await pair.waitFor();
    expect(await page.locator(".actions button").allTextContents()).toEqual([
      "Read more",
      "Talk to a person",
    ]);
    await ask(page, "And for a month?");
    await page.locator(".rating").nth(1).waitFor();
    const helped = pair.getByText("This helped");
    await helped.focus();
    await page.keyboard.press("Enter");
    await page.locator(".message.bot", { hasText: "Thank you" }).waitFor();
    const { content } = chat.service.host.last;
    expect(content).toEqual({
      kind: "action",
      action: await helped.getAttribute("data-action"),
    });
    expect(await helped.getAttribute("aria-pressed")).toBe("true");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("This helped");
    expect(await pair.locator('button[aria-disabled="true"]').count()).toBe(2);
    expect(await page.locator(".rating").nth(1).locator("[aria-disabled]").count()).toBe(0);
    const accepted = chat.service.host.accepted.length;
    await pair.getByText("This did not help").click({ force: true });
    await ask(page, "fire");
    await page.locator('[data-outcome="urgent"]').waitFor();
    expect(chat.service.host.accepted.length).toBe(accepted + 1);
  });

  chat.story("is still shown after a reload, and in another tab", async () => {
    const page = await chat.open();
    await ask(page, "Visa?");
    await page.locator(".rating button").last().click();
    await page.locator(".message.bot", { hasText: "Thank you" }).waitFor();
    await page.reload();
    const tab = await secondTab(page);
    for (const each of [page, tab]) {
      const pressed = each.locator('.rating [aria-pressed="true"]');
      await pressed.waitFor();
      expect(await pressed.textContent()).toBe("This did not help");
      expect(await each.locator('.rating [aria-disabled="true"]').count()).toBe(2);
    }
  });
});

/** As the service asks about a case that was marked as answered. */
const askedAboutCase = (id: string): ReturnType<typeof aWebMessage> =>
  aWebMessage(id, {
    outcome: "human",
    text: "Did it help you?",
    actions: [
      { id: "case:good:c1", label: "Yes, it helped" },
      { id: "case:bad:c1", label: "No, it did not" },
    ],
  });

describe("rating a case", () => {
  chat.story("shows what was pressed, and can be changed, which it says", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    stream.tell({ type: "message", data: askedAboutCase("asked") });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    const pair = page.locator("[data-pair]");
    await pair.waitFor();
    const good = pair.getByText("Yes, it helped");
    const bad = pair.getByText("No, it did not");
    const pressed = pair.locator('[aria-pressed="true"]');
    await good.click();
    expect(await pressed.allTextContents()).toEqual(["Yes, it helped"]);
    expect(await bad.getAttribute("aria-disabled")).toBeNull();
    expect(await pair.locator(".notice").textContent()).toBe("");
    await bad.click();
    expect(await pressed.allTextContents()).toEqual(["No, it did not"]);
    expect(await pair.locator(".notice").textContent()).toBe("Your rating has been changed.");
    await expect
      .poll(() => chat.service.host.last.content, { timeout: 10_000 })
      .toEqual({ kind: "action", action: "case:bad:c1" });
    // The pressed one does nothing more.
    const accepted = chat.service.host.accepted.length;
    await bad.click({ force: true });
    await good.click();
    await expect
      .poll(() => chat.service.host.last.content, { timeout: 10_000 })
      .toEqual({ kind: "action", action: "case:good:c1" });
    expect(chat.service.host.accepted.length).toBe(accepted + 1);
  });

  chat.story("is shown after a reload although it is not sent yet", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    stream.tell({ type: "message", data: askedAboutCase("asked") });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page.locator("[data-pair]").waitFor();
    await page.route("**/messages", (route) => route.abort());
    await page.locator("[data-pair]").getByText("Yes, it helped").click();
    await page.locator(".unsent", { hasText: "Yes, it helped" }).waitFor();
    await page.reload();
    await page.locator('[data-pair] [aria-pressed="true"]').waitFor();
    expect(await page.locator(".unsent", { hasText: "Yes, it helped" }).count()).toBe(1);
  });

  chat.story("is known again after a reload, and open where it is asked anew", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    const person = { from: "person", outcome: null, language: null } as const;
    stream.tell({ type: "message", data: askedAboutCase("first") });
    for (const [id, text] of [
      ["p1", "No, it did not"],
      ["p2", "Yes, it helped"],
    ] as const) {
      stream.tell({ type: "message", data: aWebMessage(id, { ...person, text }) });
    }
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page
      .locator('[data-pair] [aria-pressed="true"]', { hasText: "Yes, it helped" })
      .waitFor();
    expect(await page.locator('[data-pair] [aria-pressed="true"]').count()).toBe(1);
    stream.tell({ type: "message", data: askedAboutCase("second") });
    const second = page.locator("[data-pair]").nth(1);
    await second.waitFor();
    expect(await second.locator("[aria-pressed]").count()).toBe(0);
    await second.getByText("No, it did not").click();
    expect(await second.locator('[aria-pressed="true"]').textContent()).toBe("No, it did not");
  });
});

describe("the menu", () => {
  chat.story("asks for topics and for what is kept, and closes by Escape", async () => {
    const page = await chat.open();
    const topics = page.locator("#menu-topics");
    await page.locator("#menu summary").focus();
    await page.keyboard.press("Enter");
    expect(await topics.isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await topics.isVisible()).toBe(false);
    expect(await page.evaluate("document.activeElement.tagName")).toBe("SUMMARY");
    await pick(page, "#menu-topics");
    await page.locator(".message.bot").waitFor();
    expect(chat.service.host.last.content).toEqual({ kind: "action", action: "topics" });
    expect(await page.locator(".message.person .text").textContent()).toBe("Topics");
    expect(await topics.isVisible()).toBe(false);
    expect(await page.locator("#welcome").isHidden()).toBe(true);
    await pick(page, "#menu-privacy");
    await page.locator(".message.bot").nth(1).waitFor();
    expect(chat.service.host.last.content).toEqual({ kind: "text", text: "/privacy" });
  });

  chat.story("erases only what is confirmed, and nothing where nothing was said", async () => {
    const page = await chat.open();
    const accepted = chat.service.host.accepted.length;
    const dialog = page.locator("#erase-dialog");
    await pick(page, "#menu-erase");
    expect(await dialog.innerText()).toContain("This cannot be undone.");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Cancel");
    await page.keyboard.press("Escape");
    await pick(page, "#menu-erase");
    await dialog.getByText("Cancel").click();
    expect(await dialog.isVisible()).toBe(false);
    await pick(page, "#menu-erase");
    await dialog.getByText("Erase it now").click();
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    expect(chat.service.host.accepted.length).toBe(accepted);
  });
});

describe("a conversation that was erased", () => {
  chat.story("is empty in every tab, and goes on", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    stream.tell({ type: "message", data: aWebMessage("one") });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page.getByText("This is one.").waitFor();
    const tab = await secondTab(page);
    await tab.getByText("This is one.").waitFor();
    await pick(page, "#menu-erase");
    await page.locator("#erase-dialog").getByText("Erase it now").click();
    await expect
      .poll(() => chat.service.host.last.content, { timeout: 10_000 })
      .toEqual({ kind: "action", action: "forget" });
    stream.forget();
    stream.tell({ type: "message", data: aWebMessage("done", { outcome: "command" }) });
    for (const each of [page, tab]) {
      await each.getByText("This is done.").waitFor();
      expect(await each.locator(".message").count()).toBe(1);
      expect(await each.locator("#welcome").isVisible()).toBe(true);
      expect(await each.evaluate(`sessionStorage.getItem("yizhan.unsent")`)).toBeNull();
    }
    await page.reload();
    await page.getByText("This is done.").waitFor();
    expect(await page.locator(".message").count()).toBe(1);
  });

  chat.story("takes with it what other tabs had not sent yet", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    stream.tell({ type: "message", data: aWebMessage("one") });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page.getByText("This is one.").waitFor();
    await page.route("**/messages", (route) => route.abort());
    await ask(page, "Never sent");
    await page.locator(".unsent").waitFor();
    stream.forget();
    await page.locator(".unsent").waitFor({ state: "detached" });
    expect(await page.evaluate(`sessionStorage.getItem("yizhan.unsent")`)).toBeNull();
  });
});

describe("a service that was restarted", () => {
  chat.story("is asked for what came meanwhile, and nothing is shown twice", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    for (const id of ["one", "two"]) stream.tell({ type: "message", data: aWebMessage(id) });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page.getByText("This is two.").waitFor();
    stream.down = true;
    await page.locator("#state", { hasText: "Trying again." }).waitFor();
    stream.tell({ type: "message", data: aWebMessage("three") });
    const before = stream.asked.length;
    stream.down = false;
    await page.getByText("This is three.").waitFor();
    expect(new Set(stream.asked.slice(before))).toEqual(new Set(["2"]));
    expect(await page.locator(".message.bot .text").allTextContents()).toEqual([
      "This is one.",
      "This is two.",
      "This is three.",
    ]);
    expect(await page.locator(".notice").count()).toBe(0);
  });

  chat.story("has what is not sent yet stand below what is told meanwhile", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    stream.tell({ type: "message", data: aWebMessage("zero") });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page.getByText("This is zero.").waitFor();
    await page.reload();
    await page.getByText("This is zero.").waitFor();
    const sent: string[] = [];
    await page.route("**/messages", async (route) => {
      sent.push((route.request().postDataJSON() as { id: string }).id);
      await route.abort();
    });
    for (const words of ["One?", "Two?"]) await ask(page, words);
    await expect.poll(() => sent.length).toBeGreaterThan(0);
    const one = { from: "person", outcome: null, language: null, text: "One?" } as const;
    stream.tell({ type: "message", data: aWebMessage(sent[0] ?? "", one) });
    stream.tell({ type: "message", data: aWebMessage("answer") });
    await page.getByText("This is answer.").waitFor();
    expect(await page.locator(".message .text").allTextContents()).toEqual([
      "This is zero.",
      "One?",
      "This is answer.",
      "Two?",
    ]);
    expect(await page.locator(".unsent .text").allTextContents()).toEqual(["Two?"]);
  });
});
