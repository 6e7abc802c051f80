import { afterEach, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { ChatClient } from "../helpers/chat-client.ts";
import { learnedOfFewArticles, seedFewArticles } from "../helpers/few-articles.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { testSettings } from "../helpers/test-model.ts";

const clock = { now: () => new Date("2026-11-26T08:00:00Z") };
let running: RunningService | null = null;
afterEach(() => stop());

/** A folder with a few articles, which is enough to talk about. */
async function prepared(): Promise<string> {
  const folder = tempFolder({});
  learnedOfFewArticles(folder);
  await seedFewArticles(databaseIn(folder), clock.now());
  return folder;
}

const databaseIn = (folder: string): string => `sqlite:${folder}/yizhan.db`;

async function start(folder: string): Promise<ChatClient> {
  const settings = {
    PORT: "0",
    LOG_LEVEL: "silent",
    DATABASE_URL: databaseIn(folder),
    SEARCH_FOLDER: `${folder}/search`,
  };
  running = await runService(testSettings(settings), clock);
  return new ChatClient(`http://127.0.0.1:${String(running.port)}`);
}

async function stop(): Promise<void> {
  await running?.stop();
  running = null;
}

/** Each start reads the content and its index anew. */
const TWO_STARTS_MS = 120_000;

describe("a conversation over a restart of the service", { timeout: TWO_STARTS_MS }, () => {
  it("goes on where it was, without loss or double, and knows what was talked about", async () => {
    const folder = await prepared();
    let client = await start(folder);
    const credentials = await client.open({ locale: "en" });
    const first = { id: "m1", text: "Do Germans need a visa for two weeks?" };
    await client.send(credentials, first);
    const before = await client.listen(credentials);
    const [question, answer] = await before.messages(2);
    expect([question?.id, answer?.inReplyTo]).toEqual(["m1", "m1"]);

    await stop();
    await before.ended();
    client = await start(folder);

    const resumed = await client.listen(credentials, "1");
    expect(await resumed.take(1)).toEqual([{ id: "2", type: "message", message: answer }]);
    // A client that did not hear of the acceptance before the restart sends again.
    expect((await client.send(credentials, first)).status).toBe(202);
    await client.send(credentials, { id: "m2", text: "And for three months?" });
    const [, followUp] = await resumed.messages(2);
    expect(followUp?.inReplyTo).toBe("m2");
    expect(followUp?.text).toMatch(/German/);

    const whole = await client.listen(credentials);
    const ids = (await whole.messages(4)).map(({ id }) => id);
    expect(ids).toEqual(["m1", answer?.id, "m2", followUp?.id]);
  });

  it("is still forgotten for a tab that was away during the erasure", async () => {
    const folder = await prepared();
    let client = await start(folder);
    const credentials = await client.open({ locale: "en" });
    await client.send(credentials, { id: "m1", text: "Do Germans need a visa?" });
    const tab = await client.listen(credentials);
    await tab.messages(2);
    tab.close();
    const other = await client.listen(credentials, "2");
    await client.send(credentials, { id: "m2", text: "/forget" });
    // The wish itself is shown first, or erased before it is.
    let last = "";
    while (last !== "command") last = (await other.messages(1))[0]?.outcome ?? "";
    await stop();

    client = await start(folder);
    const back = await client.listen(credentials, "2");
    const [forgotten, reply] = await back.take(2);
    expect(forgotten?.type).toBe("forgotten");
    expect(reply?.message).toMatchObject({ from: "bot", outcome: "command", inReplyTo: null });
  });
});
