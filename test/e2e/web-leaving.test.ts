import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { toMarkdown } from "../../adapters/shared/markdown.ts";
import { paragraph } from "../../src/domain/block.ts";
import { accessFaults } from "../helpers/axe.ts";
import { ask, ChatPages, overflows, pick } from "../helpers/chat-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { scriptedAnswer } from "../helpers/scripted-answers.ts";
import { aReply } from "../helpers/scripted-host.ts";
import { aWebMessage, ScriptedStream } from "../helpers/scripted-stream.ts";

const REFERENCE = "YZ-2026-0042";
const receiptWords = shippedTexts().say("return.receipt", "en", {
  menu: "Come back to a conversation",
  reference: REFERENCE,
  pin: "1234\u00a05678",
});
const receipt = aReply({
  outcome: "human",
  validity: null,
  blocks: [paragraph(`Your reference is ${REFERENCE}.`), paragraph(receiptWords)],
  openedCase: REFERENCE,
});
/** Says all that a receipt says, and is none. */
const aboutReceipt = aReply({ outcome: "human", validity: null, blocks: receipt.blocks });
const chat = new ChatPages((message) => {
  const { content } = message;
  if (content.kind === "text" && content.text === "/human") return receipt;
  if (content.kind === "text" && content.text === "My receipt?") return aboutReceipt;
  return scriptedAnswer(message);
});
const PHONE = { viewport: { width: 390, height: 780 } };

async function answered(page: Page, words: string): Promise<void> {
  const answer = page.locator(".message.bot").nth(await page.locator(".message.bot").count());
  await ask(page, words);
  await answer.waitFor();
  await page.locator(".unsent").waitFor({ state: "detached" });
}

function answers(page: Page): Promise<number> {
  return page.locator(".message.bot").count();
}

/** The lines on which each place of a text stands, by the height at which they are drawn. */
function linesOf(page: Page, words: string): Promise<readonly number[][]> {
  return page.evaluate(`(() => {
    const nodes = document.createTreeWalker(document.querySelector("#log"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (nodes.nextNode()) {
      const at = nodes.currentNode.textContent.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(nodes.currentNode, at);
      range.setEnd(nodes.currentNode, at + ${words.length});
      found.push([...new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))]);
    }
    return found;
  })()`);
}

describe("a new conversation", () => {
  chat.story("is asked about first where a case was opened, over a reload too", async () => {
    const page = await chat.open(PHONE);
    const dialog = page.locator("#leave-dialog");
    await answered(page, "/human");
    await pick(page, "#menu-new");
    expect(await dialog.innerText()).toContain(`You are about to leave your case ${REFERENCE}.`);
    expect(await dialog.innerText()).not.toContain("not been sent yet");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Cancel");
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await dialog.getByText("Cancel").click();
    expect(await answers(page)).toBe(1);
    // A page that was loaded anew and has heard nothing yet knows it as well.
    await page.route("**/events", (route) => route.abort());
    await page.reload();
    await page.waitForSelector("body.ready");
    await pick(page, "#menu-new");
    expect(await dialog.innerText()).toContain(REFERENCE);
    await page.keyboard.press("Escape");
    await page.unroute("**/events");
    await page.reload();
    await page.locator(".message.bot").waitFor();
    await pick(page, "#menu-new");
    await dialog.getByRole("button", { name: "New conversation" }).click();
    // The dialog tells of its end one turn after it is gone.
    await page.locator(".message").first().waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.id")).toBe("question");
    // What is begun now has no case.
    await answered(page, "Visa?");
    await pick(page, "#menu-new");
    expect(await dialog.isVisible()).toBe(false);
    expect(await page.locator(".message").count()).toBe(0);
  });

  chat.story("is asked about first where words are not sent yet, which then go on", async () => {
    const page = await chat.open();
    const dialog = page.locator("#leave-dialog");
    await answered(page, "Visa?");
    await page.route("**/messages", (route) => route.abort());
    await ask(page, "Never lost?");
    await page.locator(".unsent .sending", { hasText: "Not sent yet" }).waitFor();
    await page.click("#new");
    expect(await dialog.innerText()).toContain("has not been sent yet, and would be lost");
    expect(await dialog.innerText()).not.toContain("your case");
    await page.keyboard.press("Escape");
    await page.unroute("**/messages");
    await page.locator(".message.bot").nth(1).waitFor({ timeout: 15_000 });
    expect(chat.service.host.last.content).toEqual({ kind: "text", text: "Never lost?" });
  });

  chat.story("is not asked about for words that merely say what a receipt says", async () => {
    const page = await chat.open();
    const dialog = page.locator("#leave-dialog");
    await answered(page, "My receipt?");
    expect(await page.locator(".message.bot .text").innerText()).toContain("1234\u00a05678");
    await page.click("#new");
    expect(await dialog.isVisible()).toBe(false);
    expect(await answers(page)).toBe(0);
    await answered(page, "/human");
    await page.click("#new");
    expect(await dialog.innerText()).toContain(REFERENCE);
  });

  chat.story("is not asked about where the case was erased", async () => {
    const page = await chat.openBlank();
    const stream = new ScriptedStream();
    await stream.replaceIn(page.context());
    const told = {
      outcome: "human",
      text: toMarkdown(receipt.blocks),
      openedCase: REFERENCE,
    } as const;
    stream.tell({ type: "message", data: aWebMessage("receipt", told) });
    await page.goto(chat.service.url);
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    await page.locator(".unsent").waitFor({ state: "detached" });
    await page.click("#new");
    expect(await page.locator("#leave-dialog").innerText()).toContain(REFERENCE);
    await page.keyboard.press("Escape");
    stream.forget();
    await page.locator(".message.bot").waitFor({ state: "detached" });
    await page.click("#new");
    expect(await page.locator("#leave-dialog").isVisible()).toBe(false);
  });
});

describe("the receipt", () => {
  chat.story("has reference and PIN on a line of their own, and parts neither", async () => {
    for (const width of [320, 360, 390]) {
      const page = await chat.open({ viewport: { width, height: 780 } });
      await answered(page, "/human");
      const words = await page.locator(".message.bot .text").innerText();
      expect(words.split("\n")).toEqual(
        expect.arrayContaining([`Reference: ${REFERENCE}`, "PIN: 1234\u00a05678"]),
      );
      expect(words).toContain("once this tab is closed");
      const references = await linesOf(page, REFERENCE);
      expect(references).toHaveLength(2);
      for (const lines of references) expect(lines, String(width)).toHaveLength(1);
    }
  });
});
