import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { testSettings } from "../helpers/test-model.ts";

const clock = { now: () => new Date("2026-12-31T16:30:00Z") };
/** A database that ends with the test. */
const SETTINGS = { PORT: "0", LOG_LEVEL: "silent", DATABASE_URL: "sqlite::memory:" };
let service: RunningService;
const url = (path: string): string => `http://127.0.0.1:${String(service.port)}${path}`;

beforeAll(async () => {
  service = await runService(testSettings(SETTINGS), clock);
});
afterAll(async () => {
  await service.stop();
});

async function json(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

describe("the service, on the morning of 1 January 2027 in China", () => {
  it("is alive and ready", async () => {
    expect((await fetch(url("/health/live"))).status).toBe(200);
    expect((await fetch(url("/health/ready"))).status).toBe(200);
  });

  it("answers on the page's interface, and says that the exemption is over", async () => {
    const created = await json(
      await fetch(url("/web/conversations"), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ locale: "en" }),
      }),
    );
    const headers = {
      authorization: `Bearer ${String(created["token"])}`,
      "content-type": "application/json",
    };
    const base = url(`/web/conversations/${String(created["conversationId"])}`);
    const sent = await fetch(`${base}/messages`, {
      method: "POST",
      headers,
      body: JSON.stringify({ id: "m1", text: "Do Germans need a visa for two weeks?" }),
    });
    expect(sent.status).toBe(202);
    const reply = await firstBotMessage(`${base}/events`, headers);
    expect(reply).toMatchObject({
      from: "bot",
      inReplyTo: "m1",
      outcome: "answer",
      validity: "expired",
      language: "en",
      dir: "ltr",
    });
    expect(String(reply["text"])).toContain("31 December 2026");
    expect(String(reply["text"])).not.toMatch(/may enter without a visa and stay/);
    expect(reply["sources"]).not.toEqual([]);
  });

  it("shows an article as a page of the day", async () => {
    const response = await fetch(url("/a/visas/visa-free-unilateral?lang=zh"));
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain("2027年1月1日");
    expect(page).not.toContain("{");
    expect((await fetch(url("/a/visas/gone?lang=en"))).status).toBe(404);
  });
});

/** Reads the event stream until the bot has spoken. */
async function firstBotMessage(
  address: string,
  headers: Record<string, string>,
): Promise<Record<string, unknown>> {
  const response = await fetch(address, { headers });
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (const line of text.split("\n")) {
      if (!line.startsWith("data: ") || !line.endsWith("}")) continue;
      const event = JSON.parse(line.slice(6)) as Record<string, unknown>;
      if (event["from"] === "bot") return event;
    }
  }
  throw new Error("the stream ended before an answer");
}
