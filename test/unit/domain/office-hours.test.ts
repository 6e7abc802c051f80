import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOfficeHours, weekdayOf, type OfficeHours } from "../../../src/domain/office-hours.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";

const DAY = [
  { from: "09:00", until: "12:00" },
  { from: "13:30", until: "17:30" },
];
const WEEK = {
  monday: DAY,
  tuesday: DAY,
  wednesday: DAY,
  thursday: DAY,
  friday: DAY,
  saturday: [],
  sunday: [],
};
const ENTERED = {
  timeZone: "Asia/Shanghai",
  week: WEEK,
  breaks: [{ from: "2026-08-03", until: "2026-08-07" }],
};

const withMonday = (monday: unknown): unknown => ({ ...ENTERED, week: { ...WEEK, monday } });
const withBreak = (each: unknown): unknown => ({ ...ENTERED, breaks: [each] });

describe("office hours that an administrator enters", () => {
  it("are read as they are", () => {
    expect(readOfficeHours(ENTERED)).toEqual(ENTERED);
  });

  it("may have no breaks", () => {
    expect(readOfficeHours({ timeZone: "Asia/Shanghai", week: WEEK })).toEqual({
      ...ENTERED,
      breaks: [],
    });
  });

  it("stand in order, whatever order they were entered in", () => {
    const read = readOfficeHours(withMonday([...DAY].reverse())) as OfficeHours;
    expect(read.week.monday).toEqual(DAY);
  });

  it.each([
    ["spans that touch", withMonday([DAY[0], { from: "12:00", until: "17:30" }])],
    ["a span to the end of the day", withMonday([{ from: "00:00", until: "24:00" }])],
    ["a break of one day", withBreak({ from: "2026-08-03", until: "2026-08-03" })],
    ["a break until further notice", withBreak({ from: "2026-08-03", until: null })],
    ["a zone with summer time", { ...ENTERED, timeZone: "Europe/Paris" }],
  ])("may hold %s", (_, entered) => {
    expect(readOfficeHours(entered)).toEqual(entered);
  });

  it.each([
    ["no object", [], "the office hours: [] is not an object with timeZone, week, breaks."],
    [
      "nothing",
      undefined,
      "the office hours: nothing is not an object with timeZone, week, breaks.",
    ],
    [
      "an unknown zone",
      { ...ENTERED, timeZone: "Asia/Beijing" },
      'timeZone: "Asia/Beijing" is not an IANA time zone such as Asia/Shanghai.',
    ],
    [
      "an offset for a zone",
      { ...ENTERED, timeZone: "+08:00" },
      'timeZone: "+08:00" is not an IANA time zone such as Asia/Shanghai.',
    ],
    [
      "no zone",
      { week: WEEK },
      "timeZone: nothing is not an IANA time zone such as Asia/Shanghai.",
    ],
    [
      "a name that is not known",
      { ...ENTERED, brakes: [] },
      'the office hours: "brakes" is none of timeZone, week, breaks.',
    ],
    [
      "a forgotten weekday",
      withMonday(undefined),
      "week.monday is missing; a day on which the office is closed is [].",
    ],
    ["no list of spans", withMonday("09:00–17:30"), 'week.monday: "09:00–17:30" is not a list.'],
    [
      "an hour that no clock shows",
      withMonday([{ from: "09:00", until: "25:00" }]),
      'week.monday[0].until: "25:00" is not a time such as 09:00.',
    ],
    [
      "a time in short",
      withMonday([{ from: "9:00", until: "12:00" }]),
      'week.monday[0].from: "9:00" is not a time such as 09:00.',
    ],
    [
      "a span from the end of the day",
      withMonday([{ from: "24:00", until: "24:00" }]),
      'week.monday[0].from: "24:00" is not a time such as 09:00.',
    ],
    [
      "a span that ends as it begins",
      withMonday([{ from: "09:00", until: "09:00" }]),
      "week.monday[0]: 09:00 is not later than 09:00.",
    ],
    [
      "a span past midnight",
      withMonday([{ from: "22:00", until: "02:00" }]),
      "week.monday[0]: 02:00 is not later than 22:00.",
    ],
    [
      "spans that overlap",
      withMonday([DAY[1], { from: "09:00", until: "13:31" }]),
      "week.monday: 09:00–13:31 and 13:30–17:30 overlap.",
    ],
    [
      "a span within another",
      withMonday([
        { from: "09:00", until: "17:30" },
        { from: "10:00", until: "11:00" },
      ]),
      "week.monday: 09:00–17:30 and 10:00–11:00 overlap.",
    ],
    [
      "a week that is closed throughout",
      { ...ENTERED, week: Object.fromEntries(Object.keys(WEEK).map((name) => [name, []])) },
      "week: the office is open on no day.",
    ],
    [
      "a day that does not exist",
      withBreak({ from: "2026-02-30", until: "2026-03-02" }),
      'breaks[0].from: "2026-02-30" is not a day such as 2026-12-31.',
    ],
    [
      "a break that ends before it begins",
      withBreak({ from: "2026-08-07", until: "2026-08-03" }),
      "breaks[0]: 2026-08-03 is earlier than 2026-08-07.",
    ],
    [
      "a break without ends",
      withBreak({ from: null, until: null }),
      "breaks[0]: a break without its first and its last day never ends.",
    ],
  ])("are refused with %s", (_, entered, problem) => {
    expect(readOfficeHours(entered)).toBe(problem);
  });

  it("give hours or one sentence for any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readOfficeHours(value)).toMatch(/^[^\n]+\.$/);
        const inside = readOfficeHours({ ...ENTERED, breaks: value });
        expect(typeof inside === "string" || inside.breaks.length === 0).toBe(true);
      }),
    );
  });
});

describe("weekdayOf", () => {
  it.each([
    ["2026-10-05", "monday"],
    ["2026-10-10", "saturday"],
    ["2026-10-11", "sunday"],
  ])("knows the weekday of %s: %s", (text, weekday) => {
    expect(weekdayOf(text as PlainDate)).toBe(weekday);
  });
});
