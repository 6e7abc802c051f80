import { describe, expect, it } from "vitest";
import type { OfficeHours } from "../../../src/domain/office-hours.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { promiseOf, type PromiseGround } from "../../../src/domain/reply-promise.ts";
import type { HolidayRow } from "../../../src/domain/work-calendar.ts";

const day = (text: string): PlainDate => text as PlainDate;
const SPANS = [
  { from: "09:00", until: "12:00" },
  { from: "13:30", until: "17:30" },
];
const HOURS: OfficeHours = {
  timeZone: "Asia/Shanghai",
  week: {
    monday: SPANS,
    tuesday: SPANS,
    wednesday: SPANS,
    thursday: SPANS,
    friday: SPANS,
    saturday: [],
    sunday: [],
  },
  breaks: [],
};
const NATIONAL: HolidayRow = {
  holiday: "nationalDay",
  from: day("2026-10-01"),
  until: day("2026-10-07"),
  worked: [day("2026-09-20"), day("2026-10-10")],
  provisional: false,
  sources: [],
};
const NEW_YEAR: HolidayRow = {
  holiday: "newYear",
  from: day("2027-01-01"),
  until: day("2027-01-01"),
  worked: [],
  provisional: true,
  sources: [],
};

const china = (text: string): Date => new Date(`${text.replace(" ", "T")}+08:00`);
const promised = (now: string, parts: Partial<PromiseGround> = {}) =>
  promiseOf({
    now: china(now),
    hours: HOURS,
    rows: [NATIONAL, NEW_YEAR],
    targetWorkingMs: 4 * 3_600_000,
    promiseDays: 2,
    ...parts,
  });

describe("a promise to somebody who asks for a person", () => {
  it("names a time while the office is open", () => {
    expect(promised("2026-12-03 09:30:00")).toEqual({
      kind: "by",
      at: china("2026-12-03 15:00:00"),
      isOpenNow: true,
      opensAt: null,
    });
  });

  it("names the opening as well while the office is closed", () => {
    expect(promised("2026-10-01 09:30:00")).toEqual({
      kind: "by",
      at: china("2026-10-08 14:30:00"),
      isOpenNow: false,
      opensAt: china("2026-10-08 09:00:00"),
    });
  });

  it("is a number of working days while nobody has confirmed the hours, whatever the time", () => {
    expect(promised("2026-12-03 09:30:00", { hours: null, promiseDays: 3 })).toEqual({
      kind: "workingDays",
      days: 3,
      isOpenNow: null,
      opensAt: null,
    });
  });

  it("is a number of working days where a day on the way is not arranged, and tells what is known", () => {
    expect(promised("2026-12-24 16:30:00")).toEqual({
      kind: "workingDays",
      days: 2,
      isOpenNow: true,
      opensAt: null,
    });
    expect(promised("2026-12-23 18:00:00", { targetWorkingMs: 8 * 3_600_000 })).toEqual({
      kind: "workingDays",
      days: 2,
      isOpenNow: false,
      opensAt: china("2026-12-24 09:00:00"),
    });
  });

  it("names a time up to the last day that is known", () => {
    expect(promised("2026-12-23 18:00:00")).toMatchObject({
      kind: "by",
      at: china("2026-12-24 14:30:00"),
    });
  });

  it("knows New Year’s Day for closed, and nothing of the days after it", () => {
    expect(promised("2027-01-01 10:00:00")).toEqual({
      kind: "workingDays",
      days: 2,
      isOpenNow: false,
      opensAt: null,
    });
    expect(promised("2027-03-03 10:00:00")).toMatchObject({ kind: "workingDays", isOpenNow: null });
  });

  it("names the full minute that is not before what was counted", () => {
    expect(promised("2026-12-03 09:30:00.001")).toMatchObject({
      at: china("2026-12-03 15:01:00"),
    });
    expect(promised("2026-12-03 13:29:59")).toMatchObject({ at: china("2026-12-03 17:30:00") });
  });

  it("follows the clocks of a centre that has summer time", () => {
    const hours = { ...HOURS, timeZone: "Europe/Paris" };
    const of = (now: string) => promised("2026-12-03 09:30:00", { hours, now: new Date(now) });
    expect(of("2026-10-23T15:00:00Z")).toMatchObject({ at: new Date("2026-10-26T13:00:00Z") });
    expect(of("2026-10-16T15:00:00Z")).toMatchObject({ at: new Date("2026-10-19T12:00:00Z") });
    expect(of("2026-10-23T14:30:00Z")).toMatchObject({ at: new Date("2026-10-26T11:00:00Z") });
    expect(of("2026-10-16T14:30:00Z")).toMatchObject({ at: new Date("2026-10-19T10:00:00Z") });
  });
});
