import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { accessFaults } from "../helpers/axe.ts";
import { BrowserPages } from "../helpers/browser-pages.ts";
import { overflows } from "../helpers/chat-page.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { Desk, PASSWORD } from "../helpers/hand-over/desk.ts";
import { ADMIN, signIn } from "../helpers/desk-page.ts";
import { learnedOfFewArticles, seedFewArticles } from "../helpers/few-articles.ts";
import { freePort } from "../helpers/free-port.ts";
import { CLIENT, startProvider, type TestProvider } from "../helpers/openid-provider.ts";
import { testSettings } from "../helpers/test-model.ts";

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 20_000 };
const START_MS = 120_000;
const MINUTE_MS = 60_000;

const pages = new BrowserPages();
const data = new DataFolder();
let skippedMs = 0;
const now = (): Date => new Date(Date.now() + skippedMs);
let service: RunningService;
let provider: TestProvider;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${String(port)}`;
  provider = await startProvider(`${url}/console/login/oidc/callback`);
  const database = `sqlite:${data.path}/yizhan.db`;
  await seedFewArticles(database, now());
  const settings = testSettings({
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: "silent",
    DATABASE_URL: database,
    SEARCH_FOLDER: learnedOfFewArticles(data.path),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: "Institute Login",
    OIDC_ROLE_CLAIM: "groups",
    OIDC_ROLES: "desk-staff=staff; desk-readers=reader",
    OIDC_CENTRES: "all",
  });
  service = await runService(settings, { now });
  const first = await service.desk.accounts.tickets.firstAdmin();
  const admin = await new Desk(url).join(first ?? "there is an administrator", {
    email: ADMIN.email,
    name: ADMIN.name,
  });
  await admin.post("/staff", {
    email: "wang@example.org",
    name: "Wang Fang",
    role: "lead",
    centres: ["main"],
  });
  known(["desk-staff"]);
}, START_MS);
afterAll(async () => {
  await service.stop();
  await provider.stop();
  data.remove();
});

function known(groups: readonly string[]): void {
  const claims = { email: "Wang@example.org", email_verified: true, name: "Wang Fang", groups };
  provider.people.set("17", { claims });
  provider.visitor = "17";
}

async function comeIn(page: Page, at = "/console"): Promise<void> {
  await page.goto(url + at);
  await page.getByRole("link", { name: "Sign in with Institute Login" }).click(SOON);
}

async function roleOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = await fetch("/console/api/session");
    const { staff } = (await answer.json()) as { staff: { role: string } };
    return staff.role;
  });
}

describe("staff with an OpenID provider on another site, in a browser", () => {
  pages.story(
    "come back to the page they meant to see, have the role that the provider gives them then, and are out within a minute once it disables them",
    async () => {
      const page = await pages.openBlank({ viewport: { width: 390, height: 800 } });
      await page.goto(`${url}/console/account`);
      await page.getByRole("link", { name: "Sign in with Institute Login" }).waitFor(SOON);
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await comeIn(page, "/console/account");
      await page.getByRole("heading", { name: "Account", exact: true }).waitFor(SOON);
      expect(page.url()).toBe(`${url}/console/account`);
      expect(await roleOf(page)).toBe("staff");
      const cookies = await page.context().cookies(`${url}/console`);
      expect(cookies.map(({ name, sameSite }) => [name, sameSite])).toEqual([
        ["yizhan_session", "Strict"],
      ]);

      known(["desk-readers"]);
      const other = await pages.openBlank();
      await comeIn(other);
      await other.locator(".list-pane").waitFor(SOON);
      expect(await roleOf(other)).toBe("reader");

      provider.people.delete("17");
      skippedMs += MINUTE_MS;
      await page.reload();
      await page.locator("input[type=password]").waitFor(SOON);
      await other.reload();
      await other.locator("input[type=password]").waitFor(SOON);
    },
    { timeout: 120_000 },
  );

  pages.story(
    "read in one sentence of their language why they were not let in, without a word of the provider",
    async () => {
      known([]);
      const page = await pages.openBlank();
      await comeIn(page);
      const alert = page.getByRole("alert");
      expect(await alert.innerText(SOON)).toBe(
        "Institute Login gives you no role at this desk. Ask those who manage accounts there.",
      );
      expect(page.url()).toBe(`${url}/console`);
      expect(await accessFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "中文" }).click();
      await page.getByText("Institute Login未给您分配本工作台的角色").waitFor(SOON);
      provider.visitor = null;
      const other = await pages.openBlank({ locale: "zh-CN" });
      await other.goto(`${url}/console`);
      await other.getByRole("link", { name: "使用Institute Login登录" }).click(SOON);
      const said = await other.getByRole("alert").innerText(SOON);
      expect(said).toBe("Institute Login未允许您登录。");
    },
    { timeout: 60_000 },
  );

  pages.story(
    "sign in with the password while the provider is down, which the page says",
    async () => {
      await provider.down(true);
      skippedMs += MINUTE_MS;
      const page = await pages.openBlank();
      await page.goto(`${url}/console`);
      const button = page.getByRole("button", { name: "Institute Login does not answer" });
      await button.waitFor(SOON);
      expect(await button.isDisabled()).toBe(true);
      await signIn(page, url, { email: ADMIN.email, password: PASSWORD });
      await page.locator(".list-pane").waitFor(SOON);
      await provider.down(false);
    },
    { timeout: 60_000 },
  );
});
