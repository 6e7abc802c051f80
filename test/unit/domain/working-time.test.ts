import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OfficeHours, OpenSpan } from "../../../src/domain/office-hours.ts";
import { addDays, type PlainDate } from "../../../src/domain/plain-date.ts";
import type { HolidayRow } from "../../../src/domain/work-calendar.ts";
import { createWorkingTime, type WorkingTime } from "../../../src/domain/working-time.ts";
import { projectContent } from "../../helpers/content.ts";
import { runs } from "../../helpers/runs.ts";

/** The table as it is, with the arrangement of 2026 and only the lawful days of 2027. */
const ROWS = projectContent().knowledge.holidays;

const day = (text: string): PlainDate => text as PlainDate;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const MORNING: OpenSpan = { from: "09:00", until: "12:00" };
const AFTERNOON: OpenSpan = { from: "13:30", until: "17:30" };
const ALL_DAY: OpenSpan = { from: "00:00", until: "24:00" };

function hoursOf(
  spans: readonly OpenSpan[],
  parts: Partial<Omit<OfficeHours, "week">> & { week?: Partial<OfficeHours["week"]> } = {},
): OfficeHours {
  const { week, ...rest } = parts;
  return {
    timeZone: "Asia/Shanghai",
    breaks: [],
    ...rest,
    week: {
      monday: spans,
      tuesday: spans,
      wednesday: spans,
      thursday: spans,
      friday: spans,
      saturday: [],
      sunday: [],
      ...week,
    },
  };
}

const OFFICE = hoursOf([MORNING, AFTERNOON]);
const office = createWorkingTime(OFFICE, ROWS);

/** A time in China, which has one offset all year. */
const china = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+08:00`);
const inChina = (instant: Date | null): string | null =>
  instant === null
    ? null
    : new Date(instant.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16).replace("T", " ");

/** A year that is arranged and in which nothing is off, so that weekdays alone speak. */
function plainYears(...years: readonly number[]): HolidayRow[] {
  return years.map((year) => ({
    holiday: "newYear",
    from: day(`${String(year)}-01-01`),
    until: day(`${String(year)}-01-01`),
    worked: [],
    provisional: false,
    sources: [],
  }));
}

describe("an office is", () => {
  it.each([
    ["open from its first minute", "2026-10-08 09:00", true],
    ["closed the minute before", "2026-10-08 08:59", false],
    ["closed from its last minute on", "2026-10-08 17:30", false],
    ["open the minute before", "2026-10-08 17:29", true],
    ["closed at lunch", "2026-10-08 12:30", false],
    ["closed at midnight", "2026-10-08 00:00", false],
    ["closed on a Saturday", "2026-10-17 10:00", false],
    ["open on a Saturday worked for National Day", "2026-10-10 10:00", true],
    ["open on a Sunday worked for National Day", "2026-09-20 10:00", true],
    ["open on a Sunday worked for New Year", "2026-01-04 10:00", true],
    ["open on a Saturday worked for the Spring Festival", "2026-02-14 10:00", true],
    ["open on the Saturday after the Spring Festival", "2026-02-28 10:00", true],
    ["open on a Saturday worked for Labour Day", "2026-05-09 10:00", true],
    ["closed on a holiday of the middle of the week", "2026-10-07 10:00", false],
    ["open on the day after", "2026-10-08 10:00", true],
    ["closed on New Year’s Day, which is off by law", "2027-01-01 10:00", false],
    ["not known on a day of a year that is not arranged", "2027-03-03 10:00", null],
    ["not known on a weekend of such a year, which may be worked", "2027-03-06 10:00", null],
    ["not known in the days that next year’s arrangement may move", "2026-12-30 10:00", null],
    ["open just before these days", "2026-12-24 10:00", true],
  ])("%s (%s)", (_, text, expected) => {
    expect(office.isOpen(china(text))).toBe(expected);
  });

  it("known up to the last day of a year once the next one is arranged", () => {
    const arranged = createWorkingTime(OFFICE, plainYears(2026, 2027));
    expect(arranged.isOpen(china("2026-12-30 10:00"))).toBe(true);
  });

  it("closed in its breaks, even on worked weekends and in years that are not arranged", () => {
    const breaks = [
      { from: day("2026-10-08"), until: day("2026-10-10") },
      { from: day("2026-12-24"), until: day("2027-01-10") },
    ];
    const closed = createWorkingTime({ ...OFFICE, breaks }, ROWS);
    expect(closed.isOpen(china("2026-10-10 10:00"))).toBe(false);
    expect(closed.isOpen(china("2027-01-05 10:00"))).toBe(false);
    expect(closed.isOpen(china("2027-01-11 10:00"))).toBe(null);
  });

  it("open by Monday’s hours on a worked weekend, and by the day’s own on an ordinary one", () => {
    const week = { monday: [AFTERNOON], saturday: [MORNING] };
    const weekly = createWorkingTime(hoursOf([MORNING, AFTERNOON], { week }), ROWS);
    expect(weekly.isOpen(china("2026-10-10 10:00"))).toBe(false);
    expect(weekly.isOpen(china("2026-10-10 15:00"))).toBe(true);
    expect(weekly.isOpen(china("2026-10-17 10:00"))).toBe(true);
    expect(weekly.isOpen(china("2026-10-17 15:00"))).toBe(false);
  });

  it("open or closed by the clocks of its own zone", () => {
    const paris = createWorkingTime({ ...OFFICE, timeZone: "Europe/Paris" }, ROWS);
    expect(paris.isOpen(new Date("2026-03-27T07:30:00Z"))).toBe(false);
    expect(paris.isOpen(new Date("2026-03-30T07:30:00Z"))).toBe(true);
  });
});

describe("working time is added", () => {
  it.each([
    ["within a span", "2026-10-08 09:30", 2, "2026-10-08 11:30"],
    ["to the very end of a span", "2026-10-08 09:30", 2.5, "2026-10-08 12:00"],
    ["over lunch", "2026-10-08 11:00", 2, "2026-10-08 14:30"],
    ["from lunch on", "2026-10-08 12:30", 1, "2026-10-08 14:30"],
    ["over a night", "2026-10-08 17:00", 1, "2026-10-09 09:30"],
    ["from a night on", "2026-10-08 23:00", 1, "2026-10-09 10:00"],
    ["over a weekend", "2026-10-16 17:00", 1, "2026-10-19 09:30"],
    ["into a worked Saturday", "2026-10-09 17:00", 1, "2026-10-10 09:30"],
    ["into a worked Sunday", "2026-09-19 12:00", 1, "2026-09-20 10:00"],
    ["over National Day", "2026-09-30 17:00", 1, "2026-10-08 09:30"],
    ["over the Spring Festival", "2026-02-14 17:00", 1, "2026-02-24 09:30"],
    ["over Mid-Autumn and a weekend", "2026-09-24 17:00", 1, "2026-09-28 09:30"],
    ["over New Year into a worked Sunday", "2026-01-01 10:00", 1, "2026-01-04 10:00"],
    ["for days", "2026-10-08 09:00", 21, "2026-10-10 17:30"],
    ["up to the last day that is known", "2026-12-23 17:00", 7.5, "2026-12-24 17:30"],
    ["of no length, from open time", "2026-10-08 10:00", 0, "2026-10-08 10:00"],
    ["of no length, from closed time", "2026-10-07 10:00", 0, "2026-10-08 09:00"],
  ])("%s", (_, start, hours, expected) => {
    expect(inChina(office.addWorkingTime(china(start), hours * HOUR_MS))).toBe(expected);
  });

  it.each([
    ["past the last day that is known", "2026-12-24 17:00", 1],
    ["from a day that is not known", "2026-12-28 10:00", 1],
    ["from a holiday to days that are not known", "2027-01-01 10:00", 1],
    ["in a year that is not arranged", "2027-03-03 10:00", 1],
  ])("to nothing %s", (_, start, hours) => {
    expect(office.addWorkingTime(china(start), hours * HOUR_MS)).toBe(null);
  });

  it("over a break of the centre", () => {
    const breaks = [{ from: day("2026-08-03"), until: day("2026-08-07") }];
    const closed = createWorkingTime({ ...OFFICE, breaks }, ROWS);
    const start = china("2026-07-31 17:00");
    expect(inChina(closed.addWorkingTime(start, HOUR_MS))).toBe("2026-08-10 09:30");
    expect(inChina(office.addWorkingTime(start, HOUR_MS))).toBe("2026-08-03 09:30");
  });

  it("to nothing beyond sixty days, though every day is known", () => {
    const until = (last: string): WorkingTime =>
      createWorkingTime(
        { ...OFFICE, breaks: [{ from: day("2026-06-01"), until: day(last) }] },
        ROWS,
      );
    const start = china("2026-06-01 10:00");
    expect(inChina(until("2026-07-30").addWorkingTime(start, HOUR_MS))).toBe("2026-07-31 10:00");
    expect(until("2026-07-31").addWorkingTime(start, HOUR_MS)).toBe(null);
  });

  it("to nothing from a centre that closes for good", () => {
    const breaks = [{ from: day("2026-06-01"), until: null }];
    const closed = createWorkingTime({ ...OFFICE, breaks }, ROWS);
    expect(closed.addWorkingTime(china("2026-06-01 10:00"), HOUR_MS)).toBe(null);
    expect(closed.opensAfter(china("2026-06-01 10:00"))).toBe(null);
  });

  it("only as a length of time", () => {
    const start = china("2026-10-08 10:00");
    expect(() => office.addWorkingTime(start, -1)).toThrow(RangeError);
    expect(() => office.addWorkingTime(start, Number.NaN)).toThrow(RangeError);
    expect(office.addWorkingTime(start, Infinity)).toBe(null);
  });
});

describe("where clocks change, working time", () => {
  const night = { from: "01:00", until: "04:00" };
  const nights = (timeZone: string): WorkingTime =>
    createWorkingTime(
      hoursOf([ALL_DAY], { timeZone, week: { sunday: [night] } }),
      plainYears(2026, 2027),
    );

  it.each([
    ["lacks the skipped hour", "Europe/Paris", "2026-03-29", 2],
    ["has the repeated hour twice", "Europe/Paris", "2026-10-25", 4],
    ["is as the clocks say on other days", "Europe/Paris", "2026-03-22", 3],
    ["lacks New York’s skipped hour", "America/New_York", "2026-03-08", 2],
    ["has New York’s repeated hour twice", "America/New_York", "2026-11-01", 4],
  ])("%s (%s, %s)", (_, timeZone, sunday, hours) => {
    // Only the Sunday’s span lies between, as the Saturday is closed and Monday begins at the later midnight.
    const from = new Date(`${sunday}T00:00:00Z`).getTime() - 12 * HOUR_MS;
    const working = nights(timeZone);
    const opens = working.opensAfter(new Date(from));
    expect(opens).not.toBe(null);
    const end = working.addWorkingTime(new Date(from), hours * HOUR_MS);
    expect(end?.getTime()).toBe((opens?.getTime() ?? 0) + hours * HOUR_MS);
    const more = working.addWorkingTime(new Date(from), hours * HOUR_MS + 1);
    expect((more?.getTime() ?? 0) - (end?.getTime() ?? 0)).toBeGreaterThan(12 * HOUR_MS);
  });

  it("begins where the clocks go on, when the opening is skipped", () => {
    const week = { sunday: [{ from: "02:30", until: "04:00" }] };
    const working = createWorkingTime(
      hoursOf([], { timeZone: "Europe/Paris", week }),
      plainYears(2026, 2027),
    );
    expect(working.opensAfter(new Date("2026-03-28T12:00:00Z"))).toEqual(
      new Date("2026-03-29T01:00:00Z"),
    );
  });

  it("knows no open day where the whole span is skipped", () => {
    const week = { sunday: [{ from: "02:00", until: "03:00" }] };
    const working = createWorkingTime(
      hoursOf([], { timeZone: "Europe/Paris", week }),
      plainYears(2026, 2027),
    );
    expect(working.addWorkingDays(day("2026-03-28"), 1)).toBe("2026-04-05");
    expect(working.addWorkingDays(day("2026-03-21"), 1)).toBe("2026-03-22");
  });

  it("fills days of Cairo that begin or end an hour late", () => {
    const cairo = createWorkingTime(
      hoursOf([ALL_DAY], { timeZone: "Africa/Cairo" }),
      plainYears(2026, 2027),
    );
    const lengthOf = (from: string, until: string): number =>
      (cairo.workingMsBetween(new Date(from), new Date(until)) ?? 0) / HOUR_MS;
    expect(lengthOf("2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z")).toBe(23);
    expect(lengthOf("2026-10-28T21:00:00Z", "2026-10-29T22:00:00Z")).toBe(25);
    expect(cairo.isOpen(new Date("2026-10-29T21:30:00Z"))).toBe(true);
  });
});

describe("an office opens", () => {
  it.each([
    ["after lunch", "2026-10-08 12:30", "2026-10-08 13:30"],
    ["after the night", "2026-10-08 18:00", "2026-10-09 09:00"],
    ["after a holiday", "2026-10-01 10:00", "2026-10-08 09:00"],
    ["on a worked Sunday", "2026-09-19 18:00", "2026-09-20 09:00"],
  ])("%s", (_, start, expected) => {
    expect(inChina(office.opensAfter(china(start)))).toBe(expected);
  });

  it("at no instant that is told, when it is open or the day is not known", () => {
    expect(office.opensAfter(china("2026-10-08 10:00"))).toBe(null);
    expect(office.opensAfter(china("2026-12-28 08:00"))).toBe(null);
    expect(office.opensAfter(china("2026-12-24 18:00"))).toBe(null);
    expect(office.opensAfter(china("2027-01-01 08:00"))).toBe(null);
  });
});

describe("working days are added", () => {
  it.each([
    ["from one to the next", "2026-10-12", 1, "2026-10-13"],
    ["over a weekend", "2026-10-16", 1, "2026-10-19"],
    ["with a worked Saturday among them", "2026-10-08", 2, "2026-10-10"],
    ["over a holiday", "2026-09-30", 2, "2026-10-09"],
    ["from a day off", "2026-10-03", 1, "2026-10-08"],
    ["none of them", "2026-10-03", 0, "2026-10-03"],
    ["up to the last day that is known", "2026-12-21", 3, "2026-12-24"],
    ["past it", "2026-12-21", 4, null],
    ["past sixty days", "2026-06-01", 60, null],
  ])("%s", (_, start, n, expected) => {
    expect(office.addWorkingDays(day(start), n)).toBe(expected);
  });

  it("but none that is not whole", () => {
    expect(() => office.addWorkingDays(day("2026-10-12"), 1.5)).toThrow(RangeError);
    expect(() => office.addWorkingDays(day("2026-10-12"), -1)).toThrow(RangeError);
  });
});

describe("working time between two instants", () => {
  it.each([
    ["a morning and lunch", "2026-10-08 08:00", "2026-10-08 13:00", 3],
    ["a weekend", "2026-10-16 17:00", "2026-10-19 09:15", 0.75],
    ["National Day", "2026-09-30 17:30", "2026-10-08 09:00", 0],
    ["the same instant", "2026-10-08 10:00", "2026-10-08 10:00", 0],
    ["an earlier one", "2026-10-08 10:00", "2026-10-08 09:00", 0],
    ["months", "2026-06-01 00:00", "2026-08-31 00:00", 64 * 7],
  ])("is counted over %s", (_, from, until, hours) => {
    expect(office.workingMsBetween(china(from), china(until))).toBe(hours * HOUR_MS);
  });

  it("is not counted over a day that is not known", () => {
    expect(office.workingMsBetween(china("2026-12-24 09:00"), china("2026-12-28 09:00"))).toBe(
      null,
    );
  });
});

/** Hours of any shape in any zone, all years of the property arranged. */
const anyHours: fc.Arbitrary<OfficeHours> = fc
  .record({
    timeZone: fc.constantFrom("Asia/Shanghai", "Europe/Paris", "America/New_York", "Africa/Cairo"),
    spans: fc.constantFrom(
      [MORNING, AFTERNOON],
      [ALL_DAY],
      [{ from: "00:30", until: "02:30" }, AFTERNOON],
      [{ from: "22:00", until: "24:00" }],
    ),
    saturday: fc.constantFrom([], [MORNING]),
    sunday: fc.constantFrom([], [{ from: "00:00", until: "04:00" }]),
    from: fc.integer({ min: 0, max: 364 }),
    length: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ timeZone, spans, saturday, sunday, from, length }) => {
    const first = addDays(day("2026-01-01"), from);
    const breaks = [{ from: first, until: addDays(first, length) }];
    return hoursOf(spans, { timeZone, breaks, week: { saturday, sunday } });
  });
const anyStart = fc.date({
  min: new Date("2026-01-02"),
  max: new Date("2026-12-30"),
  noInvalidDate: true,
});
const anyLength = fc.integer({ min: 0, max: 16 * HOUR_MS });
const ARRANGED = [
  ...ROWS.filter(({ provisional }) => !provisional),
  ...plainYears(2025, 2027, 2028),
];

describe("added working time", () => {
  const holds = (
    property: (working: WorkingTime, start: Date, length: number, more: number) => void,
  ): void => {
    fc.assert(
      fc.property(anyHours, anyStart, anyLength, anyLength, (hours, start, length, more) => {
        property(createWorkingTime(hours, ARRANGED), start, length, more);
      }),
      { numRuns: runs(400) },
    );
  };
  /** With every day known, only a search that is too long could fail; these lengths are not. */
  const added = (working: WorkingTime, start: Date, length: number): Date => {
    const end = working.addWorkingTime(start, length);
    if (end === null) throw new Error("no end within sixty days");
    return end;
  };

  it("is what lies between its start and its end", () => {
    holds((working, start, length) => {
      expect(working.workingMsBetween(start, added(working, start, length))).toBe(length);
    });
  });

  it("ends within open time, or at its end", () => {
    holds((working, start, length) => {
      const end = added(working, start, length);
      expect(end.getTime()).toBeGreaterThanOrEqual(start.getTime());
      const before = new Date(end.getTime() - 1);
      expect(working.isOpen(end) === true || working.isOpen(before) === true).toBe(true);
    });
  });

  it("ends no earlier for a longer time or a later start", () => {
    holds((working, start, length, more) => {
      const end = added(working, start, length).getTime();
      expect(added(working, start, length + more).getTime()).toBeGreaterThanOrEqual(end);
      const later = new Date(start.getTime() + more);
      expect(added(working, later, length).getTime()).toBeGreaterThanOrEqual(end);
    });
  });

  it("is the same in one step or in two", () => {
    holds((working, start, length, more) => {
      const step = Math.max(length, 1);
      const twice = added(working, added(working, start, step), Math.max(more, 1));
      expect(twice).toEqual(added(working, start, step + Math.max(more, 1)));
    });
  });

  it("leads to the opening of a closed office", () => {
    holds((working, start) => {
      const opens = working.opensAfter(start);
      if (working.isOpen(start) === true) expect(opens).toBe(null);
      else expect(opens).toEqual(added(working, start, 0));
    });
  });

  it("agrees with a count of open minutes", () => {
    fc.assert(
      fc.property(
        anyHours,
        anyStart,
        fc.integer({ min: 1, max: 3_000 }),
        (hours, near, minutes) => {
          const working = createWorkingTime(hours, ARRANGED);
          const start = new Date(Math.floor(near.getTime() / MINUTE_MS) * MINUTE_MS);
          const until = new Date(start.getTime() + minutes * MINUTE_MS);
          let open = 0;
          for (let at = start.getTime(); at < until.getTime(); at += MINUTE_MS) {
            if (working.isOpen(new Date(at)) === true) open += 1;
          }
          expect(working.workingMsBetween(start, until)).toBe(open * MINUTE_MS);
        },
      ),
      { numRuns: runs(40) },
    );
  });
});
