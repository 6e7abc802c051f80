import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, isDay, mondayOf } from "../../../web/console/src/lib/days.ts";
import { lastDays } from "../../../web/console/src/numbers/spans.ts";
import { labelStep, pointsOf, scaleFor } from "../../../web/console/src/numbers/scale.ts";

const AREA = { left: 10, top: 5, width: 100, height: 50 };

describe("the scale of a chart", () => {
  it("begins at nothing, ends at a round figure, and holds every figure", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), (most) => {
        const { top, ticks } = scaleFor(most);
        expect(top).toBeGreaterThanOrEqual(Math.max(1, most));
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(top);
        expect(ticks.length).toBeLessThanOrEqual(6);
        for (const tick of ticks) expect(Number.isInteger(tick)).toBe(true);
      }),
    );
    expect(scaleFor(87).ticks).toEqual([0, 50, 100]);
    expect(scaleFor(3).ticks).toEqual([0, 1, 2, 3]);
    expect(scaleFor(0).ticks).toEqual([0, 1]);
  });

  it("places figures from the left to the right, the greatest at the top", () => {
    expect(pointsOf([0, 5, 10], 10, AREA)).toEqual([
      [10, 55],
      [60, 30],
      [110, 5],
    ]);
    expect(pointsOf([10], 10, AREA)).toEqual([[60, 5]]);
    expect(pointsOf([], 10, AREA)).toEqual([]);
  });

  it("leaves out labels that would touch", () => {
    expect([1, 7, 8, 90].map((count) => labelStep(count, 7))).toEqual([1, 1, 2, 13]);
  });
});

describe("calendar days", () => {
  it("are counted over months, years and leap days", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  });

  it("belong to the week of their Monday", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 20_000 }), (days) => {
        const day = addDays("1990-01-01", days);
        const monday = mondayOf(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(monday <= day && day <= addDays(monday, 6)).toBe(true);
      }),
    );
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
  });

  it("are so many as were asked for, the day of the service the last of them", () => {
    expect(lastDays(1, "2026-11-25")).toEqual({ from: "2026-11-25", to: "2026-11-25" });
    expect(lastDays(30, "2026-11-25")).toEqual({ from: "2026-10-27", to: "2026-11-25" });
  });

  it("are those of the reader’s own clock", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe("2026-01-05");
  });

  it("are told from what is none", () => {
    expect(["2026-02-28", "2026-02-29", "2026-13-01", "26-01-01", ""].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
