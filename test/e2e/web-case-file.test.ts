import { readFileSync } from "node:fs";
import { beforeEach, describe, expect } from "vitest";
import { paragraph } from "../../src/domain/block.ts";
import { aReply } from "../helpers/scripted-host.ts";
import { ask, ChatPages } from "../helpers/chat-page.ts";

const TEXT = "Your case YZ-2026-0042\n\nВы · четверг\n    Как продлить вид на жительство?\n";
let hasCase: boolean;
let action: string;
let asked: string[];

const chat = new ChatPages(
  () =>
    aReply({
      outcome: "command",
      validity: null,
      blocks: [paragraph("What is in your case.")],
      actions: [{ id: action, label: "Save as a text file" }],
    }),
  {
    caseFile: (_person, name) => {
      asked.push(name);
      return Promise.resolve(hasCase ? { reference: "YZ-2026-0042", text: TEXT } : null);
    },
  },
);
beforeEach(() => {
  hasCase = true;
  action = "mycase:file:case-42";
  asked = [];
  chat.service.host.accepted.splice(0);
});

describe("the case as a file", () => {
  chat.story("is saved by its button, which says nothing to anybody", async () => {
    const page = await chat.open();
    await ask(page, "/mycase");
    const button = page.getByText("Save as a text file");
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toBe("case.txt");
    expect(readFileSync(await download.path(), "utf8")).toBe(TEXT);
    expect(chat.service.host.accepted).toHaveLength(1);
    expect(asked).toEqual(["case-42"]);
  });

  chat.story("is that of no name where the button of an earlier version names none", async () => {
    action = "mycase:file";
    const page = await chat.open();
    await ask(page, "/mycase");
    const button = page.getByText("Save as a text file");
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(readFileSync(await download.path(), "utf8")).toBe(TEXT);
    expect(asked).toEqual([""]);
  });

  chat.story("is shown by the service where it cannot be had", async () => {
    hasCase = false;
    action = "mycase:file";
    const page = await chat.open();
    await ask(page, "/mycase");
    await page.getByText("Save as a text file").click();
    await page.locator(".message.bot").nth(1).waitFor();
    expect(chat.service.host.last.content).toEqual({ kind: "action", action: "mycase:file" });
  });
});
