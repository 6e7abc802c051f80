import { beforeEach, expect, it } from "vitest";
import type { StaffId } from "../../src/domain/staff.ts";
import type { AuditEntry } from "../../src/ports/audit.ts";
import type { CalendarStore, CalendarTask } from "../../src/ports/calendar-store.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createCalendarStore } from "../../src/store/calendar.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const AT = new Date("2026-11-26T08:00:00Z");
const [ANNA, BEN] = ["anna" as StaffId, "ben" as StaffId];
const ITEM = "review/2026-12-15/visas%2Ffree/";

const entry = (what: string): AuditEntry => ({
  at: AT,
  actor: ANNA,
  action: "calendar.given",
  target: what,
  details: {},
});
const task = (assignee: StaffId, by = ANNA, since = AT): CalendarTask => ({
  item: ITEM,
  assignee,
  by,
  since,
});

describeOnEachEngine("the store of the calendar’s tasks", (on) => {
  let store: CalendarStore;
  beforeEach(() => {
    store = createCalendarStore(on.database);
  });
  const trail = async (): Promise<readonly string[]> =>
    (await createAuditTrail(on.database).page(null, 50)).map(({ target }) => target).reverse();

  it("has a task with whoever it was given to last, and each giving in the audit trail", async () => {
    expect(await store.give(task(ANNA), null, entry("first"))).toBe(true);
    const later = new Date(AT.getTime() + 60_000);
    expect(await store.give(task(BEN, ANNA, later), ANNA, entry("second"))).toBe(true);
    expect(await store.tasks()).toEqual([task(BEN, ANNA, later)]);
    expect(await trail()).toEqual(["first", "second"]);
  });

  it("changes nothing for whoever looked before somebody else took it", async () => {
    await store.give(task(ANNA), null, entry("first"));
    expect(await store.give(task(BEN), null, entry("late"))).toBe(false);
    expect(await store.give(task(ANNA), BEN, entry("wrong"))).toBe(false);
    expect(await store.leave(ITEM, BEN, entry("not theirs"))).toBe(false);
    expect(await store.tasks()).toEqual([task(ANNA)]);
    expect(await trail()).toEqual(["first"]);
  });

  it("lets one of two have it who take it at the same moment", async () => {
    const took = await Promise.all([
      store.give(task(ANNA), null, entry("anna")),
      store.give(task(BEN), null, entry("ben")),
    ]);
    expect(took.toSorted()).toEqual([false, true]);
    const winner = took[0] ? "anna" : "ben";
    expect(await store.tasks()).toMatchObject([{ assignee: winner }]);
    expect(await trail()).toEqual([winner]);
  });

  it("leaves it to nobody", async () => {
    await store.give(task(ANNA), null, entry("first"));
    expect(await store.leave(ITEM, ANNA, entry("left"))).toBe(true);
    expect(await store.tasks()).toEqual([]);
    expect(await trail()).toEqual(["first", "left"]);
  });

  it("removes tasks as they were seen, and none that was given anew", async () => {
    const other = { ...task(BEN), item: "claim_ends/2026-12-31/visas%2Ffree/stay" };
    await store.give(task(ANNA), null, entry("first"));
    await store.give(other, null, entry("other"));
    const seen = await store.tasks();
    const anew = task(BEN, ANNA, new Date(AT.getTime() + 1));
    await store.give(anew, ANNA, entry("anew"));
    await store.remove(seen);
    expect(await store.tasks()).toEqual([anew]);
  });

  it("knows who looks after an owner's articles, each once", async () => {
    const looker = { owner: "culture", staff: BEN };
    expect(await store.lookAfter(looker, true, entry("begins"))).toBe(true);
    expect(await store.lookAfter(looker, true, entry("again"))).toBe(false);
    await store.lookAfter({ owner: "culture", staff: ANNA }, true, entry("too"));
    expect(await store.lookers()).toEqual([{ owner: "culture", staff: ANNA }, looker]);
    expect(await store.lookAfter(looker, false, entry("ends"))).toBe(true);
    expect(await store.lookAfter(looker, false, entry("ended"))).toBe(false);
    expect(await store.lookers()).toEqual([{ owner: "culture", staff: ANNA }]);
    expect(await trail()).toEqual(["begins", "too", "ends"]);
  });
});
