import { describe, expect, it } from "vitest";
import { Unavailable } from "../../../src/domain/errors.ts";
import type { DatabaseSpace } from "../../../src/ports/database-space.ts";
import { createRoom } from "../../../src/services/room.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";

const MB = 1_000_000;

function roomOf(space: Partial<DatabaseSpace> | Unavailable, leastFreeBytes = 500 * MB) {
  const time = new FakeTime();
  const log = keptLog();
  const state = { space, looks: 0 };
  const room = createRoom({
    space: {
      read: () => {
        state.looks += 1;
        if (state.space instanceof Unavailable) return Promise.reject(state.space);
        const none = { databaseBytes: 0, reusableBytes: null, freeBytes: null };
        return Promise.resolve({ ...none, ...state.space });
      },
    },
    leastFreeBytes,
    clock: time,
    log,
  });
  const level = async (): Promise<string> => {
    if (await room.hasRoom()) return "enough";
    return room.requireAny().then(
      () => "low",
      () => "spent",
    );
  };
  return { time, log, state, level };
}

describe("the room on a disk", () => {
  it("is low with less than the least, and spent with less than half of it", async () => {
    for (const [free, level] of [
      [500, "enough"],
      [499, "low"],
      [250, "low"],
      [249, "spent"],
    ] as const) {
      expect(await roomOf({ freeBytes: free * MB }).level(), String(free)).toBe(level);
    }
  });

  it("is also what is free in the file, as long as its log has room to grow", async () => {
    expect(await roomOf({ freeBytes: 100 * MB, reusableBytes: 400 * MB }).level()).toBe("enough");
    expect(await roomOf({ freeBytes: 60 * MB, reusableBytes: 900 * MB }).level()).toBe("spent");
  });

  it("is there where nobody knows of it, and where the least is 0", async () => {
    expect(await roomOf({}).level()).toBe("enough");
    expect(await roomOf({ freeBytes: 0 }, 0).level()).toBe("enough");
    expect(await roomOf(new Unavailable("It is away.")).level()).toBe("enough");
  });

  it("is looked at once in five seconds, and is told when it changes, in both directions", async () => {
    const { time, log, state, level } = roomOf({ freeBytes: 900 * MB });
    expect(await level()).toBe("enough");
    state.space = { freeBytes: 300 * MB };
    time.advance(4_999);
    expect(await level()).toBe("enough");
    expect(state.looks).toBe(1);
    time.advance(1);
    expect(await level()).toBe("low");
    state.space = new Unavailable("It is away.");
    time.advance(5_000);
    expect(await level()).toBe("low");
    state.space = { freeBytes: 900 * MB };
    time.advance(5_000);
    expect(await level()).toBe("enough");
    expect(log.lines.map(({ event, fields }) => [event, fields])).toEqual([
      ["disk.room", { level: "low", free: 300 * MB }],
      ["disk.room", { level: "enough", free: 900 * MB }],
    ]);
  });
});
