import { describe, expect, it } from "vitest";
import { AppError, Unavailable } from "../../../../src/domain/errors.ts";
import type { InboundMessage } from "../../../../src/domain/message.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { APOLOGY, countOf } from "../../../helpers/counting-conversation.ts";
import { pathWorld, type PathWorld, type PathWorldParts } from "../../../helpers/path-world.ts";

async function started(parts: PathWorldParts = {}): Promise<PathWorld> {
  const world = await pathWorld(parts);
  world.inbox.start();
  world.outbox.start();
  return world;
}

async function say(world: PathWorld, conversation: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await world.inbox.accept(aMessage({ id, conversation }));
}

/** Replies that reached a conversation, as "message: text". */
function replies({ sent }: PathWorld, conversation: string): string[] {
  return sent
    .filter(({ to }) => to === conversation)
    .map(({ replyTo, text }) => `${replyTo}: ${text}`);
}

/** Fails for chosen messages, and keeps when each was tried. */
function failingFor(id: string, error: Error) {
  const tries: number[] = [];
  const clock = { now: (): number => 0 };
  const before = (message: InboundMessage): Promise<void> => {
    if (message.id !== id) return Promise.resolve();
    tries.push(clock.now());
    return Promise.reject(error);
  };
  return { tries, clock, before };
}

describe("the inbox", () => {
  it("answers the messages of a conversation in the order of their acceptance", async () => {
    const world = await started();
    await say(world, "a", ["1", "2", "3"]);
    await world.pass(100);
    expect(replies(world, "a")).toEqual(["1: 1", "2: 2", "3: 3"]);
  });

  it("answers other conversations while one is slow, whose own messages wait", async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const world = await started({ before: ({ id }) => (id === "s1" ? slow : Promise.resolve()) });
    await say(world, "slow", ["s1", "s2"]);
    await say(world, "quick", ["q1", "q2"]);
    await world.pass(30_000);
    expect(replies(world, "quick")).toEqual(["q1: 1", "q2: 2"]);
    expect(replies(world, "slow")).toEqual([]);
    finish();
    await world.pass(100);
    expect(replies(world, "slow")).toEqual(["s1: 1", "s2: 2"]);
  });

  it("answers a message that is delivered again only once, before and after its answer", async () => {
    const world = await started();
    await say(world, "a", ["1", "1"]);
    await world.pass(100);
    await say(world, "a", ["1", "2"]);
    await world.pass(100);
    expect(replies(world, "a")).toEqual(["1: 1", "2: 2"]);
  });

  it("tries a failing message again after growing waits, and sets it aside after five", async () => {
    const failing = failingFor("1", new Error("a bug"));
    const world = await started({ before: failing.before });
    failing.clock.now = world.now;
    await say(world, "a", ["1", "2"]);
    await world.pass(23_000, 50);
    expect(failing.tries).toEqual([0, 500, 2_500, 7_500, 22_500]);
    expect(replies(world, "a")).toEqual([`1: ${APOLOGY}`, "2: 1"]);
    const [dead] = await world.store.listDead(10);
    expect(dead).toMatchObject({ direction: "in", error: "internal", attempts: 5 });
  });

  it("lets no later message overtake one that is tried again", async () => {
    const failing = failingFor("1", new Error("a bug"));
    const world = await started({ before: failing.before });
    await say(world, "a", ["1"]);
    await world.pass(10);
    await say(world, "a", ["2"]);
    await world.pass(400);
    expect(replies(world, "a")).toEqual([]);
    expect(failing.tries).toHaveLength(1);
  });

  it("sets a message aside that ended the process five times, without trying it again", async () => {
    const tried: string[] = [];
    const world = await pathWorld({
      before: ({ id }) => {
        tried.push(id);
        return Promise.resolve();
      },
    });
    await say(world, "a", ["deadly", "next"]);
    for (let ended = 0; ended < 5; ended += 1) {
      await world.store.claimMessages({ now: world.time.now(), leaseMs: 1_000, most: 1 });
      await world.store.releaseAll();
    }
    world.inbox.start();
    world.outbox.start();
    await world.pass(100);
    expect(tried).toEqual(["next"]);
    expect(replies(world, "a")).toEqual([`deadly: ${APOLOGY}`, "next: 1"]);
    expect(await world.store.listDead(1)).toMatchObject([{ error: "ended_process" }]);
  });

  it("takes an answer that the database refuses for a failure of the message", async () => {
    let refusals = 0;
    const world = await started({
      changeStore: (store) => ({
        ...store,
        settle: (claimed, settlement, now) => {
          if (claimed.message.id !== "1" || settlement.setAside !== null) {
            return store.settle(claimed, settlement, now);
          }
          refusals += 1;
          return Promise.reject(new AppError("internal", "The database refused a statement."));
        },
      }),
    });
    await say(world, "a", ["1", "2"]);
    await world.pass(23_000, 100);
    expect(refusals).toBe(5);
    expect(replies(world, "a")).toEqual([`1: ${APOLOGY}`, "2: 1"]);
  });

  it("answers a message after all that is retried after its apology was sent", async () => {
    const failing = failingFor("1", new Error("a bug"));
    let broken = true;
    const world = await started({
      before: (message) => (broken ? failing.before(message) : Promise.resolve()),
    });
    await say(world, "a", ["1"]);
    await world.pass(23_000, 50);
    broken = false;
    const [dead] = await world.store.listDead(1);
    await world.store.retryDead("in", dead?.id ?? 0, world.time.now());
    world.inbox.wake();
    await world.pass(2_000);
    expect(replies(world, "a")).toEqual([`1: ${APOLOGY}`, "1: 1"]);
  });

  it("sets a message aside without an apology when the database refuses that too", async () => {
    const failing = failingFor("1", new Error("a bug"));
    const world = await started({
      before: failing.before,
      changeStore: (store) => ({
        ...store,
        settle: (claimed, settlement, now) =>
          claimed.message.id === "1" && settlement.deliveries.length > 0
            ? Promise.reject(new AppError("internal", "The database refused a statement."))
            : store.settle(claimed, settlement, now),
      }),
    });
    await say(world, "a", ["1", "2"]);
    await world.pass(23_000, 50);
    expect(replies(world, "a")).toEqual(["2: 1"]);
    expect(await world.store.listDead(1)).toMatchObject([{ direction: "in", error: "internal" }]);
  });

  it("waits before it tries again when the database cannot be read", async () => {
    let reads = 0;
    const world = await started({
      changeStore: (store) => ({
        ...store,
        memoryOf: (message, now) => {
          reads += 1;
          if (reads > 3) return store.memoryOf(message, now);
          return Promise.reject(new Unavailable("The database cannot be read at this time."));
        },
      }),
    });
    await say(world, "a", ["1"]);
    await world.pass(100);
    expect(reads).toBe(1);
    await world.pass(10_000);
    expect(replies(world, "a")).toEqual(["1: 1"]);
    expect(await world.store.status()).toMatchObject({ waitingMessages: 0, deadMessages: 0 });
  });

  it("loses nothing that it acknowledged while the database fails for a while", async () => {
    const world = await pathWorld();
    await say(world, "a", ["1", "2"]);
    await say(world, "b", ["x"]);
    world.down = true;
    world.inbox.start();
    world.outbox.start();
    await expect(world.inbox.accept(aMessage({ id: "3", conversation: "a" }))).rejects.toThrow(
      Unavailable,
    );
    await world.pass(20_000);
    expect([world.inbox.healthy, world.outbox.healthy]).toEqual([false, false]);
    expect(world.sent).toEqual([]);
    world.down = false;
    await world.pass(4_000);
    expect([world.inbox.healthy, world.outbox.healthy]).toEqual([true, true]);
    await say(world, "a", ["3"]);
    await world.pass(1_000);
    expect(replies(world, "a")).toEqual(["1: 1", "2: 2", "3: 3"]);
    expect(replies(world, "b")).toEqual(["x: 1"]);
    const events = world.log.lines.map(({ event }) => event);
    expect(events).toContain("database.unavailable");
    expect(events).toContain("database.back");
  });

  it("keeps an answer that was worked out until the database takes it", async () => {
    let answered = 0;
    let world: PathWorld | null = null;
    world = await started({
      before: () => {
        answered += 1;
        if (world !== null) world.down = true;
        return Promise.resolve();
      },
    });
    await say(world, "a", ["1"]);
    await world.pass(60_000);
    expect(world.sent).toEqual([]);
    world.down = false;
    await world.pass(4_000);
    expect(replies(world, "a")).toEqual(["1: 1"]);
    expect(answered).toBe(1);
  });

  it("answers a person who floods no faster than a stated pace, and others at once", async () => {
    const world = await started();
    const ids = Array.from({ length: 45 }, (_, index) => String(index));
    await say(world, "flood", ids);
    await say(world, "calm", ["x"]);
    await world.pass(1_900);
    expect(replies(world, "calm")).toEqual(["x: 1"]);
    expect(replies(world, "flood")).toHaveLength(30);
    await world.pass(2_000);
    expect(replies(world, "flood")).toHaveLength(31);
    await world.pass(30_000);
    expect(replies(world, "flood")).toEqual(ids.map((id, index) => `${id}: ${String(index + 1)}`));
  });

  it("hands a paced message back without losing a try while the database fails", async () => {
    const world = await started();
    await say(
      world,
      "flood",
      Array.from({ length: 32 }, (_, index) => String(index)),
    );
    await world.pass(100);
    world.down = true;
    await world.pass(60_000);
    world.down = false;
    await world.pass(20_000);
    expect(replies(world, "flood")).toHaveLength(32);
    expect(replies(world, "flood").at(-1)).toBe("31: 32");
  });

  it("finishes what is under way when it stops, and takes nothing more", async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const world = await started({ before: () => slow });
    await say(world, "a", ["1", "2"]);
    await world.quiet();
    let stopped = false;
    const stopping = world.inbox.stop().then(() => (stopped = true));
    await world.quiet();
    expect(stopped).toBe(false);
    await expect(world.inbox.accept(aMessage({ id: "3" }))).rejects.toThrow(Unavailable);
    finish();
    await stopping;
    const status = await world.store.status();
    expect(status).toMatchObject({ waitingMessages: 1, waitingDeliveries: 1 });
    expect(countOf(await world.store.memoryOf(aMessage({ conversation: "a" }), new Date(0)))).toBe(
      1,
    );
  });

  it("hands back what it had only just claimed when it stops", async () => {
    const world = await pathWorld();
    await say(world, "a", ["1"]);
    world.inbox.start();
    await world.inbox.stop();
    const [claimed] = await world.store.claimMessages({
      now: world.time.now(),
      leaseMs: 1_000,
      most: 1,
    });
    expect(claimed?.attempt).toBe(1);
  });
});
