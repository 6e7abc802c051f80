import { describe, expect, it } from "vitest";
import {
  AppError,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from "../../../../src/domain/errors.ts";
import type { Delivery } from "../../../../src/domain/message.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { pathWorld, type PathWorld, type PathWorldParts } from "../../../helpers/path-world.ts";

async function started(parts: PathWorldParts = {}): Promise<PathWorld> {
  const world = await pathWorld(parts);
  world.inbox.start();
  world.outbox.start();
  return world;
}

async function say(world: PathWorld, conversation: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await world.inbox.accept(aMessage({ id, conversation }));
  await world.quiet();
}

function replied({ sent }: PathWorld, conversation: string): string[] {
  return sent.filter(({ to }) => to === conversation).map(({ replyTo }) => replyTo);
}

/** Refuses the first tries of a message as a list says; keeps when each try was. */
function refusing(id: string, errors: readonly Error[]) {
  const tries: number[] = [];
  const clock = { now: (): number => 0 };
  const onDeliver = ({ inReplyTo }: Delivery): Promise<void> => {
    if (inReplyTo !== id) return Promise.resolve();
    const error = errors[tries.length];
    tries.push(clock.now());
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  };
  return { tries, clock, onDeliver };
}

const unavailable = (count: number): Error[] =>
  Array.from({ length: count }, () => new Unavailable("The platform is down."));

describe("the outbox", () => {
  it("waits exactly as long as the platform asks, while other conversations go on", async () => {
    const refusal = refusing("1", [new RateLimited("Wait.", 7_300)]);
    const world = await started({ onDeliver: refusal.onDeliver });
    await say(world, "a", ["1"]);
    await say(world, "a", ["2"]);
    await say(world, "b", ["x"]);
    await world.pass(7_299);
    expect(replied(world, "a")).toEqual([]);
    expect(replied(world, "b")).toEqual(["x"]);
    await world.pass(1);
    expect(replied(world, "a")).toEqual(["1", "2"]);
  });

  it("waits with the whole installation when two conversations are asked to wait at a time", async () => {
    const world = await started({
      onDeliver: ({ inReplyTo }) => {
        if (inReplyTo === "1" && world.now() < 9_000) throw new RateLimited("Wait.", 9_000);
        if (inReplyTo === "x" && world.now() < 1_000) throw new RateLimited("Wait.", 1_000);
      },
    });
    await world.inbox.accept(aMessage({ id: "1", conversation: "a" }));
    await world.inbox.accept(aMessage({ id: "x", conversation: "b" }));
    await world.pass(100);
    await world.inbox.accept(aMessage({ id: "y", conversation: "c" }));
    await world.pass(800);
    expect(world.sent).toEqual([]);
    await world.pass(8_000);
    expect(replied(world, "b")).toEqual(["x"]);
    expect(replied(world, "c")).toEqual(["y"]);
    await world.pass(300);
    expect(replied(world, "a")).toEqual(["1"]);
  });

  it("tries again after a minute when the platform refuses the credentials", async () => {
    const refusal = refusing("1", [new Unauthorized("Revoked.")]);
    const world = await started({ onDeliver: refusal.onDeliver });
    await say(world, "a", ["1"]);
    await say(world, "b", ["x"]);
    await world.pass(59_999);
    expect(replied(world, "a")).toEqual([]);
    expect(replied(world, "b")).toEqual(["x"]);
    await world.pass(1);
    expect(replied(world, "a")).toEqual(["1"]);
  });

  it("waits longer and longer for a platform that is down, five minutes at most", async () => {
    const refusal = refusing("1", unavailable(11));
    const world = await started({ onDeliver: refusal.onDeliver });
    refusal.clock.now = world.now;
    await say(world, "a", ["1"]);
    await world.pass(1_300_000, 1_000);
    const waits = refusal.tries.slice(1).map((at, index) => at - (refusal.tries[index] ?? 0));
    expect(waits.map((ms) => ms / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(replied(world, "a")).toEqual(["1"]);
  });

  it("spreads waits of many deliveries over the second half of the time", async () => {
    const refusal = refusing("1", unavailable(1));
    const world = await started({ onDeliver: refusal.onDeliver, random: 0 });
    await say(world, "a", ["1"]);
    await world.pass(499);
    expect(world.sent).toEqual([]);
    await world.pass(1);
    expect(replied(world, "a")).toEqual(["1"]);
  });

  it("never tries again what the platform rejects, and goes on with the next", async () => {
    const refusal = refusing("1", [new Rejected("No such conversation.")]);
    const world = await started({ onDeliver: refusal.onDeliver });
    await say(world, "a", ["1", "2"]);
    await world.pass(60_000);
    expect(replied(world, "a")).toEqual(["2"]);
    expect(refusal.tries).toHaveLength(1);
    expect(await world.store.listDead(5)).toMatchObject([{ direction: "out", error: "rejected" }]);
  });

  it("tells of what it gave up as soon as the database can be had", async () => {
    const told: string[] = [];
    let failures = 3;
    const world = await started({
      onDeliver: refusing("1", [new Rejected("No such conversation.")]).onDeliver,
      onGivenUp: ({ key }, code) => {
        failures -= 1;
        if (failures >= 0) return Promise.reject(new Unavailable("The database is gone."));
        told.push(`${key} ${code}`);
        return Promise.resolve();
      },
    });
    await say(world, "a", ["1"]);
    expect(told).toEqual([]);
    await say(world, "a", ["2"]);
    await world.pass(1_000);
    expect(told).toEqual([expect.stringMatching(/^reply\/web\/.*1 rejected$/u)]);
    expect(replied(world, "a")).toEqual(["2"]);
    expect(world.log.lines.filter(({ event }) => event === "delivery.given_up_untold")).toEqual([]);
  });

  it("goes on when nobody can be told of what it gave up, and says so in the log", async () => {
    const world = await started({
      onDeliver: refusing("1", [new Rejected("No such conversation.")]).onDeliver,
      onGivenUp: () => Promise.reject(new Error("a fault of ours")),
    });
    await say(world, "a", ["1", "2"]);
    await world.pass(1_000);
    expect(replied(world, "a")).toEqual(["2"]);
    expect(world.log.lines).toContainEqual({
      level: "warn",
      event: "delivery.given_up_untold",
      fields: { platform: "web", code: "internal" },
    });
  });

  it("gives up after five tries what we ourselves cannot send, and goes on with the next", async () => {
    const refusal = refusing(
      "1",
      Array.from({ length: 9 }, () => new TypeError("a bug")),
    );
    const world = await started({ onDeliver: refusal.onDeliver });
    await say(world, "a", ["1", "2"]);
    await world.pass(60_000);
    expect(refusal.tries).toHaveLength(5);
    expect(replied(world, "a")).toEqual(["2"]);
    expect(await world.store.listDead(5)).toMatchObject([{ direction: "out", error: "internal" }]);
  });

  it("waits a minute for a platform that does not answer, and no other for it", async () => {
    let tries = 0;
    const world = await started({
      onDeliver: ({ inReplyTo }) => {
        if (inReplyTo !== "1") return;
        tries += 1;
        if (tries === 1) return new Promise<never>(() => undefined);
        return;
      },
    });
    await say(world, "a", ["1", "2"]);
    await say(world, "b", ["x"]);
    await world.pass(60_900);
    expect(replied(world, "b")).toEqual(["x"]);
    expect(tries).toBe(1);
    await world.pass(200);
    expect(replied(world, "a")).toEqual(["1", "2"]);
  });

  it("lets no later delivery overtake one that waits", async () => {
    const refusal = refusing("1", unavailable(3));
    const world = await started({ onDeliver: refusal.onDeliver });
    await say(world, "a", ["1"]);
    for (const id of ["2", "3"]) {
      await world.pass(400);
      await say(world, "a", [id]);
    }
    await world.pass(10_000);
    expect(replied(world, "a")).toEqual(["1", "2", "3"]);
  });

  it("gives up what could not be sent for a day", async () => {
    const world = await started({
      onDeliver: () => {
        throw new Unavailable("The platform is down.");
      },
    });
    await say(world, "a", ["1"]);
    await world.pass(24 * 3_600_000 + 600_000, 60_000);
    expect(await world.store.listDead(5)).toMatchObject([{ error: "unavailable" }]);
    expect(await world.store.status()).toMatchObject({ waitingDeliveries: 0, deadDeliveries: 1 });
  });

  it("gives up what ended the process five times, without sending it again", async () => {
    const world = await pathWorld();
    world.inbox.start();
    await say(world, "a", ["deadly", "next"]);
    for (let ended = 0; ended < 5; ended += 1) {
      await world.store.claimDeliveries({ now: world.time.now(), leaseMs: 1_000, most: 1 });
      await world.store.releaseAll();
    }
    world.outbox.start();
    await world.pass(100);
    expect(replied(world, "a")).toEqual(["next"]);
    expect(await world.store.listDead(5)).toMatchObject([{ error: "ended_process" }]);
  });

  it("keeps what waits for a platform that is off, and sends it when it is on again", async () => {
    let on = false;
    const world = await started({ isOn: () => on });
    await say(world, "a", ["1", "2"]);
    await world.pass(300_000, 1_000);
    expect(world.sent).toEqual([]);
    on = true;
    await world.pass(31_000);
    expect(replied(world, "a")).toEqual(["1", "2"]);
  });

  it("sends no faster than the platform states, and all of it in the end", async () => {
    const pace = { installation: { most: 5, perMs: 1_000 }, conversation: null };
    const world = await started({ pace });
    for (let index = 0; index < 20; index += 1) await say(world, `c${String(index)}`, ["only"]);
    for (let index = 0; index < 20; index += 1)
      await say(world, `c${String(index)}`, [`m${String(index)}`]);
    await world.pass(10_000, 50);
    for (const { at } of world.sent) {
      const within = world.sent.filter((other) => other.at > at - 1_000 && other.at <= at);
      expect(within.length).toBeLessThanOrEqual(5);
    }
    expect(new Set(world.sent.map(({ key }) => key)).size).toBe(21);
  });

  it("keeps what waits for a platform that is off for a day, and then gives it up", async () => {
    let on = false;
    const world = await started({ isOn: () => on });
    await say(world, "a", ["1"]);
    await world.pass(24 * 3_600_000, 300_000);
    expect(await world.store.listDead(5)).toEqual([]);
    await world.pass(120_000, 30_000);
    expect(await world.store.listDead(5)).toMatchObject([
      { direction: "out", error: "platform_off" },
    ]);
    on = true;
    await say(world, "a", ["2"]);
    await world.pass(60_000);
    expect(replied(world, "a")).toEqual(["2"]);
  });

  it("does not send again what the database refuses to record", async () => {
    const world = await started({
      changeStore: (store) => ({
        ...store,
        settleDelivery: (claimed, result, now) =>
          result.kind === "sent" &&
          !("post" in claimed.delivery) &&
          claimed.delivery.inReplyTo === "1"
            ? Promise.reject(new AppError("internal", "The database refused a statement."))
            : store.settleDelivery(claimed, result, now),
      }),
    });
    await say(world, "a", ["1", "2"]);
    await world.pass(60_000);
    expect(replied(world, "a")).toEqual(["1", "2"]);
    expect(await world.store.listDead(5)).toMatchObject([{ direction: "out", error: "internal" }]);
  });

  it("sends once what could not be recorded for a while", async () => {
    let world: PathWorld | null = null;
    world = await started({
      onDeliver: () => {
        if (world !== null) world.down = true;
      },
    });
    await say(world, "a", ["1"]);
    await world.pass(60_000);
    world.down = false;
    await world.pass(10_000);
    expect(replied(world, "a")).toEqual(["1"]);
    expect((await world.store.status()).waitingDeliveries).toBe(0);
  });

  it("finishes what it is sending when it stops, and leaves the rest", async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const world = await started({ onDeliver: () => slow });
    await say(world, "a", ["1", "2"]);
    const stopping = world.outbox.stop();
    finish();
    await stopping;
    expect(replied(world, "a")).toEqual(["1"]);
    expect((await world.store.status()).waitingDeliveries).toBe(1);
  });
});
