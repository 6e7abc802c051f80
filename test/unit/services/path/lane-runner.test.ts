import { describe, expect, it } from "vitest";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type {
  ClaimedMessage,
  MessageStore,
  Settlement,
} from "../../../../src/ports/message-store.ts";
import { createLaneRunner, LEASE_MS } from "../../../../src/services/lane-runner.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { pathWorld, type PathWorld } from "../../../helpers/path-world.ts";

const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

/** A runner over the world's real store. */
function runnerOf(
  { store, time, log }: PathWorld,
  run: (claimed: ClaimedMessage) => Promise<void>,
  change: Partial<MessageStore> = {},
  most = 4,
) {
  const changed = { ...store, ...change };
  return createLaneRunner<ClaimedMessage>(
    {
      name: "test",
      most,
      claim: (claim) => changed.claimMessages(claim),
      run,
      renew: (leases, until) => changed.renew("in", leases, until),
      nextAt: () => changed.nextAt("in"),
    },
    { clock: time, scheduler: time, log },
  );
}

async function accept({ store, time }: PathWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const conversation = `c${String(index)}`;
    await store.accept(aMessage({ id: conversation, conversation }), time.now());
  }
}

const forever = (): Promise<void> => new Promise(() => undefined);

describe("the lane runner", () => {
  it("works on no more lanes at once than it is told", async () => {
    const world = await pathWorld();
    await accept(world, 10);
    const begun: string[] = [];
    const runner = runnerOf(world, ({ message }) => {
      begun.push(message.id);
      return forever();
    });
    runner.start();
    runner.wake();
    await world.pass(3_000);
    expect(begun).toHaveLength(4);
  });

  it("holds a lane for as long as it is worked on", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    const first = runnerOf(world, forever);
    let taken = 0;
    const second = runnerOf(world, () => {
      taken += 1;
      return forever();
    });
    first.start();
    await world.quiet();
    second.start();
    await world.pass(5 * LEASE_MS);
    expect(taken).toBe(0);
  });

  it("takes a lane up when the lease of its holder ends, without a wake-up", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    await world.store.claimMessages({ now: world.time.now(), leaseMs: LEASE_MS, most: 1 });
    let attempt = 0;
    const runner = runnerOf(world, (claimed) => {
      attempt = claimed.attempt;
      return forever();
    });
    runner.start();
    await world.pass(LEASE_MS - 1);
    expect(attempt).toBe(0);
    await world.pass(1);
    expect(attempt).toBe(2);
  });

  it("looks every second for what another process accepted", async () => {
    const world = await pathWorld();
    const begun: string[] = [];
    const runner = runnerOf(world, ({ message }) => {
      begun.push(message.id);
      return forever();
    });
    runner.start();
    await world.quiet();
    await accept(world, 1);
    await world.pass(1_000);
    expect(begun).toEqual(["c0"]);
  });

  it("looks seldom while nothing is to be done", async () => {
    const world = await pathWorld();
    let looks = 0;
    const runner = runnerOf(world, forever, {
      claimMessages: (claim) => {
        looks += 1;
        return world.store.claimMessages(claim);
      },
    });
    runner.start();
    await world.pass(10_000);
    expect(looks).toBeLessThanOrEqual(11);
  });

  it("looks once for a batch that leaves it free hands", async () => {
    const world = await pathWorld();
    await accept(world, 2);
    let looks = 0;
    const runner = runnerOf(world, forever, {
      claimMessages: (claim) => {
        looks += 1;
        return world.store.claimMessages(claim);
      },
    });
    runner.start();
    await world.quiet();
    expect(looks).toBe(1);
  });

  it("does not spin on a lane that is due and cannot be had", async () => {
    const world = await pathWorld();
    let looks = 0;
    const runner = runnerOf(world, forever, {
      claimMessages: () => {
        looks += 1;
        return Promise.resolve([]);
      },
      nextAt: () => Promise.resolve(world.time.now()),
    });
    runner.start();
    await world.pass(1_000, 1);
    expect(looks).toBeGreaterThan(1);
    expect(looks).toBeLessThanOrEqual(60);
  });

  it("tells that it lost a lane", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    const runner = runnerOf(world, forever);
    runner.start();
    await world.quiet();
    await world.store.releaseAll();
    await world.pass(6_000);
    expect(world.log.lines).toContainEqual({
      level: "warn",
      event: "lane.lost",
      fields: { work: "test", count: 1 },
    });
  });

  it("does not take a lane for lost that was let go by work which is just ending", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    let claims = 0;
    let end = (): void => undefined;
    const ending = new Promise<void>((resolve) => {
      end = resolve;
    });
    const runner = runnerOf(world, () => ending, {
      claimMessages: (claim) => {
        claims += 1;
        return claims === 1 ? world.store.claimMessages(claim) : Promise.resolve([]);
      },
    });
    runner.start();
    await world.quiet();
    await world.store.releaseAll();
    await world.pass(3_000);
    end();
    await world.pass(6_000);
    expect(world.log.lines.filter(({ event }) => event === "lane.lost")).toEqual([]);
  });

  it("does not take a lane for lost because renewals follow upon each other after the thread stood still", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    const ending = Promise.withResolvers<undefined>();
    let claims = 0;
    const runner = runnerOf(world, () => ending.promise, {
      claimMessages: (claim) => {
        claims += 1;
        return claims === 1 ? world.store.claimMessages(claim) : Promise.resolve([]);
      },
    });
    runner.start();
    await world.quiet();
    await world.store.releaseAll();
    world.time.advance(8_000);
    runner.wake();
    await world.quiet();
    runner.wake();
    await world.quiet();
    ending.resolve(undefined);
    await world.pass(6_000);
    expect(world.log.lines.filter(({ event }) => event === "lane.lost")).toEqual([]);
  });

  it("does not take a lane for lost when the database, back again, is asked twice within no time", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    const ending = Promise.withResolvers<undefined>();
    const runner = runnerOf(world, () => ending.promise);
    runner.start();
    await world.quiet();
    await world.store.releaseAll();
    world.down = true;
    await world.pass(8_900, 100);
    world.down = false;
    runner.wake();
    await world.pass(200, 100);
    ending.resolve(undefined);
    await world.pass(6_000);
    expect(world.log.lines.filter(({ event }) => event === "lane.lost")).toEqual([]);
  });

  it("is unhealthy while the database cannot be had, looks less and less, and recovers", async () => {
    const world = await pathWorld();
    let looks = 0;
    const runner = runnerOf(world, forever, {
      claimMessages: (claim) => {
        looks += 1;
        return world.store.claimMessages(claim);
      },
    });
    world.down = true;
    runner.start();
    await world.pass(30_000, 100);
    expect(runner.healthy).toBe(false);
    expect(looks).toBeLessThan(18);
    world.down = false;
    await world.pass(3_000);
    expect(runner.healthy).toBe(true);
    expect(world.log.lines.filter(({ event }) => event.startsWith("database."))).toMatchObject([
      { event: "database.unavailable" },
      { event: "database.back" },
    ]);
  });

  it("recovers by holding its lanes when it has no hand free to look", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    const runner = runnerOf(world, forever, {}, 1);
    runner.start();
    await world.quiet();
    world.down = true;
    await world.pass(3_000);
    expect(runner.healthy).toBe(false);
    world.down = false;
    await world.pass(3_000);
    expect(runner.healthy).toBe(true);
  });

  it("leaves a lane whose work failed unexpectedly until its lease ends", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    const attempts: number[] = [];
    const runner = runnerOf(world, ({ attempt }) => {
      attempts.push(attempt);
      const full = Object.assign(new Error("disk is full"), { code: "SQLITE_FULL" });
      return Promise.reject(new Unavailable("Gone.", full));
    });
    runner.start();
    await world.pass(LEASE_MS - 100);
    expect(attempts).toEqual([1]);
    await world.pass(100);
    expect(attempts).toEqual([1, 2]);
    expect(world.log.lines).toContainEqual({
      level: "error",
      event: "lane.failed",
      fields: { work: "test", code: "unavailable", cause: "SQLITE_FULL" },
    });
  });

  it("waits for what is under way when it stops, and looks for nothing more", async () => {
    const world = await pathWorld();
    await accept(world, 1);
    let finish = (): void => undefined;
    const begun: string[] = [];
    const runner = runnerOf(world, async (claimed) => {
      begun.push(claimed.message.id);
      await new Promise<void>((resolve) => (finish = resolve));
      await world.store.settle(claimed, NOTHING, world.time.now());
    });
    runner.start();
    await world.quiet();
    const stopping = runner.stop();
    await accept(world, 3);
    runner.wake();
    // A lane is held until the end, however long that takes.
    await world.pass(2 * LEASE_MS);
    finish();
    await stopping;
    expect(begun).toEqual(["c0"]);
    expect(world.time.pending).toBe(0);
    expect((await world.store.status()).waitingMessages).toBe(2);
  });

  it("sleeps no more after it stopped in the midst of a look", async () => {
    const world = await pathWorld();
    const runner = runnerOf(world, forever);
    runner.start();
    await runner.stop();
    expect(world.time.pending).toBe(0);
  });
});
