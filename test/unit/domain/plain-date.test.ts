import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  contains,
  daysBetween,
  intersect,
  parsePlainDate,
  plainDateAt,
  type PlainDate,
} from "../../../src/domain/plain-date.ts";

const anyDay = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as PlainDate);

describe("plain dates", () => {
  it("are only days that exist", () => {
    expect(["2026-02-28", "2024-02-29", "2026-12-31"].map(parsePlainDate)).not.toContain(null);
    expect(
      ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "31.12.2026", "0000-01-01", ""].map(
        parsePlainDate,
      ),
    ).toEqual(Array(7).fill(null));
  });

  it("are the day in the zone that is asked for, not that of the machine", () => {
    const instant = new Date("2026-12-31T17:00:00Z");
    expect(plainDateAt(instant, "Asia/Shanghai")).toBe("2027-01-01");
    expect(plainDateAt(instant, "Pacific/Pago_Pago")).toBe("2026-12-31");
  });

  it("go forth and back by days", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });
});

describe("periods", () => {
  it("hold both their ends", () => {
    const period = { from: "2026-01-01" as PlainDate, until: "2026-12-31" as PlainDate };
    expect(
      ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((day) =>
        contains(period, day as PlainDate),
      ),
    ).toEqual([false, true, true, false]);
  });

  it("share exactly the days that both hold", () => {
    const end = fc.option(anyDay, { nil: null });
    fc.assert(
      fc.property(end, end, end, end, anyDay, (from, until, otherFrom, otherUntil, day) => {
        const a = { from, until };
        const b = { from: otherFrom, until: otherUntil };
        expect(contains(intersect(a, b), day)).toBe(contains(a, day) && contains(b, day));
      }),
    );
  });
});
