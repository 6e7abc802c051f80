import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createTelegramApi } from "../../../../adapters/telegram/io-api.ts";
import { failureOf, Migrated } from "../../../../adapters/telegram/failures.ts";
import { FormRejected } from "../../../../adapters/shared/messenger.ts";
import { createOutbound } from "../../../../src/app/outbound.ts";
import {
  causeCodeOf,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from "../../../../src/domain/errors.ts";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { TOKEN } from "../../../helpers/platforms/telegram-server.ts";
import { messageUpdate } from "../../../helpers/platforms/telegram-updates.ts";
import { aReply } from "../../../helpers/scripted-host.ts";
import { adapterBeside, polling } from "./running.ts";

const SECRET_PART = TOKEN.split(":")[1] ?? "";

/** All that anybody could print of a value, hidden fields and causes included. */
function everything(value: unknown): string {
  return inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null });
}

async function callAgainst(answer: RequestListener | null, timeoutMs = 5_000): Promise<unknown> {
  const server = createServer(answer ?? (() => undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const closed = (): Promise<unknown> =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  if (answer === null) await closed();
  const settings = {
    token: TOKEN,
    botId: "1",
    apiRoot: `http://127.0.0.1:${port}/`,
    webhook: null,
  };
  const api = createTelegramApi(settings, createOutbound(null));
  try {
    await api.call("sendMessage", { chat_id: 1, text: "words of a person" }, { timeoutMs });
  } catch (error) {
    return error;
  } finally {
    if (answer !== null) await closed();
  }
  throw new Error("the call did not fail");
}

const answering =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);
  };

describe("a failed call", () => {
  it.each<[string, RequestListener | null]>([
    ["nobody listens", null],
    ["the line is cut", (request) => request.socket.destroy()],
    ["it takes too long", () => undefined],
    ["the answer is no JSON", answering(200, "<html>")],
    ["a refusal is no JSON", answering(400, "<html>")],
    ["Telegram is out of order", answering(502, "Bad Gateway")],
    ["the answer is empty", answering(200, "null")],
    ["the answer has another form", answering(200, '{"ok":false}')],
  ])("is Unavailable and shows neither the token nor what was sent: %s", async (_, answer) => {
    const error = await callAgainst(answer, 300);
    expect(error).toBeInstanceOf(Unavailable);
    expect(everything(error)).not.toContain(SECRET_PART);
    expect(everything(error)).not.toContain("words of a person");
  });

  it.each([
    [401, "Unauthorized"],
    [403, "Forbidden: bot was blocked by the user"],
    [400, `Bad Request: can't parse entities in bot${TOKEN}: words of a person`],
    [429, `Too Many Requests ${TOKEN}`],
  ])("repeats nothing of what Telegram says: %i", async (error_code, description) => {
    const body = JSON.stringify({ ok: false, error_code, description });
    const error = everything(await callAgainst(answering(error_code, body)));
    expect(error).not.toContain(SECRET_PART);
    expect(error).not.toContain("words of a person");
  });

  it("keeps the system's code, by which a broken network is told", async () => {
    expect(causeCodeOf(await callAgainst(null))).toBe("ECONNREFUSED");
  });
});

describe("the token", () => {
  it("stands in no log, no state of health and no finding, whatever fails", async () => {
    const { api, adapter, host, log, time } = await adapterBeside();
    for (const refusal of [
      "hang up",
      { error_code: 401, description: TOKEN },
      { error_code: 409, description: TOKEN },
      { error_code: 500, description: TOKEN },
    ] as const) {
      api.refuse = () => refusal;
      await adapter.start(host);
      expect(adapter.health().state).toBe("failing");
      expect(everything(adapter.health())).not.toContain(SECRET_PART);
      expect(everything(await adapter.examine())).not.toContain(SECRET_PART);
      await adapter.stop();
    }
    time.advance(1_000);
    expect(log.lines.length).toBeGreaterThan(3);
    expect(everything(log.lines)).not.toContain(SECRET_PART);
  });

  it("stands in no error of a delivery", async () => {
    const { api, host } = await polling();
    api.queue(messageUpdate({ text: "Hello" }));
    await expect.poll(() => host.accepted.length).toBe(1);
    api.refuse = () => "hang up";
    const error: unknown = await host.reply(aReply()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unavailable);
    expect(everything(error)).not.toContain(SECRET_PART);
  });
});

describe("a refusal of Telegram", () => {
  const bad = (description: string): unknown =>
    failureOf({ ok: false, error_code: 400, description: `Bad Request: ${description}` });

  it.each([
    'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
    "message is too long",
    "message text is empty",
    "BUTTON_DATA_INVALID",
    "can't parse inline keyboard button: Text must be non-empty",
  ])("may be of the form alone: %s", (description) => {
    expect(bad(description)).toBeInstanceOf(FormRejected);
  });

  it.each([
    "chat not found",
    "message thread not found",
    "not enough rights to send text messages to the chat",
  ])("may be for good: %s", (description) => {
    expect(bad(description)).toBeInstanceOf(Rejected);
    expect(bad(description)).not.toBeInstanceOf(FormRejected);
  });

  it("is sorted by its code", () => {
    const of = (error_code: number): unknown => failureOf({ error_code, description: "x" });
    expect(of(401)).toBeInstanceOf(Unauthorized);
    expect(of(404)).toBeInstanceOf(Unauthorized);
    expect(of(403)).toBeInstanceOf(Rejected);
    expect(of(409)).toBeInstanceOf(Unavailable);
    expect(of(500)).toBeInstanceOf(Unavailable);
    expect(of(413)).toBeInstanceOf(Rejected);
    expect(failureOf(null)).toBeInstanceOf(Unavailable);
  });

  it("says how long to wait in milliseconds, at most an hour, and five seconds when it does not", () => {
    const waitOf = (parameters?: object): unknown => failureOf({ error_code: 429, parameters });
    expect(waitOf({ retry_after: 31 })).toMatchObject({ retryAfterMs: 31_000 });
    expect(waitOf({ retry_after: 9_999_999 })).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(waitOf()).toMatchObject({ retryAfterMs: 5_000 });
    expect(waitOf({ retry_after: "soon" })).toMatchObject({ retryAfterMs: 5_000 });
    expect(failureOf({ error_code: 429 })).toBeInstanceOf(RateLimited);
  });

  it("may name the chat that a group has become", () => {
    const moved = failureOf({ error_code: 400, parameters: { migrate_to_chat_id: -1_001 } });
    expect(moved).toBeInstanceOf(Migrated);
    expect(moved).toMatchObject({ chat: -1_001 });
  });
});
