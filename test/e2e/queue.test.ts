import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ClaimedDelivery,
  ClaimedMessage,
  MessageStore,
} from "../../src/ports/message-store.ts";
import type { Database } from "../../src/store/database.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { aDelivery } from "../helpers/scripted-host.ts";
import { yizhan, type CliRun } from "../helpers/cli.ts";

const AT = new Date("2026-11-26T08:00:00Z");
/** After whatever the machine's clock says when a command brings something back. */
const FAR = new Date("2100-01-01T00:00:00Z");
/** Each command is a process of its own. */
const LONG_MS = 120_000;
const NOTHING = { memory: null, turn: null, gap: null, caseChange: null, erases: null };

/** The database of a server that runs while the commands are used. */
let database: Database;
let store: MessageStore;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "yizhan-queue-"));
  url = `sqlite:${path.join(folder, "yizhan.db")}`;
  database = await openDatabase(url, "server");
  store = createMessageStore(database, { erasers: [] });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function queue(args: readonly string[], databaseUrl = url): CliRun {
  return yizhan(["queue", ...args], "", { DATABASE_URL: databaseUrl });
}

function json(run: CliRun): unknown {
  expect([run.status, run.stderr]).toEqual([0, ""]);
  return JSON.parse(run.stdout);
}

function ids(): unknown[] {
  const { dead } = json(queue(["dead", "list", "--json"])) as { dead: { id: string }[] };
  return dead.map(({ id }) => id);
}

/** One message and one delivery that were given up, and one message that waits. */
async function giveUp(): Promise<void> {
  const claim = { now: AT, leaseMs: 10_000, most: 1 };
  const message = aMessage({ id: "m1", text: "a secret question" });
  await store.accept(message, AT);
  const [claimed] = (await store.claimMessages(claim)) as [ClaimedMessage];
  const settlement = { ...NOTHING, deliveries: [aDelivery(message)], setAside: "internal" };
  await store.settle(claimed, settlement, AT);
  const [delivery] = (await store.claimDeliveries(claim)) as [ClaimedDelivery];
  await store.settleDelivery(delivery, { kind: "dead", error: "rejected" }, AT);
  await store.accept(aMessage({ id: "m2" }), AT);
}

describe("yizhan queue", () => {
  it(
    "says so when there is nothing, and makes no database to say it",
    () => {
      expect(queue(["status"]).stdout).toBe("Nothing waits.\nNothing was given up.\n");
      expect(queue(["dead", "list"]).stdout).toBe("Nothing was given up.\n");
      expect(json(queue(["dead", "list", "--json"]))).toEqual({ dead: [] });
      const missing = path.join(folder, "deeper", "missing.db");
      const run = queue(["status"], `sqlite:${missing}`);
      expect([run.status, run.stdout, run.stderr]).toEqual([
        1,
        "",
        `There is no database in ${missing} yet; start makes it.\n`,
      ]);
      expect(existsSync(path.dirname(missing))).toBe(false);
    },
    LONG_MS,
  );

  it(
    "shows what waits and what was given up, and brings it back or drops it beside a running server",
    async () => {
      await giveUp();
      expect(json(queue(["status", "--json"]))).toEqual({
        waitingMessages: 1,
        waitingDeliveries: 0,
        deadMessages: 1,
        deadDeliveries: 1,
        oldestWaitingAt: AT.toISOString(),
      });
      const status = queue(["status"]).stdout;
      expect(status).toMatch(/^Waiting: 1 message and 0 deliveries, the oldest since 2026-11-26 /);
      expect(status).toContain("Given up: 1 message and 1 delivery; queue dead list shows them.");

      const list = queue(["dead", "list"]).stdout;
      expect(list).toMatch(/^id +platform +error +attempts +given up at\n/);
      expect(list).toMatch(/^in:1 +web +internal +1 +2026-11-26 08:00:00 UTC$/m);
      expect(list).toMatch(/^out:1 +web +rejected +1 +2026-11-26 08:00:00 UTC$/m);
      expect(list).not.toContain("secret");
      expect(ids().sort()).toEqual(["in:1", "out:1"]);

      const asked = queue(["dead", "drop", "out:1"]);
      expect([asked.status, asked.stdout]).toEqual([1, ""]);
      expect(asked.stderr).toMatch(/^out:1 would be dropped for good: .*rejected.*; add --yes /);
      expect(ids()).toHaveLength(2);
      expect(queue(["dead", "drop", "out:1", "--yes"]).stdout).toBe("out:1 is dropped.\n");
      expect(queue(["dead", "retry", "in:1"]).stdout).toBe("in:1 waits again.\n");
      expect(ids()).toEqual([]);
      const waiting = await store.claimMessages({ now: FAR, leaseMs: 1, most: 1 });
      expect(waiting.map(({ message }) => message.id)).toEqual(["m1"]);
    },
    LONG_MS,
  );

  it.each([
    [["dead", "retry", "in:99"], 1, /^Nothing that was given up is called in:99\.\n$/],
    [["dead", "drop", "out:99"], 1, /^Nothing that was given up is called out:99\.\n$/],
    [["dead", "retry", "in:0"], 2, /in: or out: and a number/],
    [["dead", "bury", "in:1"], 2, /unknown command/],
  ])("says in one sentence why %j does not work", (args, status, message) => {
    const run = queue(args);
    expect(run.status).toBe(status);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.stdout).toBe("");
  });
});
