import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolder } from "../helpers/data-folder.ts";
import { TelegramApiServer, TOKEN, type ApiCall } from "../helpers/platforms/telegram-server.ts";
import { messageUpdate } from "../helpers/platforms/telegram-updates.ts";
import { startServiceProcess, type ServiceProcess } from "../helpers/service-process.ts";
import { waitFor } from "../helpers/wait-for.ts";

/** Each start reads the content and its index anew. */
const THREE_STARTS_MS = 180_000;
/** An engine waits for a while before it gives a locked database up. */
const LOCKED_MS = 60_000;

let api: TelegramApiServer;
let data: DataFolder;
let service: ServiceProcess | null = null;

beforeEach(async () => {
  api = await new TelegramApiServer().start();
  data = new DataFolder();
});
afterEach(async () => {
  await service?.end("SIGKILL");
  service = null;
  await api.stop();
  data.remove();
});

async function start(): Promise<void> {
  service = await startServiceProcess({
    folder: data.path,
    port: 0,
    frameOrigins: [],
    articles: "few",
    environment: { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url },
  });
}

async function kill(): Promise<void> {
  await service?.end("SIGKILL");
  service = null;
}

const question = (update: number, text: string): { update_id: number } =>
  messageUpdate({ update, number: update, text });

/** Holds every call of a method open, for ever: whoever waits for it is to be killed. */
function holding(method: string): { readonly held: readonly ApiCall[] } {
  const held: ApiCall[] = [];
  api.hold = (call) => {
    if (call.method !== method) return null;
    held.push(call);
    return new Promise<void>(() => undefined);
  };
  return { held };
}

const inboxCount = (): number =>
  (data.query("select count(*) as n from inbox") as { n: number }[])[0]?.n ?? 0;

describe("messages on Telegram, when the process is killed", { timeout: THREE_STARTS_MS }, () => {
  it("are fetched again and answered once, when they were not yet on disk", async () => {
    await start();
    // Nothing can be written while another has the database; the service goes on asking for the same messages.
    const lock = new SQLite(join(data.path, "yizhan.db"), { fileMustExist: true });
    lock.exec("begin immediate");
    api.queue(question(1, "Do Germans need a visa for two weeks?"));
    const before = api.countOf("getUpdates");
    await waitFor(() => api.countOf("getUpdates") >= before + 2, LOCKED_MS);
    await kill();
    lock.close();
    expect(inboxCount()).toBe(0);
    expect(api.pending).toHaveLength(1);

    await start();
    await waitFor(() => api.sent.length > 0);
    await waitFor(() => api.pending.length === 0);
    expect(api.sent).toHaveLength(1);
    expect(api.sent[0]?.text).toContain("30 days");
  });

  it("are answered after all, when they were on disk and nothing was sent", async () => {
    await start();
    api.refuse = ({ method }) =>
      method === "sendMessage" ? { error_code: 502, description: "Bad Gateway" } : null;
    api.queue(question(1, "Do Germans need a visa for two weeks?"));
    await waitFor(() => api.countOf("sendMessage") > 0);
    expect(inboxCount()).toBe(1);
    await kill();
    expect(api.sent).toHaveLength(0);

    api.refuse = () => null;
    await start();
    await waitFor(() => api.sent.length > 0);
    expect(api.sent.map(({ text }) => text.includes("30 days"))).toEqual([true]);
  });

  it("are answered twice at worst, when the answer was sent and that not yet on disk", async () => {
    await start();
    const { held } = holding("sendMessage");
    api.queue(question(1, "Do Germans need a visa for two weeks?"));
    await waitFor(() => held.length > 0);
    await kill();
    expect(api.sent).toHaveLength(1);

    api.hold = () => null;
    await start();
    api.queue(question(2, "Thank you"));
    await waitFor(() => api.sent.length >= 3);
    const [first, again] = api.sent;
    expect(again?.text).toBe(first?.text);
    expect(api.pending).toEqual([]);
  });
});
