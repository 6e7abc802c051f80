import { describe, expect, it } from "vitest";
import type { Urgency } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE, type ServiceCentre } from "../../../../src/domain/centre.ts";
import type { OfficeHours, OpenSpan } from "../../../../src/domain/office-hours.ts";
import { caseTiming } from "../../../../src/services/cases/case-timing.ts";
import { projectContent } from "../../../helpers/content.ts";

const rows = projectContent().knowledge.holidays;
/** A Monday, ten in the morning in China. */
const NOW = new Date("2026-11-23T10:00:00+08:00");

function hoursWith(...open: readonly OpenSpan[]): OfficeHours {
  const week = {
    monday: open,
    tuesday: open,
    wednesday: open,
    thursday: open,
    friday: open,
    saturday: [],
    sunday: [],
  };
  return { timeZone: "Asia/Shanghai", week, breaks: [] };
}

function timing(hours: OfficeHours | null, promiseDays: number, urgency: Urgency = "normal") {
  const centre: ServiceCentre = {
    id: MAIN_CENTRE,
    names: { en: "", zh: "" },
    place: null,
    languages: "all",
    topics: "all",
    timeZone: "Asia/Shanghai",
    hours,
    promiseDays,
    deskLanguage: "en",
    directSending: false,
    destinations: [],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    revision: 1,
  };
  return caseTiming(centre, urgency, rows, NOW);
}

const at = (text: string): Date => new Date(`${text}+08:00`);
const DAY = hoursWith({ from: "09:00", until: "17:00" });

describe("the days that a centre promises", () => {
  it.each([
    [1, "2026-11-24T10:00:00"],
    [2, "2026-11-25T10:00:00"],
    [5, "2026-11-30T10:00:00"],
  ])("are promised as a moment where its hours are confirmed: %i", (days, by) => {
    const { promise, times } = timing(DAY, days);
    expect(promise).toMatchObject({ kind: "by", at: at(by) });
    expect(times.replyBy).toEqual(at(by));
  });

  it("are as long as its office is open", () => {
    const noon = [
      { from: "09:00", until: "12:00" },
      { from: "13:00", until: "15:00" },
    ];
    const { promise } = timing(hoursWith(...noon), 2);
    expect(promise).toMatchObject({ kind: "by", at: at("2026-11-25T10:00:00") });
  });

  it("are promised as days where its hours are not confirmed, and due by the usual ones", () => {
    const { promise, times } = timing(null, 2);
    expect(promise).toMatchObject({ kind: "workingDays", days: 2 });
    expect(times.replyBy).toEqual(at("2026-11-25T10:00:00"));
  });

  it("are not waited for by what presses", () => {
    expect(timing(DAY, 5, "urgent").times.replyBy).toEqual(at("2026-11-23T11:00:00"));
    expect(timing(DAY, 5, "soon").times.replyBy).toEqual(at("2026-11-23T14:00:00"));
    expect(timing(null, 5, "soon").times.replyBy).toEqual(at("2026-11-23T14:00:00"));
  });
});
