import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Unavailable } from "../../../../src/domain/errors.ts";
import {
  postUpdate as post,
  SECRET,
  WEBHOOK,
} from "../../../helpers/platforms/telegram-service.ts";
import { messageUpdate } from "../../../helpers/platforms/telegram-updates.ts";
import { adapterBeside, delivered } from "./running.ts";

const statusOf = async (...given: Parameters<typeof post>): Promise<number> =>
  (await post(...given)).status;

describe("the webhook of Telegram", () => {
  it("acknowledges a message with 200 once it is accepted, and not before", async () => {
    const { address, host } = await delivered();
    const accept = host.accept.bind(host);
    let open = (): void => undefined;
    let isBegun = false;
    host.accept = async (message) => {
      isBegun = true;
      await new Promise<void>((resolve) => (open = resolve));
      return accept(message);
    };
    const order: string[] = [];
    const answered = post(address, messageUpdate({ text: "Hello" })).then(({ status }) => {
      order.push(`answered ${status}`);
    });
    await expect.poll(() => isBegun).toBe(true);
    // Another request of the same connection pool gets its answer meanwhile.
    expect(await statusOf(address, {})).toBe(200);
    order.push("accepted");
    open();
    await answered;
    expect(order).toEqual(["accepted", "answered 200"]);
    expect(host.accepted).toHaveLength(1);
  });

  it("answers 503 to what cannot be taken now, and never another failure of ours", async () => {
    const { address, host, log } = await delivered();
    for (const failure of [new Unavailable("The store is down."), new TypeError("a fault")]) {
      host.failure = failure;
      const response = await post(address, messageUpdate({ text: "Hello" }));
      expect(response.status).toBe(503);
      expect(await response.text()).not.toContain("fault");
    }
    const told = log.lines.filter(({ event }) => event === "telegram.not_accepted");
    expect(told.map(({ fields }) => fields)).toEqual([{ code: "internal" }]);
  });

  it("leaves out an update that is refused for its own sake again and again, and no other", async () => {
    const { address, host, log } = await delivered();
    host.failure = new TypeError("a fault");
    const poison = messageUpdate({ update: 1, number: 1, text: "Hello" });
    for (let tried = 1; tried < 8; tried += 1) expect(await statusOf(address, poison)).toBe(503);
    expect(await statusOf(address, messageUpdate({ update: 2, number: 2, text: "you" }))).toBe(503);
    expect(await statusOf(address, poison)).toBe(200);
    expect(log.lines.filter(({ event }) => event === "telegram.refused")).toHaveLength(1);
    host.failure = new Unavailable("The store is down.");
    for (let tried = 1; tried < 12; tried += 1) expect(await statusOf(address, poison)).toBe(503);
  });

  it("lets nobody in without the secret, whatever they send", async () => {
    const { address, host } = await delivered();
    const update = messageUpdate({ text: "Hello" });
    for (const secret of ["", SECRET.slice(1), `${SECRET}x`, SECRET.toUpperCase()]) {
      const headers = { "X-Telegram-Bot-Api-Secret-Token": secret };
      expect(await statusOf(address, update, headers)).toBe(401);
      expect(await statusOf(address, "x".repeat(2_000_000), headers)).toBe(401);
    }
    expect(host.accepted).toEqual([]);
    expect(await statusOf(address, update)).toBe(200);
  });

  it("acknowledges what makes no sense, so that it does not come again", async () => {
    const { address, host } = await delivered();
    for (const body of ["", "{", "null", "[]", '"text"', "[".repeat(50_000), "{}"]) {
      expect([body.slice(0, 9), await statusOf(address, body)]).toEqual([body.slice(0, 9), 200]);
    }
    expect(await statusOf(address, "{}", { "Content-Type": "text/plain; charset=nonsense" })).toBe(
      415,
    );
    expect(host.accepted).toEqual([]);
  });

  it("refuses a body that is too large", async () => {
    const { address } = await delivered();
    expect(await statusOf(address, JSON.stringify({ a: "x".repeat(1_048_576) }))).toBe(413);
    expect(await statusOf(address, JSON.stringify({ a: "x".repeat(1_000_000) }))).toBe(200);
  });

  it("is one address for one method", async () => {
    const { address } = await delivered();
    expect((await fetch(address)).status).toBe(404);
    expect(await statusOf(`${address}/more`, {})).toBe(404);
    expect(await statusOf(`${address}?v=1`, {})).toBe(200);
  });

  it("takes nothing before the bot is known, and nothing after the end", async () => {
    const { api, adapter, address, host } = await delivered();
    await adapter.stop();
    expect(await statusOf(address, messageUpdate({ text: "Hello" }))).toBe(503);
    api.refuse = () => "hang up";
    const late = await adapterBeside((settings) => ({ ...settings, webhook: WEBHOOK }));
    late.api.refuse = () => "hang up";
    await late.adapter.start(late.host);
    expect(late.adapter.health().state).toBe("failing");
    expect(host.accepted).toEqual([]);
  });

  it("accepts the messages of one chat in the order in which they came", async () => {
    const { address, host } = await delivered();
    const accept = host.accept.bind(host);
    let open = (): void => undefined;
    const begun: string[] = [];
    host.accept = async (message) => {
      begun.push(message.id);
      if (message.id === "7001:1") await new Promise<void>((resolve) => (open = resolve));
      return accept(message);
    };
    const first = post(address, messageUpdate({ update: 1, number: 1, text: "one" }));
    await expect.poll(() => begun).toEqual(["7001:1"]);
    const second = post(address, messageUpdate({ update: 2, number: 2, text: "two" }));
    const other = await post(address, messageUpdate({ update: 3, person: 7_002, text: "other" }));
    expect(other.status).toBe(200);
    expect(begun).toEqual(["7001:1", "7002:11"]);
    open();
    await Promise.all([first, second]);
    expect(host.accepted.map(({ id }) => id)).toEqual(["7002:11", "7001:1", "7001:2"]);
  });

  it("is set with its secret at the start, without dropping what waits", async () => {
    const { api, adapter } = await delivered();
    expect(adapter.health()).toEqual({ state: "on", reason: null });
    expect(api.webhook).toEqual({
      url: WEBHOOK.url,
      secret_token: SECRET,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      max_connections: 40,
      drop_pending_updates: false,
    });
    expect(api.countOf("getUpdates")).toBe(0);
  });

  it("is left alone when it is right, and set anew when it is not", async () => {
    const { api, adapter, host } = await delivered();
    const again = async (change: () => void): Promise<number> => {
      await adapter.stop();
      change();
      await adapter.start(host);
      return api.countOf("setWebhook");
    };
    expect(await again(() => undefined)).toBe(1);
    expect(await again(() => (api.webhook = { ...api.webhook, url: "https://x.example" }))).toBe(2);
    expect(
      await again(() => (api.webhook = { url: WEBHOOK.url, allowed_updates: ["message"] })),
    ).toBe(3);
    expect(await again(() => (api.webhook = null))).toBe(4);
  });

  it("stands in the list of routes as it is", async () => {
    const { adapter } = await delivered();
    const text = readFileSync(new URL("../../../../docs/http.md", import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| (GET|POST) \| `(\/telegram[^`]*)` \| (\w+) \|/gm)];
    expect(rows.map(([, method, path, access]) => ({ method, path, access }))).toEqual(
      adapter.routes?.list,
    );
  });
});
