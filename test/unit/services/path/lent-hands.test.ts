import { describe, expect, it } from "vitest";
import { NEW_CONVERSATION } from "../../../../src/domain/message.ts";
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
  memory: { state: NEW_CONVERSATION, until: new Date("2100-01-01T00:00:00Z") },
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

/** A runner over the world's real store, whose work ends when the test says so. */
async function lendingWorld(mostTaken: number, most = mostTaken) {
  const world = await pathWorld();
  const { store, time, log } = world;
  const looks = { count: 0 };
  const under = new Map<string, () => void>();
  const begun: string[] = [];
  const runner = createLaneRunner<ClaimedMessage>(
    {
      name: "test",
      most,
      mostTaken,
      claim: (claim) => {
        looks.count += 1;
        return store.claimMessages(claim);
      },
      run: async (claimed) => {
        begun.push(claimed.message.id);
        await new Promise<void>((resolve) => under.set(claimed.message.id, resolve));
        await store.settle(claimed, NOTHING, time.now());
      },
      renew: (leases, until) => store.renew("in", leases, until),
      nextAt: () => store.nextAt("in"),
    },
    { clock: time, scheduler: time, log },
  );
  const accept = (id: string, conversation = id) =>
    runner.lend((hand) => store.accept(aMessage({ id, conversation }), time.now(), hand));
  const end = async (id: string): Promise<void> => {
    under.get(id)?.();
    await world.quiet();
  };
  return { ...world, runner, looks, begun, accept, end };
}

/** Accepted by another process. */
function acceptElsewhere(
  { store, time }: Pick<PathWorld, "store" | "time">,
  id: string,
  conversation = id,
): ReturnType<MessageStore["accept"]> {
  return store.accept(aMessage({ id, conversation }), time.now());
}

describe("a runner that lends its hands to writes", () => {
  it("works on what was written without a look for it, before or after", async () => {
    const world = await lendingWorld(4);
    world.runner.start();
    await world.quiet();
    const looksBefore = world.looks.count;
    expect(await world.accept("1")).toEqual({ written: "new", isTaken: true });
    expect(world.begun).toEqual(["1"]);
    await world.end("1");
    expect(world.looks.count).toBe(looksBefore);
    expect((await world.store.status()).waitingMessages).toBe(0);
  });

  it("lends no more hands than it may, nor any before it starts or once it stops", async () => {
    const world = await lendingWorld(2, 8);
    expect((await world.accept("early")).isTaken).toBe(false);
    world.runner.start();
    await world.quiet();
    expect(world.begun).toEqual(["early"]);
    const all = await Promise.all(["1", "2", "3"].map((id) => world.accept(id)));
    expect(all.filter(({ isTaken }) => isTaken)).toHaveLength(1);
    const stopping = world.runner.stop();
    expect((await world.accept("late")).isTaken).toBe(false);
    for (const id of world.begun) await world.end(id);
    await stopping;
  });

  it("looks at the end of a piece for what came into its lane meanwhile", async () => {
    const world = await lendingWorld(4);
    world.runner.start();
    await world.quiet();
    await world.accept("1", "lane");
    expect((await world.accept("2", "lane")).isTaken).toBe(false);
    world.runner.wake();
    await world.quiet();
    expect(world.begun).toEqual(["1"]);
    await world.end("1");
    expect(world.begun).toEqual(["1", "2"]);
  });

  it("takes up nothing new while others wait for a hand, and those first", async () => {
    const world = await lendingWorld(2);
    world.runner.start();
    await world.quiet();
    for (const id of ["1", "2"]) await world.accept(id);
    for (const id of ["old 1", "old 2", "old 3"]) await acceptElsewhere(world, id);
    world.runner.wake();
    await world.quiet();
    await world.end("1");
    expect((await world.accept("new")).isTaken).toBe(false);
    for (const id of ["2", "old 1", "old 2", "old 3", "new"]) await world.end(id);
    expect(world.begun).toEqual(["1", "2", "old 1", "old 2", "old 3", "new"]);
  });

  it("holds what it took up for as long as it is worked on", async () => {
    const world = await lendingWorld(4);
    world.runner.start();
    await world.quiet();
    await world.accept("1");
    await world.pass(5 * LEASE_MS);
    const claim = { now: world.time.now(), leaseMs: LEASE_MS, most: 1 };
    expect(await world.store.claimMessages(claim)).toEqual([]);
    expect(world.log.lines.filter(({ event }) => event === "lane.lost")).toEqual([]);
  });

  it("waits at its stop for a write that has a hand, and for what that took up", async () => {
    const world = await lendingWorld(4);
    world.runner.start();
    await world.quiet();
    const accepting = world.accept("1");
    let isOver = false;
    const stopping = world.runner.stop().then(() => (isOver = true));
    expect((await accepting).isTaken).toBe(true);
    await world.quiet();
    expect(isOver).toBe(false);
    await world.end("1");
    await stopping;
    expect((await world.store.status()).waitingMessages).toBe(0);
  });

  it("has the hand again when the write fails", async () => {
    const world = await lendingWorld(1);
    world.runner.start();
    await world.quiet();
    const failing = world.runner.lend(() => Promise.reject(new Error("refused")));
    await expect(failing).rejects.toThrow("refused");
    expect((await world.accept("1")).isTaken).toBe(true);
  });
});
