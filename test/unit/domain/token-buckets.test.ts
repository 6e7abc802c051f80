import { describe, expect, it } from "vitest";
import { createTokenBuckets } from "../../../src/domain/token-buckets.ts";

const MINUTE_MS = 60_000;

/** So many a minute for each name, by a clock that moves when a test says so. */
function aMinuteOf(most: number, remembered = 10) {
  const buckets = createTokenBuckets({ most, perMs: MINUTE_MS / most }, remembered);
  let nowMs = 0;
  return {
    take: (name: string, count?: number) => buckets.take(name, nowMs, count),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe("buckets of tokens", () => {
  it("give so many at once, then one after another as time passes", () => {
    const { take, pass } = aMinuteOf(3);
    expect([1, 2, 3].map(() => take("a"))).toEqual([0, 0, 0]);
    expect(take("a")).toBe(20_000);
    pass(19_999);
    expect(take("a")).toBe(1);
    pass(1);
    expect(take("a")).toBe(0);
    pass(600_000);
    expect([1, 2, 3, 4].map(() => take("a") === 0)).toEqual([true, true, true, false]);
  });

  it("give several together or none of them, and say when all will be there", () => {
    const { take, pass } = aMinuteOf(60);
    expect(take("a", 50)).toBe(0);
    expect(take("a", 20)).toBe(10_000);
    expect(take("a", 10)).toBe(0);
    pass(20_000);
    expect(take("a", 20)).toBe(0);
    expect(take("a")).toBe(1_000);
  });

  it("are one for each name", () => {
    const { take } = aMinuteOf(1);
    expect([take("a"), take("b")]).toEqual([0, 0]);
    expect(take("a")).toBeGreaterThan(0);
  });

  it("are remembered of no more names than they may be, of the latest ones", () => {
    const { take } = aMinuteOf(1, 2);
    for (const name of ["a", "b", "c"]) take(name);
    expect(take("c")).toBeGreaterThan(0);
    expect(take("a")).toBe(0);
  });

  it("give nothing to a clock that goes back", () => {
    const { take, pass } = aMinuteOf(1, 2);
    take("a");
    pass(-MINUTE_MS);
    expect(take("a")).toBeGreaterThan(0);
  });
});
