import type { Page } from "playwright-core";
import type { RealChat } from "./real-chat.ts";

/** Whom {@link signUp} makes an account for. */
export const ADMIN = { email: "li@example.org", name: "Li Wei", password: "many words are good" };

/** For the machine to do what a person would not have to wait for. */
const SOON = { timeout: 20_000 };

/** Makes the first administrator by the link that the service prints, and ends in the inbox. */
export async function signUp(page: Page, chat: RealChat): Promise<void> {
  await page.goto(chat.firstAdminLink);
  await page.locator("input[name=email]").fill(ADMIN.email);
  await page.locator("input[name=name]").fill(ADMIN.name);
  for (const field of await page.locator("input[autocomplete=new-password]").all()) {
    await field.fill(ADMIN.password);
  }
  await page.locator("button[type=submit]").click();
  await page.locator(".list-pane").waitFor(SOON);
}

/** Signs somebody in who has an account, and ends where their work begins. */
export async function signIn(
  page: Page,
  url: string,
  { email, password }: { readonly email: string; readonly password: string } = ADMIN,
): Promise<void> {
  await page.goto(`${url}/console`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.locator("input[type=password]").waitFor({ ...SOON, state: "hidden" });
}
