import { describe, expect, it } from "vitest";
import { Latest } from "../../../src/domain/latest.ts";

describe("the latest of many values", () => {
  it("lets the one go that was used longest ago", () => {
    const latest = new Latest<string, number>(2);
    latest.set("a", 1);
    latest.set("b", 2);
    expect(latest.get("a")).toBe(1);
    latest.set("c", 3);
    expect(latest.get("b")).toBeUndefined();
    expect(latest.entries()).toEqual([
      ["a", 1],
      ["c", 3],
    ]);
  });

  it("makes a value once, until it is let go", () => {
    const latest = new Latest<string, number>(1);
    let made = 0;
    const make = (): number => (made += 1);
    expect([latest.of("a", make), latest.of("a", make)]).toEqual([1, 1]);
    latest.of("b", make);
    expect(latest.of("a", make)).toBe(3);
  });
});
