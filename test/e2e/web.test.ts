import { describe, expect, it } from "vitest";
import { Unavailable } from "../../src/domain/errors.ts";
import { buildWeb } from "../../scripts/build-web.ts";
import { accessFaults } from "../helpers/axe.ts";
import { secondTab } from "../helpers/browser-pages.ts";
import { ask, ChatPages } from "../helpers/chat-page.ts";
import { EVIL, scriptedAnswer } from "../helpers/scripted-answers.ts";

const chat = new ChatPages(scriptedAnswer);

describe("the chat page in a browser", () => {
  chat.story(
    "answers a question with its day, sources and next steps, all by keyboard",
    async () => {
      const page = await chat.open();
      expect(await page.evaluate("document.activeElement.id")).toBe("question");
      await page.keyboard.type("Do I need a visa?");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("For two weeks.");
      await page.keyboard.press("Enter");
      const card = page.locator(".message.bot").first();
      await card.waitFor();
      expect(chat.service.host.last.content).toEqual({
        kind: "text",
        text: "Do I need a visa?\nFor two weeks.",
      });
      expect(await page.locator(".message.person .text br").count()).toBe(1);
      expect(await page.locator("#welcome").isHidden()).toBe(true);
      expect(await card.locator(".date").textContent()).toBe("As of 24 November 2026");
      const summary = card.locator("summary");
      expect(await summary.textContent()).toBe(
        "Sources: 2 National Immigration Administration, source seen on 24 November 2026",
      );
      const link = card.locator(".sources a");
      expect(await link.isVisible()).toBe(false);
      await summary.focus();
      await page.keyboard.press("Enter");
      expect(await link.isVisible()).toBe(true);
      expect(await link.getAttribute("href")).toBe("https://example.org/list");
      expect(await link.getAttribute("rel")).toContain("noopener");
      expect(await card.locator(".sources li").last().textContent()).toContain(
        "verified by a person on 24 November 2026",
      );
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator(".message.bot", { hasText: "The whole article." }).waitFor();
      expect(chat.service.host.last.content).toEqual({
        kind: "action",
        action: "more:visas/visa-free",
      });
      expect(await page.locator(".message.person").last().locator(".text").textContent()).toBe(
        "Read more",
      );
      expect(await page.locator(".unsent").count()).toBe(0);
    },
  );

  chat.story("draws what people and sources wrote as words, never as markup", async () => {
    const page = await chat.open();
    await ask(page, EVIL);
    await page.locator(".message.bot").waitFor();
    for (const message of await page.locator(".message .text").all()) {
      expect(await message.innerText()).toContain(EVIL);
      expect(await message.locator("img, a, strong").count()).toBe(0);
    }
    expect(await page.title()).not.toBe("broken");
  });

  chat.story("greets with examples, and asks the one that is picked", async () => {
    const page = await chat.open();
    const starters = page.locator("#starters button");
    expect(await starters.count()).toBe(4);
    await starters.first().click();
    await page.locator(".message.bot").waitFor();
    expect(chat.service.host.last.content).toMatchObject({
      text: "Do I need a visa for a conference in China?",
    });
  });

  chat.story("shows the conversation again after a reload and in a second tab", async () => {
    const page = await chat.open();
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    await page.reload();
    await page.locator(".message.bot").waitFor();
    expect(await page.locator(".message").count()).toBe(2);
    const tab = await secondTab(page);
    await tab.locator(".message.bot").waitFor();
    await ask(tab, "From the other tab?");
    await page.locator(".message.person", { hasText: "From the other tab?" }).waitFor();
    expect(await page.locator(".message.person").count()).toBe(2);
  });

  chat.story(
    "says that it waits for its sentences, and shows nothing that cannot be used",
    async () => {
      const page = await chat.openBlank({ locale: "ru-RU" });
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route("**/web/texts/**", async (route) => {
        await held;
        await route.abort();
      });
      await page.goto(chat.service.url);
      const line = page.locator("#wait");
      await line.waitFor();
      expect(await line.textContent()).toBe("Загрузка…");
      for (const dead of ["#menu summary", "#language", "#question", "#send"]) {
        expect(await page.locator(dead).isVisible(), dead).toBe(false);
      }
      expect(await accessFaults(page)).toEqual([]);
      answer();
      await expect.poll(() => line.textContent()).toBe("Служба сейчас недоступна. Пробуем снова.");
      expect(await line.isVisible()).toBe(true);
      await page.unroute("**/web/texts/**");
      await page.waitForSelector("body.ready", { timeout: 15_000 });
      expect(await line.isVisible()).toBe(false);
      expect(await page.locator("#menu summary").isVisible()).toBe(true);
    },
  );

  chat.story("begins anew on request", async () => {
    const page = await chat.open();
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    await page.locator(".unsent").waitFor({ state: "detached" });
    const before = chat.service.host.last.thread.conversation;
    await page.click("#new");
    expect(await page.locator(".message").count()).toBe(0);
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    await ask(page, "Visa again?");
    await page.locator(".message.bot").waitFor();
    expect(chat.service.host.last.thread.conversation).not.toBe(before);
  });

  chat.story("says that it is a machine, and what becomes of one’s words", async () => {
    const page = await chat.open();
    expect(await page.locator("footer").innerText()).toContain("This is an automated service.");
    await page.click("#privacy");
    const words = await page.locator("#privacy-dialog").innerText();
    expect(words).toContain("No account and no cookies.");
    expect(words).toContain("kept on our server for 30 days");
    await page.keyboard.press("Escape");
    expect(await page.locator("#privacy-dialog").isVisible()).toBe(false);
  });

  chat.story("keeps a message while offline, over a reload too, and sends it once", async () => {
    const page = await chat.open();
    await ask(page, "Visa?");
    await page.locator(".message.bot").waitFor();
    const accepted = chat.service.host.accepted.length;
    await page.context().setOffline(true);
    await page.locator("#state", { hasText: "You are offline." }).waitFor();
    await ask(page, "Still there?");
    await page.locator(".unsent .sending", { hasText: "Not sent yet" }).waitFor();
    await page.context().setOffline(false);
    await page.locator(".message.bot").nth(1).waitFor();
    expect(await page.locator(".unsent").count()).toBe(0);
    expect(await page.locator("#state").textContent()).toBe("");
    expect(chat.service.host.accepted.length).toBe(accepted + 1);

    chat.service.host.failure = new Unavailable("The store is down.");
    await ask(page, "And now?");
    await page.locator("#state", { hasText: "cannot be reached" }).waitFor();
    await page.reload();
    await page.locator(".unsent", { hasText: "And now?" }).waitFor();
    chat.service.host.failure = null;
    await page.locator(".message.bot").nth(2).waitFor();
    expect(chat.service.host.accepted.length).toBe(accepted + 2);
    expect(await page.locator(".message.person").count()).toBe(3);
  });

  chat.story(
    "looks for answers itself while there is no room for its stream, says nothing of it, and comes back to it",
    async () => {
      const page = await chat.openBlank();
      await page.clock.install();
      const streams: string[] = [];
      await page.route("**/web/conversations/*/events", async (route) => {
        streams.push("asked");
        // At first it is let in and told to go, then refused.
        if (streams.length === 1) {
          const crowded = {
            contentType: "text/event-stream",
            body: "event: crowded\ndata: {}\n\n",
          };
          await route.fulfill(crowded);
        } else if (streams.length === 2) {
          await route.fulfill({ status: 429, headers: { "Retry-After": "30" }, body: "{}" });
        } else await route.continue();
      });
      await page.goto(chat.service.url);
      await page.waitForSelector("body.ready");
      await ask(page, "Visa?");
      await page.locator(".message.bot").waitFor();
      await ask(page, "And now?");
      await page.locator(".message.bot").nth(1).waitFor();
      expect(await page.locator(".message").count()).toBe(4);
      expect(await page.locator("#state").textContent()).toBe("");
      expect(streams).toHaveLength(1);
      await page.clock.fastForward(121_000);
      await expect.poll(() => streams.length).toBe(2);
      await ask(page, "Still there?");
      await page.locator(".message.bot").nth(2).waitFor();
      expect(await page.locator("#state").textContent()).toBe("");
      await page.clock.fastForward(121_000);
      await expect.poll(() => streams.length).toBe(3);
      await ask(page, "By the stream?");
      await page.locator(".message.bot").nth(3).waitFor();
      expect(await page.locator(".message").count()).toBe(8);
    },
  );

  chat.story(
    "opens a new conversation when the service has forgotten the old one, and says so",
    async () => {
      const page = await chat.open();
      await ask(page, "Visa?");
      await page.locator(".message.bot").waitFor();
      await page.evaluate(`{
      const kept = JSON.parse(sessionStorage.getItem("yizhan.conversation"));
      sessionStorage.setItem("yizhan.conversation", JSON.stringify({ ...kept, token: "forgotten" }));
      sessionStorage.setItem("yizhan.unsent", JSON.stringify([{ id: "kept-1", body: { text: "Kept?" }, words: "Kept?" }]));
    }`);
      await page.reload();
      await page.locator(".notice", { hasText: "no longer kept" }).waitFor();
      await page.locator(".message.bot").waitFor();
      expect(chat.service.host.last.content).toEqual({ kind: "text", text: "Kept?" });
    },
  );

  chat.story("refuses a text that is too long before sending it", async () => {
    const page = await chat.open();
    const accepted = chat.service.host.accepted.length;
    await page.fill("#question", "签".repeat(4_001));
    await page.press("#question", "Enter");
    expect(await page.locator("#length").textContent()).toBe(
      "Too long: 4001 of 4000 characters. Please shorten it.",
    );
    await page.fill("#question", `${"签".repeat(3_999)}🧭`);
    await page.press("#question", "Enter");
    await page.locator(".message.bot").waitFor();
    expect(chat.service.host.accepted.length).toBe(accepted + 1);
  });
});

describe("the built page", () => {
  it("is not built again while nothing has changed", async () => {
    expect(await buildWeb()).toBe(false);
  });
});
