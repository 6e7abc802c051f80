import { describe, expect, it } from "vitest";
import { AppError, Rejected, Unavailable } from "../../../src/domain/errors.ts";
import type { Delivery } from "../../../src/domain/message.ts";
import type { Metrics } from "../../../src/ports/metrics.ts";
import { aMessage } from "../../helpers/builders.ts";
import { pathWorld, type PathWorld, type PathWorldParts } from "../../helpers/path-world.ts";

const MARKER = "xylophone";

/** Metrics that keep what they were told. */
function keptMetrics(): Metrics & { readonly told: unknown[][] } {
  const told: unknown[][] = [];
  const keep =
    (what: string) =>
    (...rest: unknown[]): void => {
      told.push([what, ...rest]);
    };
  return {
    told,
    accepted: keep("accepted"),
    answered: keep("answered"),
    setAside: keep("set aside"),
    delivered: keep("delivered"),
  };
}

async function started(parts: PathWorldParts = {}) {
  const metrics = keptMetrics();
  const world = await pathWorld({ ...parts, metrics });
  world.inbox.start();
  world.outbox.start();
  return { ...world, told: metrics.told };
}

function linesOf({ log }: Pick<PathWorld, "log">, event: string): unknown[] {
  return log.lines.filter((line) => line.event === event).map(({ fields }) => fields);
}

describe("what is told of a message", () => {
  it("is counted, and written in one line each for its acceptance, its answer and its delivery", async () => {
    const world = await started();
    await world.inbox.accept(aMessage({ id: "m1", text: MARKER }));
    await world.pass(1_000);
    expect(world.told).toEqual([
      ["accepted", "web"],
      ["answered", "web", "answer", 0],
      ["delivered", "web", "sent", 0],
    ]);
    const ids = { platform: "web", conversation: "conversation-1" };
    expect(world.log.lines.filter(({ level }) => level === "debug")).toEqual([
      {
        level: "debug",
        event: "message.accepted",
        fields: { ...ids, message: "m1", known: false, ms: 0 },
      },
      {
        level: "debug",
        event: "message.settled",
        fields: { ...ids, message: "m1", outcome: "answer", attempt: 1, ms: 0, held: true },
      },
      {
        level: "debug",
        event: "delivery.tried",
        fields: {
          ...ids,
          delivery: "reply/web/web/m1",
          result: "sent",
          code: null,
          attempt: 1,
          ms: 0,
          held: true,
        },
      },
    ]);
  });

  it("that comes again is written again and counted once", async () => {
    const world = await started();
    for (const id of ["m1", "m1"]) await world.inbox.accept(aMessage({ id }));
    await world.pass(1_000);
    expect(world.told.map(([what]) => what)).toEqual(["accepted", "answered", "delivered"]);
    expect(linesOf(world, "message.accepted")).toMatchObject([{ known: false }, { known: true }]);
  });

  it("counts the time from its acknowledgement by our clock, over the tries that failed", async () => {
    let tries = 0;
    const world = await started({
      before: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error(MARKER)) : Promise.resolve();
      },
    });
    await world.inbox.accept(aMessage({ id: "m1" }));
    await world.pass(1_000);
    expect(world.told[1]).toEqual(["answered", "web", "answer", 500]);
  });

  it("that is set aside is counted as such, and its apology as a delivery", async () => {
    const world = await started({ before: () => Promise.reject(new Error(MARKER)) });
    await world.inbox.accept(aMessage({ id: "m1" }));
    await world.pass(60_000);
    expect(world.told.map(([what]) => what)).toEqual(["accepted", "set aside", "delivered"]);
    expect(linesOf(world, "message.settled")).toMatchObject([
      { outcome: "set_aside", attempt: 5, ms: 22_500 },
    ]);
  });

  it("tells of every try to send how it ended", async () => {
    const refusals: Error[] = [new Unavailable(MARKER), new Rejected(MARKER)];
    const world = await started({
      onDeliver: () => Promise.reject(refusals.shift() ?? new AppError("internal", MARKER)),
    });
    await world.inbox.accept(aMessage({ id: "m1" }));
    await world.pass(3_000);
    expect(world.told.slice(2)).toEqual([
      ["delivered", "web", "later", 0],
      ["delivered", "web", "dead", 1_000],
    ]);
    expect(linesOf(world, "delivery.tried")).toMatchObject([
      { result: "later", code: "unavailable", attempt: 1 },
      { result: "dead", code: "rejected", attempt: 2 },
    ]);
  });

  it("is not counted when the message was lost to somebody else", async () => {
    const world = await started({
      changeStore: (store) => ({ ...store, settle: () => Promise.resolve(false) }),
    });
    await world.inbox.accept(aMessage({ id: "m1" }));
    await world.pass(1_000);
    expect(world.told).toEqual([["accepted", "web"]]);
    expect(linesOf(world, "message.settled")[0]).toMatchObject({ held: false });
  });

  it("never holds what was written or said", async () => {
    let replies: readonly Delivery[] = [];
    const world = await started({
      before: ({ id }) => (id === "m2" ? Promise.reject(new Error(MARKER)) : Promise.resolve()),
      onDeliver: (delivery) => {
        replies = [...replies, delivery];
        if (replies.length === 1) throw new Unavailable(MARKER);
      },
    });
    for (const id of ["m1", "m2"]) {
      await world.inbox.accept(aMessage({ id, text: `my ${MARKER} is lost` }));
    }
    await world.pass(60_000);
    expect(replies.length).toBeGreaterThan(2);
    expect(JSON.stringify(world.log.lines)).not.toContain(MARKER);
    expect(JSON.stringify(world.told)).not.toContain(MARKER);
  });
});
