import { expect, it } from "vitest";
import type { ServiceCentre } from "../../src/domain/centre.ts";
import { readCentreHours } from "../../src/domain/centre.ts";
import type { OfficeHours } from "../../src/domain/office-hours.ts";
import type { AuditEntry } from "../../src/ports/audit.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createCentreStore } from "../../src/store/centres.ts";
import { MAIN, SOUTH } from "../helpers/desk.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const ENTRY: AuditEntry = {
  at: NOW,
  actor: "command line",
  action: "centre.edited",
  target: MAIN,
  details: {},
};
const SPANS = [{ from: "09:00", until: "17:00" }];

function hours(): OfficeHours {
  const week = { monday: SPANS, tuesday: SPANS, wednesday: [], thursday: [], friday: SPANS };
  const read = readCentreHours({ week: { ...week, saturday: [], sunday: [] } });
  if (read === null || typeof read === "string") throw new Error("no hours");
  return read;
}

describeOnEachEngine("centres", (on) => {
  it("begin with one that serves everything and promises no hours", async () => {
    const store = createCentreStore(on.database);
    const main = await store.find(MAIN);
    expect(main).toEqual({
      id: MAIN,
      names: { en: "Service centre", zh: "服务中心" },
      place: null,
      languages: "all",
      topics: "all",
      timeZone: "Asia/Shanghai",
      hours: null,
      promiseDays: 3,
      deskLanguage: "zh",
      directSending: false,
      destinations: [],
      createdAt: expect.any(Date) as Date,
      updatedAt: expect.any(Date) as Date,
      revision: 1,
    });
    expect(await store.list()).toEqual([main]);
    expect(await store.find(SOUTH)).toBeNull();
  });

  const south: ServiceCentre = {
    id: SOUTH,
    names: { en: "South", zh: "南方" },
    place: "shenzhen",
    languages: ["en", "ru"],
    topics: ["visas"],
    timeZone: "Asia/Shanghai",
    hours: hours(),
    promiseDays: 1,
    deskLanguage: "en",
    directSending: true,
    destinations: [{ platform: "slack", channel: "C1" }],
    createdAt: NOW,
    updatedAt: NOW,
    revision: 1,
  };

  it("are kept whole, and one of an id once", async () => {
    const store = createCentreStore(on.database);
    expect(await store.add(south, ENTRY)).toBe(true);
    expect(await store.add({ ...south, promiseDays: 9 }, ENTRY)).toBe(false);
    expect(await store.find(SOUTH)).toEqual(south);
    expect(await createAuditTrail(on.database).page(null, 9)).toHaveLength(1);
  });

  it("are not changed by who has not seen the last change", async () => {
    const store = createCentreStore(on.database);
    await store.add(south, ENTRY);
    const edit = (promiseDays: number) => store.save({ ...south, promiseDays, revision: 2 }, ENTRY);
    expect([await edit(4), await edit(5)]).toEqual([true, false]);
    expect(await store.find(SOUTH)).toEqual({ ...south, promiseDays: 4, revision: 2 });
    expect(await createAuditTrail(on.database).page(null, 9)).toHaveLength(2);
  });
});
