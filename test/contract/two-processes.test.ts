import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../src/app/paths.ts";
import { secrets } from "../../src/app/secrets.ts";
import { runService, type RunningService } from "../../src/app/start.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import { createContentStore } from "../../src/store/content.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { ChatClient } from "../helpers/chat-client.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { postgresEngine, type TestEngine } from "../helpers/engines.ts";
import { smallDocuments } from "../helpers/small-content.ts";
import { keptLog } from "../helpers/fakes.ts";
import { testSettings } from "../helpers/test-model.ts";
import { waitFor } from "../helpers/wait-for.ts";

const clock = { now: () => new Date() };
/** Without a word from the other process a page looks for itself every fifteen seconds. */
const SOON_MS = 5_000;

describe("two processes on one PostgreSQL", { timeout: 60_000 }, () => {
  const data = new DataFolder();
  let engine: TestEngine;
  let services: readonly RunningService[] = [];
  const urlOf = (place: number): string => `http://127.0.0.1:${String(services[place]?.port ?? 0)}`;

  beforeAll(async () => {
    engine = await postgresEngine();
    const address = await engine.migrated();
    const database = await openDatabase(address, "server");
    const store = createContentStore(database);
    await store.seed(smallDocuments(), clock.now());
    const files = [...readDocumentFiles(inProject("."))];
    await store.offerSeed(new Map(files.map(([name, text]) => [name, secrets.hashOf(text)])), []);
    await database.close();
    const settings = testSettings({
      PORT: "0",
      LOG_LEVEL: "silent",
      DATABASE_URL: address,
      SEARCH_FOLDER: `${data.path}/search`,
    });
    // One of them answers on threads.
    const log = keptLog();
    const threaded = { ...settings, answerThreads: 1 };
    services = [await runService(threaded, clock, log), await runService(settings, clock)];
    await waitFor(() => log.lines.some(({ event }) => event === "answering.ready"), 30_000);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await engine.end();
    data.remove();
  });

  it("show a page at one of them at once what was said and answered at the other", async () => {
    const [writing, listening] = [new ChatClient(urlOf(0)), new ChatClient(urlOf(1))];
    const credentials = await writing.open({ locale: "en" });
    const stream = await listening.listen(credentials);
    const begun = performance.now();
    await writing.send(credentials, { id: "m1", text: "question free number iii" });
    const [said, reply] = await stream.messages(2);
    expect(said?.text).toBe("question free number iii");
    expect(reply?.text).toContain("30 days");
    expect(performance.now() - begun).toBeLessThan(SOON_MS);
    stream.close();
  });
});
