import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tryOnce, withoutTry, type TryLimit } from "../../../src/domain/tries.ts";

const LIMIT: TryLimit = { most: 3, withinMs: 1_000 };

describe("tries", () => {
  it("are so many, and then there is one again when the first is long enough ago", () => {
    let tries: readonly number[] = [];
    for (const at of [0, 100, 200]) {
      const tried = tryOnce(tries, LIMIT, at);
      expect(tried.waitMs).toBe(0);
      tries = tried.tries;
    }
    expect(tryOnce(tries, LIMIT, 300)).toEqual({ tries, waitMs: 700 });
    expect(tryOnce(tries, LIMIT, 999).waitMs).toBe(1);
    expect(tryOnce(tries, LIMIT, 1_000)).toEqual({ tries: [100, 200, 1_000], waitMs: 0 });
  });

  it("do not count when they are taken back, once for each time", () => {
    expect(withoutTry([1, 5, 5, 9], 5)).toEqual([1, 5, 9]);
    expect(withoutTry([1], 5)).toEqual([1]);
  });

  it("do not count where they lie far ahead, and ask for no longer wait than the span", () => {
    const tomorrow = [86_400_000, 86_400_001, 86_400_002];
    expect(tryOnce(tomorrow, LIMIT, 0)).toEqual({ tries: [0], waitMs: 0 });
    expect(tryOnce([900, 901, 902], LIMIT, 0).waitMs).toBe(1_000);
  });

  it("are never more than so many in any span, whenever they come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }),
        fc.record({
          most: fc.integer({ min: 1, max: 6 }),
          withinMs: fc.integer({ min: 1, max: 2_000 }),
        }),
        (pauses, limit) => {
          let tries: readonly number[] = [];
          let now = 0;
          const allowed: number[] = [];
          for (const pause of pauses) {
            now += pause;
            const tried = tryOnce(tries, limit, now);
            if (tried.waitMs === 0) allowed.push(now);
            else expect(tryOnce(tried.tries, limit, now + tried.waitMs).waitMs).toBe(0);
            tries = tried.tries;
          }
          for (const begin of allowed) {
            const within = allowed.filter((at) => at >= begin && at < begin + limit.withinMs);
            expect(within.length).toBeLessThanOrEqual(limit.most);
          }
          expect(tries.length).toBeLessThanOrEqual(limit.most);
        },
      ),
    );
  });
});
