import { describe, expect, it } from "vitest";
import { EMPTY_REPLY, aMessage } from "../../helpers/builders.ts";
import { keptLog } from "../../helpers/fakes.ts";
import type { Delivery, InboundMessage } from "../../../src/domain/message.ts";
import type { PlatformAdapter } from "../../../src/ports/platform.ts";
import { createLanes } from "../../../src/services/lanes.ts";
import { Rejected, Unavailable } from "../../../src/domain/errors.ts";

function setUp(handle: (message: InboundMessage) => Promise<void> = () => Promise.resolve()) {
  const delivered: Delivery[] = [];
  const log = keptLog();
  const web: PlatformAdapter = {
    name: "web",
    routes: null,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    health: () => ({ state: "on", reason: null }),
    deliver: (delivery) => {
      if (delivery.inReplyTo === "refused")
        return Promise.reject(new Rejected("no such conversation"));
      delivered.push(delivery);
      return Promise.resolve(delivery.key as never);
    },
  };
  const lanes = createLanes({
    conversation: {
      handle: async (message) => {
        await handle(message);
        return EMPTY_REPLY;
      },
    },
    platformOf: () => web,
    log,
  });
  return { lanes, delivered, log };
}

describe("lanes", () => {
  it("answer one conversation's messages in order, although the first takes longest", async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { lanes, delivered } = setUp((message) =>
      message.id === "a" ? gate : Promise.resolve(),
    );
    for (const id of ["a", "b", "c"]) await lanes.accept(aMessage({ id }));
    expect(delivered).toEqual([]);
    release();
    await lanes.drain();
    expect(delivered.map(({ inReplyTo }) => inReplyTo)).toEqual(["a", "b", "c"]);
  });

  it("do not let one slow conversation hold up another", async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { lanes, delivered } = setUp((message) =>
      message.id === "slow" ? gate : Promise.resolve(),
    );
    await lanes.accept(aMessage({ id: "slow", conversation: "one" }));
    await lanes.accept(aMessage({ id: "quick", conversation: "two" }));
    await expect.poll(() => delivered.map(({ inReplyTo }) => inReplyTo)).toEqual(["quick"]);
    release();
    await lanes.drain();
    expect(delivered.map(({ inReplyTo }) => inReplyTo)).toEqual(["quick", "slow"]);
  });

  it("answer a repeated message once, and the same id in another conversation again", async () => {
    const { lanes, delivered } = setUp();
    await lanes.accept(aMessage({ id: "a", conversation: "one" }));
    await lanes.accept(aMessage({ id: "a", conversation: "one" }));
    await lanes.accept(aMessage({ id: "a", conversation: "two" }));
    await lanes.drain();
    expect(delivered).toHaveLength(2);
  });

  it("go on after a delivery that the platform refuses, and say so in the log without words of the person", async () => {
    const { lanes, delivered, log } = setUp();
    await lanes.accept(aMessage({ id: "refused", text: "my passport is 123" }));
    await lanes.accept(aMessage({ id: "next" }));
    await lanes.drain();
    expect(delivered.map(({ inReplyTo }) => inReplyTo)).toEqual(["next"]);
    expect(log.lines.map(({ event }) => event)).toEqual(["delivery_failed"]);
    expect(JSON.stringify(log.lines)).not.toContain("passport");
  });

  it("refuse what comes after the stop began, so that nobody believes it was taken", async () => {
    const { lanes } = setUp();
    await lanes.drain();
    await expect(lanes.accept(aMessage({ id: "late" }))).rejects.toBeInstanceOf(Unavailable);
  });
});
