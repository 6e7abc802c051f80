import { describe, expect } from "vitest";
import type { Page, Route } from "playwright-core";
import { ask } from "../helpers/chat-page.ts";
import { answerTo, RealChat } from "../helpers/real-chat.ts";

const chat = new RealChat();

const Q1 = "How do I register my address with the police?";
const Q2 = "What happens if I overstay my visa?";
const Q3 = "What is the K visa for young talent?";
/** Of answers the button that tells from which article they are. */
const A1 = "more:residence/temporary-residence-registration";
const A2 = "more:visas/overstay-penalties";
const A3 = "more:visas/k-young-talent-visa";

/** A start of the service, and the longest that a page waits before it tries again. */
const RESTART = { timeout: 120_000 };
const SOON = { timeout: 60_000 };

/** What is shown, in order: the words of a person, and the article of each answer. */
function told(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(".message")].map((message) =>
    message.querySelector('[data-action^="more:"]')?.dataset.action ??
      message.querySelector(".text").textContent)`);
}

/** Waits until nothing is missing, and sees that the page asked only for what it lacked, and is the same after a reload. */
async function expectThreeAnswered(page: Page): Promise<string[]> {
  const begunAnew: string[] = [];
  page.on("request", (request) => {
    const asks = request.url().endsWith("/events");
    if (asks && !("last-event-id" in request.headers())) begunAnew.push(request.url());
  });
  await expect.poll(() => page.locator(".message").count(), SOON).toBe(6);
  await expect.poll(() => page.locator("#state").innerText(), SOON).toBe("");
  expect(await page.locator(".unsent, .notice").count()).toBe(0);
  expect(begunAnew).toEqual([]);
  const all = await told(page);
  await page.reload();
  await expect.poll(() => told(page), SOON).toEqual(all);
  expect(begunAnew).toHaveLength(1);
  return all;
}

/** The messages that the database has and nobody has answered yet. */
function waiting(): unknown[] {
  return chat.data.query("select id from inbox where state = 'waiting'");
}

describe("a page that is open while the service is killed", () => {
  chat.story(
    "keeps what is written meanwhile, and has it answered once by the next one",
    async () => {
      const page = await chat.open();
      await answerTo(page, Q1);
      await chat.kill();
      await page.locator("#state", { hasText: "Trying again." }).waitFor();
      for (const question of [Q2, Q3]) await ask(page, question);
      const unsent = page.locator(".unsent .sending", { hasText: "Not sent yet" });
      await expect.poll(() => unsent.count(), SOON).toBe(2);
      expect(await told(page)).toEqual([Q1, A1, Q2, Q3]);

      await chat.start();
      const all = await expectThreeAnswered(page);
      expect(all.filter((each) => !each.startsWith("more:"))).toEqual([Q1, Q2, Q3]);
      expect(all.filter((each) => each.startsWith("more:"))).toEqual([A1, A2, A3]);
      expect(all.indexOf(Q2)).toBeLessThan(all.indexOf(A2));
    },
    RESTART,
  );

  chat.story(
    "is answered once by the next one when the last acknowledged only, whether it heard of that or not",
    async () => {
      const page = await chat.open();
      await answerTo(page, Q1);
      // Held as by somebody who is working out an answer: what comes after it has to wait.
      chat.data.query(
        "insert into lane (kind, name, lease, locked_until) select distinct 'in', lane, 'a worker', ? from inbox",
        Date.now() + RESTART.timeout,
      );
      await ask(page, Q2);
      await page.locator(".message.person:not(.unsent)", { hasText: Q2 }).waitFor();
      const statuses: number[] = [];
      const loseAnswer = async (route: Route): Promise<void> => {
        statuses.push((await route.fetch()).status());
        await chat.kill();
        await route.abort("connectionreset");
      };
      await page.route("**/messages", loseAnswer, { times: 1 });
      page.on("response", (response) => {
        if (response.url().endsWith("/messages")) statuses.push(response.status());
      });
      await ask(page, Q3);
      await page.locator("#state", { hasText: "Trying again." }).waitFor();
      expect(waiting()).toHaveLength(2);
      expect(await told(page)).toEqual([Q1, A1, Q2, Q3]);

      await chat.start();
      // A browser says so when the network is back; the page then does not wait for its next try.
      await page.evaluate(`window.dispatchEvent(new Event("online"))`);
      expect(await expectThreeAnswered(page)).toEqual([Q1, A1, Q2, Q3, A2, A3]);
      expect(statuses).toEqual([202, 202]);
      expect(waiting()).toEqual([]);
    },
    RESTART,
  );
});
