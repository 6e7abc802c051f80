import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { secrets } from "../../src/app/secrets.ts";
import type { PersonId } from "../../src/domain/message.ts";
import { plainCode } from "../../src/services/typed-code.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { createStaffLinks } from "../../src/store/staff-links.ts";
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

/** As somebody does who sends the code from an account there. */
async function linkFromTelegram(code: string): Promise<void> {
  const database = await openDatabase(`sqlite:${chat.data.path}/yizhan.db`, "command");
  const account = { platform: "telegram", installation: "1", person: "7" as PersonId } as const;
  const link = { account, name: "Li", linkedAt: new Date() };
  const hash = secrets.hashOf(plainCode(code));
  const { kind } = await createStaffLinks(database).claim(hash, link, () => []);
  await database.close();
  expect(kind).toBe("linked");
}

describe("the first administrator, in a browser", () => {
  chat.story(
    "sets a second factor up at the first sign-in, signs in with its code, with a recovery code when the phone is lost, shows the password again for a code that links a messenger, is told of the link, and ends a session that is open elsewhere",
    async () => {
      const page = await chat.openBlank({
        viewport: { width: 390, height: 800 },
        colorScheme: "dark",
      });
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
      const picture = page.getByRole("img", { name: "QR code that sets up the account" });
      await picture.waitFor(SOON);
      // In the dark as well the quiet zone is white.
      expect(await picture.locator("path").first().getAttribute("fill")).toBe("#FFFFFF");
      expect((await picture.boundingBox())?.width).toBeGreaterThan(150);
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
      const command = page.locator("code", { hasText: /^\/link [\w-]+$/u });
      await command.waitFor(SOON);
      expect(await proof.inputValue()).toBe("");
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);

      await linkFromTelegram((await command.innerText()).replace("/link ", ""));
      await page.reload();
      const notice = page.getByRole("region", { name: "Changes to your account" });
      await notice.getByText("A Telegram account was linked to yours on").waitFor(SOON);
      await page.getByRole("heading", { level: 1 }).waitFor(SOON);
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await notice.getByRole("button", { name: "I have read this" }).click(SOON);
      await notice.waitFor({ ...SOON, state: "detached" });

      const elsewhere = await chat.openBlank();
      await elsewhere.goto(`${chat.url}/console`);
      await showPassword(elsewhere);
      await enterCode(elsewhere, codes[1] ?? "");
      await elsewhere.locator(".list-pane").waitFor(SOON);
      await page.reload();
      const sessions = page.getByRole("region", { name: "Where you are signed in" });
      await sessions.getByText("this browser").waitFor(SOON);
      expect(await sessions.getByRole("listitem").allInnerTexts()).toEqual([
        expect.stringMatching(/^Chrome on Linux from 127\.0\.0\.0\/24/u),
        expect.stringMatching(/^Chrome on Linux from 127\.0\.0\.0\/24/u),
      ]);
      await sessions
        .getByRole("button", { name: /^End the session: Chrome on Linux/u })
        .click(SOON);
      await elsewhere.reload();
      await elsewhere.locator("input[type=password]").waitFor(SOON);
      await sessions.getByRole("button", { name: "End all others" }).waitFor({
        ...SOON,
        state: "detached",
      });
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
    },
    { timeout: 120_000 },
  );
});
