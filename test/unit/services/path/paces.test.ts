import { describe, expect, it } from "vitest";
import type { DeliveryPace } from "../../../../src/ports/platform.ts";
import { createPersonPace } from "../../../../src/services/person-pace.ts";
import { createSendPace, type SendPace } from "../../../../src/services/send-pace.ts";
import { aMessage } from "../../../helpers/builders.ts";

const START = Date.parse("2026-11-24T08:00:00Z");
const at = (ms: number): Date => new Date(START + ms);

describe("the pace of a person", () => {
  it("lets thirty messages through at once, and then one every two seconds", () => {
    const pace = createPersonPace();
    const message = aMessage({});
    for (let count = 0; count < 30; count += 1) expect(pace.freeAt(message, at(0))).toBeNull();
    expect(pace.freeAt(message, at(0))).toEqual(at(2_000));
    expect(pace.freeAt(message, at(1_999))).toEqual(at(2_000));
    expect(pace.freeAt(message, at(2_000))).toBeNull();
    expect(pace.freeAt(message, at(2_000))).toEqual(at(4_000));
  });

  it("forgives with time, thirty at most", () => {
    const pace = createPersonPace();
    const message = aMessage({});
    for (let count = 0; count < 31; count += 1) pace.freeAt(message, at(0));
    const hourLater = Array.from({ length: 31 }, () => pace.freeAt(message, at(3_600_000)));
    expect(hourLater.filter((free) => free === null)).toHaveLength(30);
  });

  it("counts each person for themselves", () => {
    const pace = createPersonPace();
    for (let count = 0; count < 31; count += 1) pace.freeAt(aMessage({}), at(0));
    expect(pace.freeAt(aMessage({ conversation: "another" }), at(0))).toBeNull();
  });

  it("does not lend time when the clock goes back", () => {
    const pace = createPersonPace();
    for (let count = 0; count < 30; count += 1) pace.freeAt(aMessage({}), at(10_000));
    expect(pace.freeAt(aMessage({}), at(0))).toEqual(at(2_000));
  });
});

describe("the pace of sending", () => {
  const { thread } = aMessage({ conversation: "a" });
  const other = aMessage({ conversation: "b" }).thread;
  const elsewhere = { ...thread, installation: "another" };
  const pace: DeliveryPace = {
    installation: { most: 3, perMs: 1_000 },
    conversation: { most: 1, perMs: 500 },
  };

  /** Uses the installation up. */
  function used(): SendPace {
    const sending = createSendPace();
    for (const conversation of ["x", "y", "z"]) {
      sending.freeAt(aMessage({ conversation }).thread, pace, at(0));
    }
    return sending;
  }

  it("keeps to the pace of a conversation without stopping others", () => {
    const sending = createSendPace();
    expect(sending.freeAt(thread, pace, at(0))).toBeNull();
    expect(sending.freeAt(thread, pace, at(1))).toEqual(at(500));
    expect(sending.freeAt(other, pace, at(1))).toBeNull();
    expect(sending.freeAt(thread, pace, at(500))).toBeNull();
  });

  it("keeps to the pace of an installation without stopping another", () => {
    const sending = used();
    expect(sending.freeAt(thread, pace, at(10))).toEqual(at(1_000));
    expect(sending.freeAt(elsewhere, pace, at(10))).toBeNull();
    expect(sending.freeAt(thread, pace, at(1_000))).toBeNull();
  });

  it("does not count what had to wait", () => {
    const sending = used();
    for (let asked = 0; asked < 10; asked += 1) sending.freeAt(thread, pace, at(10));
    for (const conversation of ["x", "y", "z"]) {
      expect(sending.freeAt(aMessage({ conversation }).thread, pace, at(1_000))).toBeNull();
    }
  });

  it("counts together what goes to one room, whichever of its people it is for", () => {
    const sending = createSendPace();
    const rooms = { ...pace, roomOf: () => "the room" };
    expect(sending.freeAt(thread, rooms, at(0))).toBeNull();
    expect(sending.freeAt(other, rooms, at(1))).toEqual(at(500));
  });

  const free: DeliveryPace = { installation: null, conversation: null };

  it("holds the room that was asked to wait, and never for less than it was asked before", () => {
    const sending = createSendPace();
    sending.hold(thread, free, at(5_000), at(0));
    sending.hold(thread, free, at(1_000), at(0));
    expect(sending.freeAt(thread, free, at(4_999))).toEqual(at(5_000));
    expect(sending.freeAt(other, free, at(0))).toBeNull();
    expect(sending.freeAt(thread, free, at(5_000))).toBeNull();
  });

  it("holds the installation when two of its rooms were asked to wait at a time", () => {
    const sending = createSendPace();
    const third = aMessage({ conversation: "c" }).thread;
    sending.hold(thread, free, at(5_000), at(0));
    sending.hold(other, free, at(3_000), at(10));
    expect(sending.freeAt(third, free, at(20))).toEqual(at(3_000));
    expect(sending.freeAt(elsewhere, free, at(20))).toBeNull();
    expect(sending.freeAt(third, free, at(3_000))).toBeNull();
  });
});
