import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { calendarDay, holidaysWithin, type HolidayRow } from "../../../src/domain/work-calendar.ts";

const day = (text: string): PlainDate => text as PlainDate;
const row = (parts: Partial<HolidayRow> & Pick<HolidayRow, "holiday">): HolidayRow => ({
  from: day("2026-10-01"),
  until: day("2026-10-07"),
  worked: [],
  provisional: false,
  sources: [],
  ...parts,
});

const NATIONAL = row({ holiday: "nationalDay", worked: [day("2026-09-20"), day("2026-10-10")] });
const NEW_YEAR = row({
  holiday: "newYear",
  from: day("2027-01-01"),
  until: day("2027-01-01"),
  provisional: true,
});
const ROWS = [NEW_YEAR, NATIONAL];

describe("calendarDay", () => {
  it.each([
    ["2026-10-01", "holiday"],
    ["2026-10-07", "holiday"],
    ["2026-10-08", "workday"],
    ["2026-10-10", "workedWeekend"],
    ["2026-09-20", "workedWeekend"],
    ["2026-10-11", "weekend"],
    ["2027-01-01", "holiday"],
  ])("knows what %s is: %s", (text, kind) => {
    expect(calendarDay(ROWS, day(text)).kind).toBe(kind);
  });

  it("does not say whether a day is worked in a year whose arrangement is not known", () => {
    expect(calendarDay(ROWS, day("2027-01-04"))).toEqual({ kind: "notArranged" });
    expect(calendarDay(ROWS, day("2031-05-05"))).toEqual({ kind: "notArranged" });
  });
});

describe("holidaysWithin", () => {
  it("finds each holiday of which a day lies within the days asked, in order", () => {
    const days = { from: day("2026-10-07"), until: day("2027-01-31") };
    expect(holidaysWithin(ROWS, days).map(({ holiday }) => holiday)).toEqual([
      "nationalDay",
      "newYear",
    ]);
    expect(holidaysWithin(ROWS, { from: day("2026-10-08"), until: day("2026-12-31") })).toEqual([]);
  });
});
