import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import {
  distinctTimeZones,
  instantAt,
  isSameTimeZone,
  isTimeZone,
} from "../../../src/domain/time-zone.ts";
import { runs } from "../../helpers/runs.ts";

const day = (text: string): PlainDate => text as PlainDate;
const at = (text: string, clock: string, timeZone: string): string => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return instantAt(day(text), hours * 60 + minutes, timeZone).toISOString();
};

const ZONES = [
  "Asia/Shanghai",
  "Asia/Almaty",
  "Asia/Kathmandu",
  "Europe/Paris",
  "America/New_York",
  "America/St_Johns",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "UTC",
];

/** The day and minute that a zone’s clocks show, by another formatter than the code’s. */
function wallClock(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(instant);
}

describe("an instant by the clocks of a zone", () => {
  it.each([
    ["an ordinary day in China", "2026-10-08", "09:00", "Asia/Shanghai", "2026-10-08T01:00"],
    ["the end of a day", "2026-10-08", "24:00", "Asia/Shanghai", "2026-10-08T16:00"],
    ["winter in Paris", "2026-03-28", "09:00", "Europe/Paris", "2026-03-28T08:00"],
    ["the first summer day in Paris", "2026-03-29", "09:00", "Europe/Paris", "2026-03-29T07:00"],
    ["just before a skipped hour", "2026-03-29", "01:59", "Europe/Paris", "2026-03-29T00:59"],
    ["inside a skipped hour", "2026-03-29", "02:30", "Europe/Paris", "2026-03-29T01:00"],
    ["just after a skipped hour", "2026-03-29", "03:00", "Europe/Paris", "2026-03-29T01:00"],
    ["the first of two", "2026-10-25", "02:30", "Europe/Paris", "2026-10-25T00:30"],
    ["after a repeated hour", "2026-10-25", "03:00", "Europe/Paris", "2026-10-25T02:00"],
    ["a skipped midnight", "2026-04-24", "00:00", "Africa/Cairo", "2026-04-23T22:00"],
    [
      "a midnight that comes an hour late",
      "2026-10-29",
      "24:00",
      "Africa/Cairo",
      "2026-10-29T22:00",
    ],
    [
      "half an hour of summer time",
      "2026-10-04",
      "02:15",
      "Australia/Lord_Howe",
      "2026-10-03T15:30",
    ],
    ["a day that was left out", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00"],
    ["the day after it", "2011-12-31", "12:00", "Pacific/Apia", "2011-12-30T22:00"],
  ])("is right for %s", (_, date, clock, timeZone, expected) => {
    expect(at(date, clock, timeZone)).toBe(`${expected}:00.000Z`);
  });

  it("is the first one that shows that minute or a later one, in every zone and year", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.date({ min: new Date("2000-01-01"), max: new Date("2037-01-01"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 1439 }),
        (timeZone, date, minute) => {
          const text = date.toISOString().slice(0, 10);
          const clock = new Date(minute * 60_000).toISOString().slice(11, 19);
          const instant = instantAt(day(text), minute, timeZone);
          expect(wallClock(instant, timeZone) >= `${text} ${clock}`).toBe(true);
          const before = new Date(instant.getTime() - 1);
          expect(wallClock(before, timeZone) < `${text} ${clock}`).toBe(true);
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("keeps the order of minutes on days on which the clocks change", () => {
    const changes: readonly (readonly [string, string])[] = [
      ["2026-03-29", "Europe/Paris"],
      ["2026-10-25", "Europe/Paris"],
      ["2026-04-24", "Africa/Cairo"],
      ["2026-10-29", "Africa/Cairo"],
      ["2026-04-05", "Australia/Lord_Howe"],
    ];
    for (const [text, timeZone] of changes) {
      const instants = Array.from({ length: 1441 }, (_, minute) =>
        instantAt(day(text), minute, timeZone).getTime(),
      );
      expect(instants, timeZone).toEqual([...instants].sort((a, b) => a - b));
    }
  });
});

describe("a time zone", () => {
  it.each(["Asia/Shanghai", "Europe/Paris", "UTC", "asia/almaty"])("is known: %s", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(["+08:00", "Asia/Beijing", "", "China Standard Time", "-5"])("is not: “%s”", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it("may have several names", () => {
    expect(isSameTimeZone("PRC", "Asia/Shanghai")).toBe(true);
    expect(isSameTimeZone("asia/shanghai", "Asia/Chongqing")).toBe(true);
    expect(isSameTimeZone("Asia/Hong_Kong", "Asia/Shanghai")).toBe(false);
  });
});

describe("zones whose clocks show the same for a year", () => {
  const NOW = new Date("2026-11-26T08:00:00Z");
  const distinct = (zones: readonly string[], most?: number): readonly string[] =>
    distinctTimeZones(zones, NOW, most);

  it.each([
    ["all of Kazakhstan since 2024", ["Asia/Almaty", "Asia/Oral", "Asia/Aqtau"], ["Asia/Almaty"]],
    ["Moscow and Volgograd", ["Europe/Moscow", "Europe/Volgograd"], ["Europe/Moscow"]],
    [
      "Moscow and Istanbul, which no longer put clocks on",
      ["Europe/Moscow", "Europe/Istanbul"],
      ["Europe/Moscow"],
    ],
    [
      "Santiago and Punta Arenas, equal in summer alone",
      ["America/Santiago", "America/Punta_Arenas"],
      ["America/Santiago", "America/Punta_Arenas"],
    ],
    [
      "Cairo and Johannesburg, equal in winter alone",
      ["Africa/Cairo", "Africa/Johannesburg"],
      ["Africa/Cairo", "Africa/Johannesburg"],
    ],
    [
      "Cairo and Berlin, never equal",
      ["Africa/Cairo", "Europe/Berlin"],
      ["Africa/Cairo", "Europe/Berlin"],
    ],
    [
      "Beijing, by whatever name",
      ["PRC", "Asia/Shanghai", "Asia/Hong_Kong", "Australia/Perth"],
      ["PRC"],
    ],
    ["none", [], []],
  ])("count as one: %s", (_, zones, expected) => {
    expect(distinct(zones)).toEqual(expected);
  });

  it("are looked for up to a number", () => {
    expect(distinct(["UTC", "Europe/Paris", "PRC", "Asia/Tashkent"], 2)).toEqual([
      "UTC",
      "Europe/Paris",
    ]);
    expect(() => distinct(["Mars/Olympus"])).toThrow(RangeError);
  });

  it("show the same on every day of it, and those that are kept apart do not", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), (one, other) => {
        const days = Array.from({ length: 366 }, (_, day) => {
          const noon = new Date(NOW.getTime() + day * 86_400_000);
          return wallClock(noon, one) === wallClock(noon, other);
        });
        expect(days.every((same) => same)).toBe(distinct([one, other]).length === 1);
      }),
      { numRuns: runs(60) },
    );
  });
});
