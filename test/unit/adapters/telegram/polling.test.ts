import { describe, expect, it } from "vitest";
import { Unavailable } from "../../../../src/domain/errors.ts";
import { messageUpdate } from "../../../helpers/platforms/telegram-updates.ts";
import { adapterBeside, polling } from "./running.ts";

const words = ({ accepted }: { accepted: readonly { content: object }[] }): unknown[] =>
  accepted.map(({ content }) => ("text" in content ? content.text : null));

describe("fetching messages from Telegram", () => {
  it("removes a webhook without dropping what waits, and asks for what is read only", async () => {
    const running = await adapterBeside();
    running.api.webhook = { url: "https://old.example.org" };
    await running.adapter.start(running.host);
    const { calls } = running.api;
    expect(running.adapter.health()).toEqual({ state: "on", reason: null });
    expect(calls.find(({ method }) => method === "deleteWebhook")?.payload).toEqual({
      drop_pending_updates: false,
    });
    expect(calls.find(({ method }) => method === "getUpdates")?.payload).toMatchObject({
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
    expect(running.adapter.routes).toBeNull();
  });

  it("acknowledges a batch only when all of it is accepted", async () => {
    const { api, host, time } = await polling();
    host.failure = new Unavailable("The store is down.");
    api.queue(messageUpdate({ update: 1, number: 1, text: "one" }));
    api.queue(messageUpdate({ update: 2, number: 2, text: "two" }));
    const before = api.countOf("getUpdates");
    await expect.poll(() => time.pending).toBeGreaterThan(0);
    expect(api.pending).toHaveLength(2);
    host.failure = null;
    time.advance(1_000);
    await expect.poll(() => words(host)).toEqual(["one", "two"]);
    await expect.poll(() => api.pending).toEqual([]);
    expect(api.countOf("getUpdates")).toBeGreaterThan(before);
  });

  it("accepts the messages of one chat in order and those of others beside them", async () => {
    const { api, host } = await polling();
    const begun: string[] = [];
    const open = new Map<string, () => void>();
    const accept = host.accept.bind(host);
    host.accept = async (message) => {
      begun.push(message.id);
      await new Promise<void>((resolve) => open.set(message.id, resolve));
      return accept(message);
    };
    for (const [update, person, number] of [
      [1, 7_001, 1],
      [2, 7_001, 2],
      [3, 7_002, 3],
    ] as const) {
      api.queue(messageUpdate({ update, person, number, text: `${number}` }));
    }
    // The first fetch may have taken one alone; the others come in the next.
    await expect.poll(() => begun).toContain("7001:1");
    if (!begun.includes("7002:3")) open.get("7001:1")?.();
    await expect.poll(() => begun).toContain("7002:3");
    for (const id of ["7001:1", "7001:2", "7002:3"]) {
      await expect.poll(() => open.has(id)).toBe(true);
      open.get(id)?.();
    }
    await expect.poll(() => host.accepted.length).toBe(3);
    expect(host.accepted.filter(({ sender }) => sender === "7001").map(({ id }) => id)).toEqual([
      "7001:1",
      "7001:2",
    ]);
  });

  it("takes no later message of a chat before one that cannot be accepted", async () => {
    const { api, host, time } = await polling();
    const accept = host.accept.bind(host);
    let isDown = true;
    host.accept = (message) =>
      isDown && message.id === "7001:1"
        ? Promise.reject(new Unavailable("The store is down."))
        : accept(message);
    api.queue(messageUpdate({ update: 1, number: 1, text: "one" }));
    await expect.poll(() => time.pending).toBeGreaterThan(0);
    api.queue(messageUpdate({ update: 2, number: 2, text: "two" }));
    time.advance(1_000);
    await expect.poll(() => time.pending).toBeGreaterThan(0);
    expect(host.accepted).toEqual([]);
    isDown = false;
    time.advance(2_000);
    await expect.poll(() => words(host)).toEqual(["one", "two"]);
  });

  it("leaves out after some tries what is refused for its own sake, so that nobody waits for ever", async () => {
    const { api, host, time } = await polling();
    const accept = host.accept.bind(host);
    host.accept = (message) =>
      "text" in message.content && message.content.text === "poison"
        ? Promise.reject(new Error("No row can hold it."))
        : accept(message);
    api.queue(messageUpdate({ update: 1, number: 1, text: "poison" }));
    api.queue(messageUpdate({ update: 2, number: 2, text: "after it" }));
    for (let tries = 0; tries < 8; tries += 1) {
      await expect.poll(() => time.pending).toBeGreaterThan(0);
      expect(words(host)).toEqual([]);
      time.advance(15_000);
    }
    await expect.poll(() => words(host)).toEqual(["after it"]);
    await expect.poll(() => api.pending).toEqual([]);
  });

  it("goes on after updates that make no sense", async () => {
    const { api, host } = await polling();
    api.queue({ update_id: 1, message: "nonsense" } as { update_id: number });
    api.queue({ update_id: 2 });
    api.queue(messageUpdate({ update: 3, text: "Hello" }));
    await expect.poll(() => words(host)).toEqual(["Hello"]);
    await expect.poll(() => api.pending).toEqual([]);
  });

  it("says so when somebody else fetches with the same token, and tries again later by itself", async () => {
    const { api, adapter, host, time } = await adapterBeside();
    api.refuse = ({ method }) =>
      method === "getUpdates"
        ? { error_code: 409, description: "Conflict: terminated by other getUpdates request" }
        : null;
    await adapter.start(host);
    expect(adapter.health()).toMatchObject({
      state: "failing",
      reason: expect.stringContaining("Somebody else fetches") as string,
    });
    api.refuse = () => null;
    const calls = api.calls.length;
    for (const ms of [1_000, 14_999]) {
      await expect.poll(() => time.pending).toBe(1);
      time.advance(ms);
    }
    expect(api.calls).toHaveLength(calls);
    time.advance(1);
    await expect.poll(() => adapter.health().state).toBe("on");
  });

  it("waits for somebody to mend a token that Telegram does not know", async () => {
    const { api, adapter, host, time } = await adapterBeside((settings) => ({
      ...settings,
      token: settings.token.replace("AAF", "AAG"),
    }));
    await adapter.start(host);
    expect(adapter.health().reason).toContain("check TELEGRAM_BOT_TOKEN");
    const calls = api.calls.length;
    time.advance(299_000);
    expect(api.calls).toHaveLength(calls);
  });

  it("refuses a token of another bot than the one that answers to it", async () => {
    const { adapter, host } = await adapterBeside((settings) => ({ ...settings, botId: "1" }));
    await adapter.start(host);
    expect(adapter.health().reason).toContain("another bot");
  });

  it("comes on by itself when Telegram could not be reached at the start", async () => {
    const { api, adapter, host, time } = await adapterBeside();
    api.refuse = () => "hang up";
    await adapter.start(host);
    expect(adapter.health()).toEqual({
      state: "failing",
      reason: "Telegram cannot be reached.",
    });
    api.refuse = () => null;
    await expect.poll(() => time.pending).toBeGreaterThan(0);
    time.advance(1_000);
    await expect.poll(() => adapter.health().state).toBe("on");
  });

  it("ends at once although Telegram holds the line, and can begin anew", async () => {
    const { api, adapter, host } = await polling();
    await expect.poll(() => api.countOf("getUpdates")).toBe(2);
    await adapter.stop();
    expect(adapter.health().state).toBe("off");
    await adapter.start(host);
    api.queue(messageUpdate({ text: "Hello" }));
    await expect.poll(() => words(host)).toEqual(["Hello"]);
  });
});

describe("the menu of commands", () => {
  it("is set in English for all and in every language of ours, once", async () => {
    const { api } = await polling();
    await expect.poll(() => api.countOf("setMyCommands")).toBe(7);
    expect([...api.commands.keys()].sort()).toEqual(["", "ar", "en", "es", "fr", "ru", "zh"]);
    const [help, topics] = api.commands.get("") as { command: string; description: string }[];
    expect(help).toEqual({ command: "help", description: "How to ask, and what I can do" });
    expect(topics?.command).toBe("topics");
    const next = await adapterBeside();
    for (const [language, commands] of api.commands) next.api.commands.set(language, commands);
    next.api.commands.set("fr", []);
    await next.adapter.start(next.host);
    await expect.poll(() => next.api.countOf("getMyCommands")).toBe(7);
    await expect.poll(() => next.api.commands.get("fr")).toHaveLength(7);
    expect(next.api.countOf("setMyCommands")).toBe(1);
  });

  it("is not worth a failure", async () => {
    const { api, adapter, host } = await adapterBeside();
    api.refuse = ({ method }) => (method.includes("MyCommands") ? "hang up" : null);
    await adapter.start(host);
    await expect.poll(() => api.countOf("getMyCommands")).toBe(1);
    expect(adapter.health().state).toBe("on");
  });
});
