import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { timers } from "../../src/app/timers.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import { createInbox } from "../../src/services/inbox.ts";
import { createPersonPace } from "../../src/services/person-pace.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { countingConversation, countOf } from "../helpers/counting-conversation.ts";
import { keptLog } from "../helpers/fakes.ts";
import { startPostgres, type PostgresServer } from "../helpers/postgres.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { check, type Verdict } from "./checker.ts";
import { startChild, type ServerChild } from "./child.ts";
import { startAgain } from "./database-troubles.ts";
import { arrived, readCounts, readSent } from "./driver.ts";
import { randomFrom } from "./seeded.ts";
import { Senders } from "./senders.ts";

const CONVERSATIONS = 30;
const NO_FAULT = { lost: 0, outOfOrder: 0, doubledChanges: 0, unexcusedDoubles: 0 };

interface Load {
  readonly senders: Senders;
  /** The server that people write to. */
  child: ServerChild;
  /** When the database was killed. */
  readonly databaseKills: number[];
  /** No more is sent than is on its way. */
  end(): Promise<void>;
  verdict(): Promise<Verdict>;
}

/** People who write to a server of its own. */
function loadOn(database: string, file: string): Load {
  const databaseKills: number[] = [];
  let goesOn = true;
  const load = { child: startServer(database, file, 1) };
  const senders = new Senders({
    conversations: CONVERSATIONS,
    messagesEach: 3,
    goOn: () => goesOn,
    pauseMs: 300,
    random: randomFrom(1),
    post: (message) => load.child.post(message),
  });
  onTestFinished(() => {
    goesOn = false;
    senders.abandon();
  });
  const running = senders.run();
  return Object.assign(load, {
    senders,
    databaseKills,
    end: async () => {
      goesOn = false;
      await running;
      await arrived(file, senders.acknowledged, 40_000);
      await load.child.end("SIGTERM");
    },
    verdict: async () =>
      check({
        acknowledged: senders.acknowledged,
        sent: readSent(file),
        kills: [],
        databaseKills,
        tries: [],
        counts: await readCounts(database, CONVERSATIONS),
      }),
  });
}

function startServer(database: string, file: string, life: number): ServerChild {
  const child = startChild({ database, file, life, rough: true });
  onTestFinished(async () => {
    if (!child.ended) await child.end("SIGKILL");
  });
  return child;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`it did not come about that ${what}`);
    await wait(20);
  }
}

const sqliteIn = (folder: string): string => `sqlite:${path.join(folder, "test.db")}`;

describe("PostgreSQL", { timeout: 120_000 }, () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.remove();
  });

  it("goes on by itself when PostgreSQL was killed and starts again, and loses nothing", async () => {
    const file = path.join(tempFolder({}), "sent.jsonl");
    const database = await server.newDatabase("faults");
    const load = loadOn(database, file);
    await load.child.ready;
    await until("messages are accepted", () => load.senders.acknowledged.length > CONVERSATIONS);
    load.databaseKills.push(Date.now());
    await server.stop("kill");
    const { refused } = load.senders;
    await until("messages are refused", () => load.senders.refused > refused + CONVERSATIONS);
    await startAgain(server);
    const { length } = load.senders.acknowledged;
    await until(
      "messages are accepted again",
      () => load.senders.acknowledged.length > length + CONVERSATIONS,
    );
    await load.end();
    expect(await load.verdict()).toMatchObject(NO_FAULT);
  });

  it("tells one process what another did, and none what it did itself", async () => {
    const url = await server.newDatabase("wake_ups");
    const open = async () => {
      const database = await openDatabase(url, "server");
      const heard = { times: 0 };
      database.engine.wakeUps?.listen("work", () => (heard.times += 1));
      // Once at the start, for what was notified before.
      await until("it listens", () => heard.times === 1);
      return { database, store: createMessageStore(database, { erasers: [] }), heard };
    };
    const [one, other] = [await open(), await open()];
    await one.store.accept(aMessage({ id: "1" }), new Date());
    await until("the other hears of it", () => other.heard.times === 2);
    await other.store.accept(aMessage({ id: "2" }), new Date());
    await until("the first hears of it", () => one.heard.times === 2);
    expect(other.heard.times).toBe(2);

    // What is worked on by whoever accepted it is nobody else’s work; what comes after it in its lane may be.
    const hand = { leaseMs: 60_000, take: () => undefined };
    await one.store.accept(aMessage({ id: "3", conversation: "taken" }), new Date(), hand);
    await one.store.accept(aMessage({ id: "4", conversation: "taken" }), new Date(), hand);
    await until("the other hears of the second", () => other.heard.times === 3);
    expect(one.heard.times).toBe(2);
    await one.database.close();
    await other.database.close();
  });
});

describe("a server on a SQLite file", { timeout: 120_000 }, () => {
  it("keeps what it acknowledged when the disk is full, refuses more, and goes on when there is room", async () => {
    const database = await openDatabase(sqliteIn(tempFolder({})), "server");
    const store = createMessageStore(database, { erasers: [] });
    const inbox = createInbox({
      staff: null,
      store,
      clock: systemClock,
      scheduler: timers,
      log: keptLog(),
      pace: createPersonPace(),
      conversation: countingConversation(),
      outbox: {
        wake: () => undefined,
        lend: async (write) => ({ written: await write(null), isTaken: false }),
      },
    });
    inbox.start();
    const room = (pages: number): Promise<unknown> =>
      sql`pragma max_page_count = ${sql.lit(pages)}`.execute(database.db);
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(database.db);
    await room((pages.rows[0]?.page_count ?? 0) + 12);

    let sent = 0;
    const acknowledged = new Map<string, number>();
    const say = async (): Promise<Error | null> => {
      const conversation = `c${String(sent % 20)}`;
      const id = `m${String((sent += 1))}`;
      const text = "x".repeat(300);
      try {
        await inbox.accept(aMessage({ id, conversation, text }));
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
      acknowledged.set(conversation, (acknowledged.get(conversation) ?? 0) + 1);
      return null;
    };
    const sayMany = (): Promise<(Error | null)[]> => Promise.all(Array.from({ length: 40 }, say));
    const refusals: Error[] = [];
    for (let round = 0; round < 20; round += 1) {
      refusals.push(...(await sayMany()).filter((error) => error !== null));
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(refusals.length).toBeGreaterThan(40);
    expect(refusals.filter((error) => !(error instanceof Unavailable))).toEqual([]);
    await until("the inbox says so", () => !inbox.healthy);

    await room(1_000_000);
    expect(await say()).toBeNull();
    await until("the inbox recovers", () => inbox.healthy);
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await store.status()).waitingMessages === 0) break;
      await wait(50);
    }
    for (const [conversation, count] of acknowledged) {
      const memory = await store.memoryOf(aMessage({ conversation }), new Date());
      expect(countOf(memory)).toBe(count);
    }
    const total = [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
    expect(await store.status()).toMatchObject({ waitingDeliveries: total, deadMessages: 0 });
    await inbox.stop();
    await database.close();
  });

  it("lets no second server use a SQLite file, says so in one sentence, and lets a command open it", async () => {
    const folder = tempFolder({});
    const url = sqliteIn(folder);
    const first = startServer(url, path.join(folder, "sent.jsonl"), 1);
    expect(await first.ready).toBe(true);
    await first.post({ id: "m1", lane: "lane-0", installation: "web-0" });
    await expect(openDatabase(url, "server")).rejects.toThrow(
      /^Another server already uses \S+; stop it, or give this one a DATABASE_URL of its own\.$/,
    );
    const second = startServer(url, path.join(folder, "other.jsonl"), 2);
    expect(await second.ready).toBe(false);
    const command = await openDatabase(url, "command");
    expect(await createMessageStore(command, { erasers: [] }).status()).toMatchObject({
      deadMessages: 0,
    });
    await command.close();
    await first.end("SIGKILL");
    const third = await openDatabase(url, "server");
    await third.close();
  });

  it("writes while a command writes to the same file", async () => {
    const url = sqliteIn(tempFolder({}));
    const server = await openDatabase(url, "server");
    const command = await openDatabase(url, "command");
    const store = createMessageStore(server, { erasers: [] });
    const other = createMessageStore(command, { erasers: [] });
    const claim = { now: new Date(), leaseMs: 1_000, most: 5 };
    const work = Array.from({ length: 100 }, (_, index) => [
      store.accept(aMessage({ id: `m${String(index)}`, conversation: String(index) }), new Date()),
      store.claimMessages(claim),
      other.releaseAll(),
      other.retryDead("in", index, new Date()),
    ]);
    const results = await Promise.allSettled(work.flat());
    expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
    await command.close();
    await server.close();
  });

  it("ends within ten seconds of SIGTERM, and answers the rest after the next start", async () => {
    const folder = tempFolder({});
    const file = path.join(folder, "sent.jsonl");
    const load = loadOn(sqliteIn(folder), file);
    await load.child.ready;
    await until("messages are accepted", () => load.senders.acknowledged.length > CONVERSATIONS);
    const asked = Date.now();
    await load.child.end("SIGTERM");
    expect(Date.now() - asked).toBeLessThan(10_000);
    load.child = startServer(sqliteIn(folder), file, 2);
    expect(await load.child.ready).toBe(true);
    await load.end();
    expect(await load.verdict()).toMatchObject({ ...NO_FAULT, visibleDoubles: 0 });
  });
});
