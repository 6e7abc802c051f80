import { expect } from "vitest";
import { OverQuota } from "../../src/domain/errors.ts";
import { ask, ChatPages } from "../helpers/chat-page.ts";
import { aReply } from "../helpers/scripted-host.ts";

const chat = new ChatPages(() => aReply());

chat.story(
  "says in the reader’s language that too much was written today, and keeps what was written",
  async () => {
    chat.service.host.failure = new OverQuota("More was written today than is kept.", 3_000);
    const page = await chat.open({ locale: "fr-FR" });
    await ask(page, "Ai-je besoin d’un visa ?");
    const said = page.getByText("On a écrit aujourd’hui plus que ce service ne peut conserver.");
    await said.waitFor();
    expect(await page.locator("#log .unsent").count()).toBe(1);
    chat.service.host.failure = null;
    await page.locator("#log .message.bot").waitFor();
    expect(await said.count()).toBe(0);
  },
);

chat.story(
  "says that there is no room for new conversations, and opens one when there is",
  async () => {
    const page = await chat.open({ locale: "ru-RU" });
    const error = { code: "no_room", message: "There is no room." };
    await page.route("**/web/conversations", (route) =>
      route.fulfill({ status: 503, json: { error } }),
    );
    await ask(page, "Нужна ли мне виза?");
    await page.getByText("Сейчас нет места для новых разговоров.").waitFor();
    await page.unroute("**/web/conversations");
    await page.locator("#log .message.bot").waitFor();
  },
);
