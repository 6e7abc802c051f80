import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppError, Unavailable } from "../../../src/domain/errors.ts";
import type { DueWorkStore } from "../../../src/ports/due-work.ts";
import { createDueWorkRunner, type DueWorkHandler } from "../../../src/services/due-work.ts";
import type { LaneRunner } from "../../../src/services/lane-runner.ts";
import { createRetention, RETENTION, retentionWork } from "../../../src/services/retention.ts";
import { createDueWorkStore } from "../../../src/store/due-work.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { newDatabase } from "../../helpers/new-database.ts";
import { runs } from "../../helpers/runs.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
/** Turns of the event loop that a chain of writes may take; each needs about one. */
const TURNS = 30;

/** A store in memory, and time that moves only when a test says so. */
async function aWorld() {
  const database = await newDatabase();
  const time = new FakeTime();
  const log = keptLog();
  const store = createDueWorkStore(database);
  const begun = time.now().getTime();
  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    close: () => database.close(),
    time,
    log,
    store,
    quiet,
    /** Milliseconds since the test began. */
    now: () => time.now().getTime() - begun,
    schedule: (key: string, inMs = 0) =>
      store.schedule({ key, kind: "test", dueAt: new Date(begun + inMs), payload: key }),
    runner: (handler: DueWorkHandler, change: Partial<DueWorkStore> = {}): LaneRunner =>
      createDueWorkRunner({
        store: { ...store, ...change },
        handlers: new Map([["test", handler]]),
        clock: time,
        scheduler: time,
        log,
      }),
    pass: async (ms: number, stepMs = SECOND): Promise<void> => {
      await quiet();
      for (let left = ms; left > 0; left -= stepMs) {
        time.advance(Math.min(stepMs, left));
        await quiet();
      }
    },
  };
}

async function world() {
  const made = await aWorld();
  onTestFinished(made.close);
  return made;
}

const NEVER_AGAIN = { again: null };

describe("due work", () => {
  it("is done when it is due, not before, and once", async () => {
    const { runner, schedule, pass, now } = await world();
    const done: [string, number][] = [];
    await schedule("a", 2 * SECOND);
    await schedule("b", 5 * SECOND);
    runner(({ payload }) => {
      done.push([payload, now()]);
      return Promise.resolve(NEVER_AGAIN);
    }).start();
    await pass(20 * SECOND);
    expect(done).toEqual([
      ["a", 2 * SECOND],
      ["b", 5 * SECOND],
    ]);
  });

  it("comes back when its handler says so", async () => {
    const { runner, schedule, pass, time, now } = await world();
    const done: number[] = [];
    await schedule("a");
    runner(() => {
      done.push(now());
      return Promise.resolve({ again: new Date(time.now().getTime() + 10 * SECOND) });
    }).start();
    await pass(25 * SECOND);
    expect(done).toEqual([0, 10 * SECOND, 20 * SECOND]);
  });

  it("that failed is tried again after waits that grow up to an hour, and is told by its code alone", async () => {
    const { runner, schedule, pass, now, log } = await world();
    const tries: number[] = [];
    await schedule("a");
    runner(() => {
      tries.push(now());
      return Promise.reject(new AppError("rejected", "a secret sentence"));
    }).start();
    await pass(160 * SECOND);
    expect(tries).toEqual([0, 5, 15, 35, 75, 155].map((s) => s * SECOND));
    const stepMs = 30 * SECOND;
    await pass(9 * HOUR, stepMs);
    const longest = (tries.at(-1) ?? 0) - (tries.at(-2) ?? 0);
    expect(longest).toBeGreaterThanOrEqual(HOUR);
    expect(longest).toBeLessThanOrEqual(HOUR + 2 * stepMs);
    expect(log.lines[0]).toEqual({
      level: "warn",
      event: "due_work.failed",
      fields: { kind: "test", attempt: 1, code: "rejected", cause: null },
    });
    expect(JSON.stringify(log.lines)).not.toContain("secret");
  });

  it("that ran well again starts with the shortest wait the next time it fails", async () => {
    const { runner, schedule, pass, time, now } = await world();
    const tries: number[] = [];
    const outcomes = [false, false, true, false, true];
    await schedule("a");
    runner(() => {
      tries.push(now());
      return outcomes[tries.length - 1] === false
        ? Promise.reject(new Error("failed"))
        : Promise.resolve({ again: new Date(time.now().getTime() + 60 * SECOND) });
    }).start();
    await pass(90 * SECOND);
    expect(tries).toEqual([0, 5, 15, 75, 80].map((s) => s * SECOND));
  });

  it("that takes long is held by its runner and not begun by another", async () => {
    const { runner, schedule, pass } = await world();
    let begun = 0;
    const finish: (() => void)[] = [];
    const handler: DueWorkHandler = async () => {
      begun += 1;
      await new Promise<void>((resolve) => finish.push(resolve));
      return NEVER_AGAIN;
    };
    await schedule("a");
    const runners = [runner(handler), runner(handler)];
    for (const each of runners) each.start();
    await pass(60 * SECOND);
    expect(begun).toBe(1);
    finish[0]?.();
    await pass(60 * SECOND);
    expect(begun).toBe(1);
  });

  it("of a process that ended is begun by another when the lease is over", async () => {
    const { runner, schedule, pass, store, time, now } = await world();
    await schedule("a");
    await store.claim(["test"], { now: time.now(), leaseMs: 10 * SECOND, most: 1 });
    const begun: [number, number][] = [];
    runner(({ attempt }) => {
      begun.push([now(), attempt]);
      return Promise.resolve(NEVER_AGAIN);
    }).start();
    await pass(15 * SECOND);
    expect(begun).toEqual([[10 * SECOND, 2]]);
  });

  it("is waited for by a stop, after which nothing more is begun", async () => {
    const { runner, schedule, pass, quiet, store } = await world();
    const begun: string[] = [];
    const finish: (() => void)[] = [];
    const stopping = runner(async ({ key }) => {
      begun.push(key);
      await new Promise<void>((resolve) => finish.push(resolve));
      return NEVER_AGAIN;
    });
    await schedule("a");
    stopping.start();
    await quiet();
    let stopped = false;
    const stop = stopping.stop().then(() => {
      stopped = true;
    });
    await schedule("b");
    await pass(30 * SECOND);
    expect([begun, stopped]).toEqual([["a"], false]);
    finish[0]?.();
    await stop;
    await pass(30 * SECOND);
    expect(begun).toEqual(["a"]);
    expect(await store.nextAt(["test"])).not.toBeNull();
  });

  it("that was done is recorded once the database takes it, and not done again meanwhile", async () => {
    const { runner, schedule, pass, store } = await world();
    let begun = 0;
    let refusals = 3;
    await schedule("a");
    const complete: DueWorkStore["complete"] = (claimed, again) => {
      refusals -= 1;
      return refusals >= 0
        ? Promise.reject(new Unavailable("The disk is full."))
        : store.complete(claimed, again);
    };
    runner(
      () => {
        begun += 1;
        return Promise.resolve(NEVER_AGAIN);
      },
      { complete },
    ).start();
    await pass(5 * SECOND, 50);
    expect([begun, await store.nextAt(["test"])]).toEqual([1, null]);
  });

  it("is done once each by many runners, whatever fails in between", async () => {
    const plan = fc.record({
      runners: fc.integer({ min: 2, max: 5 }),
      pieces: fc.array(
        fc.record({
          dueMs: fc.integer({ min: 0, max: 10 * SECOND }),
          failures: fc.integer({ min: 0, max: 2 }),
          takesMs: fc.integer({ min: 0, max: 25 * SECOND }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ runners, pieces }) => {
        const { runner, schedule, pass, time, close } = await aWorld();
        const done = new Map<string, number>();
        const failed = new Map<string, number>();
        const under = new Set<string>();
        let overlaps = 0;
        const handler: DueWorkHandler = async ({ key }) => {
          const piece = pieces[Number(key)];
          if (under.has(key)) overlaps += 1;
          under.add(key);
          await new Promise<void>((resolve) => time.after(piece?.takesMs ?? 0, resolve));
          under.delete(key);
          const failures = failed.get(key) ?? 0;
          if (failures < (piece?.failures ?? 0)) {
            failed.set(key, failures + 1);
            throw new Error("failed");
          }
          done.set(key, (done.get(key) ?? 0) + 1);
          return NEVER_AGAIN;
        };
        for (const [index, { dueMs }] of pieces.entries()) await schedule(String(index), dueMs);
        const all = Array.from({ length: runners }, () => runner(handler));
        for (const each of all) each.start();
        await pass(200 * SECOND, 500);
        await close();
        expect(overlaps).toBe(0);
        expect([...done.values()]).toEqual(pieces.map(() => 1));
      }),
      { numRuns: runs(8) },
    );
  }, 60_000);
});

describe("retention", () => {
  it("removes every day what is older than the days kept, and what has expired", async () => {
    const { store, time, log, pass } = await world();
    const asked: string[] = [];
    const expirer = (name: string) => (at: Date) => {
      asked.push(`${name} ${at.toISOString()}`);
      return Promise.resolve(2);
    };
    const retention = createRetention({
      retentionDays: 30,
      expirers: [expirer("messages"), expirer("web")],
      expireEntries: expirer("entries"),
      giveBack: () => {
        asked.push("gives back");
        return Promise.resolve(4_096);
      },
      clock: time,
      log,
    });
    const handlers = new Map([[RETENTION, retention]]);
    await store.schedule(retentionWork(time.now()));
    await store.schedule(retentionWork(time.now()));
    createDueWorkRunner({ store, handlers, clock: time, scheduler: time, log }).start();
    await pass(DAY - 10 * SECOND, HOUR / 4);
    await pass(20 * SECOND);
    expect(asked).toEqual([
      "messages 2026-10-25T08:00:00.000Z",
      "web 2026-10-25T08:00:00.000Z",
      "entries 2026-11-24T08:00:00.000Z",
      "gives back",
      "messages 2026-10-26T08:00:00.000Z",
      "web 2026-10-26T08:00:00.000Z",
      "entries 2026-11-25T08:00:00.000Z",
      "gives back",
    ]);
    expect(log.lines.find(({ level }) => level === "info")).toEqual({
      level: "info",
      event: "retention.done",
      fields: { removed: 6, given: 4_096, failed: 0, ms: 0 },
    });
  });

  it("lets one that fails keep nobody else from removing, and fails to be tried again", async () => {
    const { time, log } = await world();
    const asked: string[] = [];
    const retention = createRetention({
      retentionDays: 1,
      expirers: [() => Promise.reject(new Unavailable("The database is away."))],
      expireEntries: () => {
        asked.push("entries");
        return Promise.resolve(0);
      },
      giveBack: () => {
        asked.push("gives back");
        return Promise.reject(new Unavailable("The database is away."));
      },
      clock: time,
      log,
    });
    const work = { ...retentionWork(time.now()), lease: { lane: RETENTION, token: "t" } };
    await expect(retention({ ...work, attempt: 1 })).rejects.toThrow(Unavailable);
    expect(asked).toEqual(["entries", "gives back"]);
  });
});
