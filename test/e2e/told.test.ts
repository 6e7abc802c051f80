import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChatClient, type Credentials } from "../helpers/chat-client.ts";
import { jsonLines } from "../helpers/cli.ts";
import { testModelEnvironment } from "../helpers/test-model.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const METRICS_TOKEN = "bongo-metrics-token-of-this-story-bongo";
/** Stands in a question, in an address, and in a token that opens nothing. */
const MARKER = "xylophone";
const WRONG_TOKEN = `${MARKER}-${"a".repeat(40)}`;

/** The whole service as `npm start` starts it, with everything that it says. */
let service: ChildProcess;
let said = "";
let url: string;
let folder: string;
let credentials: Credentials;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "yizhan-told-"));
  service = spawn(
    process.execPath,
    ["--require", "./scripts/node-guard.cjs", "src/app/cli.ts", "start"],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...testModelEnvironment(),
        HOST: "127.0.0.1",
        PORT: "0",
        LOG_LEVEL: "debug",
        METRICS_TOKEN,
        DATABASE_URL: `sqlite:${path.join(folder, "yizhan.db")}`,
      },
    },
  );
  const keep = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  service.stdout?.on("data", keep);
  service.stderr?.on("data", keep);
  url = await heard(/The chat page is at (http:\/\/127\.0\.0\.1:\d+)\//);
  await talk();
}, 180_000);
afterAll(() => {
  service.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** What the service says in the place of a pattern, once it says so. */
function heard(pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = pattern.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    look();
    service.stdout?.on("data", look);
    service.once("exit", () => {
      reject(new Error(`the service ended: ${said}`));
    });
  });
}

/** One question that is answered, one wrong token, one message that is refused. */
async function talk(): Promise<void> {
  const client = new ChatClient(url);
  credentials = await client.open({ locale: "en" });
  const text = `My name is ${MARKER} and my passport X1234567 is German: do I need a visa?`;
  await client.send(credentials, { id: "m1", text });
  const stream = await client.listen(credentials);
  await stream.messages(2);
  stream.close();
  await client.send({ ...credentials, token: WRONG_TOKEN }, { id: "m2", text: MARKER });
  await client.send(credentials, { id: "m3", text: [MARKER] });
  await fetch(`${url}/${MARKER}`);
  await heard(/"(delivery\.tried)"/);
  await heard(/"(retention\.done)"/);
}

const metrics = (token: string): Promise<Response> =>
  fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });

describe("a service at level debug", () => {
  it("writes one line for each message accepted, answered and delivered", () => {
    const lines = jsonLines(said.replace(/^[^{].*$/gm, ""));
    const of = (msg: string): unknown[] => lines.filter((line) => line["msg"] === msg);
    const ids = { platform: "web", conversation: credentials.conversationId };
    // The name that a client gives is free text; only a hash of it is told.
    const message = expect.stringMatching(/^[^:]+:[\w-]{22}$/) as unknown;
    expect(of("message.accepted")).toMatchObject([{ ...ids, message, known: false }]);
    expect(of("message.settled")).toMatchObject([{ ...ids, message, attempt: 1 }]);
    expect(of("delivery.tried")).toMatchObject([{ ...ids, result: "sent", attempt: 1 }]);
    // Lanes with nothing left in them go as well, so that the count depends on who came first.
    const removed = expect.any(Number) as unknown;
    expect(of("retention.done")).toMatchObject([{ removed, failed: 0 }]);
  });

  it("writes neither words of a person nor a token", () => {
    for (const secret of [MARKER, "X1234567", credentials.token, WRONG_TOKEN, METRICS_TOKEN]) {
      expect([secret, said.includes(secret)]).toEqual([secret, false]);
    }
  });

  it("shows its figures to whoever knows the token, without words or ids", async () => {
    expect((await metrics(WRONG_TOKEN)).status).toBe(401);
    const text = await (await metrics(METRICS_TOKEN)).text();
    expect(text).toContain('yizhan_messages_accepted_total{platform="web"} 1\n');
    expect(text).toContain('yizhan_deliveries_total{platform="web",result="sent"} 1\n');
    expect(text).toContain('yizhan_platform_state{platform="web",state="on"} 1\n');
    expect(text).toContain("yizhan_database_up 1\n");
    expect(text).toContain("yizhan_messages_waiting 0\n");
    expect(text).toContain("process_resident_memory_bytes ");
    for (const secret of [MARKER, credentials.conversationId, credentials.token, "m1"]) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
  });

  it("ends when asked to, and is done", async () => {
    const ended = new Promise((resolve) => service.once("exit", resolve));
    service.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
