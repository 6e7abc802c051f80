import { describe, expect, it } from "vitest";
import { MAIN_CENTRE, type ServiceCentre } from "../../../../src/domain/centre.ts";
import type { OfficeHours } from "../../../../src/domain/office-hours.ts";
import { reminderDue } from "../../../../src/services/cases/reminder-times.ts";
import { projectContent } from "../../../helpers/content.ts";

const holidays = projectContent().knowledge.holidays;
/** A time in China, which has one offset all year. */
const china = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+08:00`);
const DAY = [{ from: "09:00", until: "17:00" }] as const;
const HOURS: OfficeHours = {
  timeZone: "Asia/Shanghai",
  week: {
    monday: DAY,
    tuesday: DAY,
    wednesday: DAY,
    thursday: DAY,
    friday: [],
    saturday: [],
    sunday: [],
  },
  breaks: [],
};

function centreOf(hours: OfficeHours | null): ServiceCentre {
  return {
    id: MAIN_CENTRE,
    names: { en: "", zh: "" },
    place: null,
    languages: "all",
    topics: "all",
    timeZone: "Asia/Shanghai",
    hours,
    promiseDays: 2,
    deskLanguage: "en",
    directSending: false,
    destinations: [],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    revision: 1,
  };
}

/** A Wednesday. */
const DUE = "2026-11-25 10:00";
const due = (
  now: string,
  given: number,
  { isHeld = false, hours = HOURS, dueAt = DUE }: Partial<Parts> = {},
): number | null => {
  const waiting = { dueAt: china(dueAt), given, isHeld };
  return reminderDue(waiting, { centre: centreOf(hours), holidays }, china(now));
};
interface Parts {
  readonly isHeld: boolean;
  readonly hours: OfficeHours | null;
  readonly dueAt: string;
}

describe("the reminder that is to be given", () => {
  it("is none before an answer is due, the first from then on, and the second four hours later", () => {
    expect(due("2026-11-25 09:59", 0)).toBeNull();
    expect(due("2026-11-25 10:00", 0)).toBe(1);
    expect(due("2026-11-25 13:59", 1)).toBeNull();
    expect(due("2026-11-25 14:00", 1)).toBe(2);
    expect(due("2026-11-25 16:59", 2)).toBeNull();
  });

  it("is another one on each day on which the centre works, once it is open", () => {
    expect(due("2026-11-26 08:59", 2)).toBeNull();
    expect(due("2026-11-26 09:00", 2)).toBe(3);
    expect(due("2026-11-26 16:00", 3)).toBeNull();
    for (const closed of ["2026-11-27 10:00", "2026-11-28 10:00", "2026-11-29 10:00"]) {
      expect(due(closed, 3)).toBeNull();
    }
    expect(due("2026-11-30 09:00", 3)).toBe(7);
    expect(due("2026-11-30 12:00", 7)).toBeNull();
  });

  it("is none on a public holiday, and follows the usual hours where none are confirmed", () => {
    const dueAt = "2026-09-30 10:00";
    expect(due("2026-10-01 10:00", 2, { dueAt, hours: null })).toBeNull();
    expect(due("2026-11-27 10:00", 2, { hours: null })).toBe(4);
    expect(due("2026-11-27 18:00", 2, { hours: null })).toBeNull();
  });

  it("comes by the hours of the week on a day that the calendar does not know yet", () => {
    const dueAt = "2029-03-05 10:00";
    expect(due("2029-03-06 08:59", 2, { dueAt })).toBeNull();
    expect(due("2029-03-06 09:00", 2, { dueAt })).toBe(3);
    expect(due("2029-03-09 10:00", 3, { dueAt })).toBeNull();
  });

  it("is that of the holder first, however late it is, and at once the latest where there is none", () => {
    expect(due("2026-11-26 03:00", 0, { isHeld: true })).toBe(1);
    expect(due("2026-11-26 03:00", 0)).toBe(3);
    expect(due("2026-11-26 03:00", 1, { isHeld: true })).toBe(3);
  });
});
