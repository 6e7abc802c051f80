import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { accessFaults } from "../helpers/axe.ts";
import { overflows } from "../helpers/chat-page.ts";
import { ADMIN } from "../helpers/desk-page.ts";
import { RealChat } from "../helpers/real-chat.ts";

const chat = new RealChat(undefined, () => ({ SECOND_FACTOR: "leads" }));

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 20_000 };
const STEP_MS = 30_000;

async function showPassword(page: Page): Promise<void> {
  await page.locator("input[type=email]").fill(ADMIN.email);
  await page.locator("input[type=password]").fill(ADMIN.password);
  await page.locator("button[type=submit]").click();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.locator("input[name=code]").fill(code, SOON);
  await page.locator("button[type=submit]").click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: ADMIN.name }).click(SOON);
  await page.getByRole("menuitem", { name: "Sign out" }).click(SOON);
  await page.locator("input[type=password]").waitFor(SOON);
}

describe("the first administrator, in a browser", () => {
  chat.story(
    "sets a second factor up at the first sign-in, signs in with its code, with a recovery code when the phone is lost, and shows the password again for a code that links a messenger",
    async () => {
      const page = await chat.openBlank({ viewport: { width: 390, height: 800 } });
      await page.goto(chat.firstAdminLink);
      await page.locator("input[name=email]").fill(ADMIN.email);
      await page.locator("input[name=name]").fill(ADMIN.name);
      const passwords = page.locator("input[autocomplete=new-password]");
      const choose = async (password: string): Promise<void> => {
        for (const field of await passwords.all()) await field.fill(password);
        await page.locator("button[type=submit]").click();
      };
      await choose("Password12345!");
      expect(await page.getByRole("alert").innerText(SOON)).toMatch(
        /too common.*Choose three or four words/u,
      );
      await choose(ADMIN.password);

      const secret = (await page.locator("code.secret").innerText(SOON)).replaceAll(" ", "");
      expect(await page.locator("a[href^='otpauth://']").getAttribute("href")).toContain(secret);
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      const totp = new TOTP({ secret });
      const begunAt = Date.now();
      await enterCode(page, totp.generate({ timestamp: begunAt }));
      await page.getByRole("button", { name: "I have kept them" }).waitFor(SOON);
      expect(await accessFaults(page)).toEqual([]);
      const codes = await page.locator(".recovery-codes li").allInnerTexts();
      expect(codes).toHaveLength(10);
      await page.getByRole("button", { name: "I have kept them" }).click();
      await page.locator(".list-pane").waitFor(SOON);

      await signOut(page);
      await showPassword(page);
      await page.locator("input[name=code]").waitFor(SOON);
      // The password alone shows nothing of the desk, in no other tab either.
      const asked = await page.evaluate(async () => (await fetch("/console/api/session")).status);
      expect(asked).toBe(401);
      expect(await accessFaults(page)).toEqual([]);
      // The one that set it up was used already; an app whose time is ahead shows the next.
      await enterCode(page, totp.generate({ timestamp: begunAt }));
      expect(await page.getByRole("alert").innerText(SOON)).toContain("used already");
      await enterCode(page, totp.generate({ timestamp: begunAt + STEP_MS }));
      await page.locator(".list-pane").waitFor(SOON);

      await signOut(page);
      await showPassword(page);
      await enterCode(page, codes[0] ?? "");
      await page.locator(".list-pane").waitFor(SOON);
      await page.goto(`${chat.url}/console/account`);
      await page.getByText("Recovery codes left: 9.").waitFor(SOON);

      const proof = page.locator("input[name=link-password]");
      const add = page.getByRole("button", { name: "Link an account" });
      await proof.fill("a wrong long password", SOON);
      await add.click(SOON);
      expect(await page.getByRole("alert").innerText(SOON)).toBe("The present password is wrong.");
      await proof.fill(ADMIN.password);
      await add.click(SOON);
      await page.locator("code", { hasText: /^\/link [\w-]+$/u }).waitFor(SOON);
      expect(await proof.inputValue()).toBe("");
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
    },
    { timeout: 120_000 },
  );
});
