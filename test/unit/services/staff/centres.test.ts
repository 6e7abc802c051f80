import { beforeEach, describe, expect, it } from "vitest";
import { readCentreHours } from "../../../../src/domain/centre.ts";
import type { OfficeHours } from "../../../../src/domain/office-hours.ts";
import { accountsDesk } from "../../../helpers/accounts-desk.ts";
import { MAIN, SOUTH, type TestDesk } from "../../../helpers/desk.ts";

const { parts } = accountsDesk();
let desk: TestDesk;
beforeEach(() => {
  ({ desk } = parts());
});

const NAMES = { en: "North", zh: "北方" };
const NORTH = "north" as typeof MAIN;

function hours(): OfficeHours {
  const closed = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  const read = readCentreHours({
    week: { monday: [{ from: "09:00", until: "17:00" }], ...closed },
  });
  if (read === null || typeof read === "string") throw new Error("no hours");
  return read;
}

describe("looking after centres", () => {
  it("shows everybody their own", async () => {
    const reader = await desk.account({ role: "reader", centres: [SOUTH] });
    const editor = await desk.account({ role: "editor", centres: "all" });
    const ids = async (by: typeof reader) => (await desk.centres.list(by)).map(({ id }) => id);
    expect(await ids(reader)).toEqual([SOUTH]);
    expect(await ids(editor)).toEqual([MAIN, SOUTH]);
  });

  it("lets who looks after all of them add one, once", async () => {
    const admin = await desk.account({ role: "admin", centres: "all" });
    const some = await desk.account({ role: "admin", centres: [MAIN] });
    const lead = await desk.account({ role: "lead", centres: "all" });
    for (const by of [some, lead]) {
      await expect(desk.centres.add(by, NORTH, NAMES, {})).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(await desk.centres.add(admin, NORTH, NAMES, { promiseDays: 2 })).toMatchObject({
      centre: { id: NORTH, names: NAMES, promiseDays: 2, hours: null, revision: 1 },
    });
    expect(await desk.centres.add(admin, NORTH, NAMES, {})).toMatchObject({
      reason: "centre_taken",
    });
  });

  it("are there for topics and languages that people can ask for, and for no others", async () => {
    const { topics, languages } = desk.centres.choices();
    const edit = { topics, languages };
    expect(await desk.centres.edit("command line", MAIN, null, edit)).toMatchObject({
      centre: edit,
    });
    expect(await desk.centres.edit("command line", MAIN, null, { topics: ["fishing"] })).toEqual({
      kind: "refused",
      reason: "unknown_topic",
      detail:
        "There is no topic “fishing”; there are visas, work, residence, green-channels, funding, etiquette, cooperation.",
    });
    expect(
      await desk.centres.add("command line", NORTH, NAMES, { languages: ["ru", "xx"] }),
    ).toEqual({
      kind: "refused",
      reason: "unknown_language",
      detail: "People are not answered in the language “xx”, but in ar, en, es, fr, ru, zh.",
    });
    expect(await desk.centres.list("command line")).toMatchObject([edit, { id: SOUTH }]);
  });

  it("lets a lead edit the own, and tells of another as of none", async () => {
    const lead = await desk.account({ role: "lead", centres: [MAIN] });
    const staff = await desk.account({ role: "staff", centres: [MAIN] });
    const edited = await desk.centres.edit(lead, MAIN, 1, { names: NAMES, place: undefined });
    expect(edited).toMatchObject({ centre: { names: NAMES, place: null, revision: 2 } });
    for (const id of [SOUTH, NORTH]) {
      await expect(desk.centres.edit(lead, id, 1, {})).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(desk.centres.edit(staff, MAIN, 1, {})).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("refuses who has not seen the last change", async () => {
    const edit = (revision: number | null, promiseDays: number) =>
      desk.centres.edit("command line", MAIN, revision, { promiseDays });
    expect((await edit(1, 4)).kind).toBe("saved");
    expect(await edit(1, 5)).toEqual({ kind: "refused", reason: "revision" });
    expect((await edit(2, 6)).kind).toBe("saved");
    expect(await edit(null, 7)).toMatchObject({ centre: { promiseDays: 7, revision: 4 } });
  });

  it("keeps hours in the zone of the centre, whichever of the two is changed", async () => {
    const edit = (change: Parameters<TestDesk["centres"]["edit"]>[3]) =>
      desk.centres.edit("command line", MAIN, null, change);
    expect(await edit({ hours: hours(), timeZone: "Asia/Urumqi" })).toMatchObject({
      centre: { hours: { timeZone: "Asia/Urumqi" } },
    });
    expect(await edit({ timeZone: "Asia/Shanghai" })).toMatchObject({
      centre: { hours: { timeZone: "Asia/Shanghai" } },
    });
    expect(await edit({ hours: null })).toMatchObject({ centre: { hours: null } });
  });
});
