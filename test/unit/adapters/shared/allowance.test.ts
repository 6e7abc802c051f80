import { describe, expect, it } from "vitest";
import { Allowance } from "../../../../adapters/shared/allowance.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

describe("Allowance", () => {
  it("gives so many at once, then one after another as time passes", () => {
    const time = new FakeTime();
    const allowance = new Allowance(time, 3, 10);
    expect([1, 2, 3].map(() => allowance.take("a"))).toEqual([0, 0, 0]);
    expect(allowance.take("a")).toBe(20_000);
    time.advance(19_999);
    expect(allowance.take("a")).toBe(1);
    time.advance(1);
    expect(allowance.take("a")).toBe(0);
    time.advance(600_000);
    expect([1, 2, 3, 4].map(() => allowance.take("a") === 0)).toEqual([true, true, true, false]);
  });

  it("gives several together or none of them, and says when all will be there", () => {
    const time = new FakeTime();
    const allowance = new Allowance(time, 60, 10);
    expect(allowance.take("a", 50)).toBe(0);
    expect(allowance.take("a", 20)).toBe(10_000);
    expect(allowance.take("a", 10)).toBe(0);
    time.advance(20_000);
    expect(allowance.take("a", 20)).toBe(0);
    expect(allowance.take("a")).toBe(1_000);
  });

  it("counts each caller alone", () => {
    const allowance = new Allowance(new FakeTime(), 1, 10);
    expect([allowance.take("a"), allowance.take("b")]).toEqual([0, 0]);
    expect(allowance.take("a")).toBeGreaterThan(0);
  });

  it("remembers no more callers than it may, the latest ones", () => {
    const allowance = new Allowance(new FakeTime(), 1, 2);
    for (const caller of ["a", "b", "c"]) allowance.take(caller);
    expect(allowance.take("c")).toBeGreaterThan(0);
    expect(allowance.take("a")).toBe(0);
  });

  it("gives nothing for a clock that goes back", () => {
    const time = new FakeTime();
    const allowance = new Allowance(time, 1, 2);
    allowance.take("a");
    time.advance(-60_000);
    expect(allowance.take("a")).toBeGreaterThan(0);
  });
});
