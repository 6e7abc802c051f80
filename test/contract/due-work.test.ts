import { beforeEach, expect, it } from "vitest";
import type { ClaimedWork, DueWork, DueWorkStore } from "../../src/ports/due-work.ts";
import { createDueWorkStore } from "../../src/store/due-work.ts";
import { expireEntries, keyvOver } from "../../src/store/entries.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const START = new Date("2026-11-26T08:00:00Z");
const LEASE_MS = 10_000;
const KINDS = ["retention", "reminder"];

function after(ms: number): Date {
  return new Date(START.getTime() + ms);
}

function aPiece(key: string, change: Partial<DueWork> = {}): DueWork {
  return { key, kind: "reminder", dueAt: START, payload: `for ${key}`, ...change };
}

describeOnEachEngine("due work", (on) => {
  let store: DueWorkStore;
  beforeEach(() => {
    store = createDueWorkStore(on.database);
  });

  const claim = (now = START, kinds = KINDS, most = 100) =>
    store.claim(kinds, { now, leaseMs: LEASE_MS, most });
  const claimOne = async (now = START): Promise<ClaimedWork> => {
    const [claimed] = await claim(now);
    if (claimed === undefined) throw new Error("nothing is due");
    return claimed;
  };

  it("is scheduled once under its key, and stays as it was first said", async () => {
    expect(await store.schedule(aPiece("a"))).toBe("new");
    const again = aPiece("a", { dueAt: after(-5), payload: "changed" });
    expect(await store.schedule(again)).toBe("known");
    const together = Array.from({ length: 20 }, (_, i) => aPiece(`b${String(i % 4)}`));
    const results = await Promise.all(together.map((work) => store.schedule(work)));
    expect(results.filter((result) => result === "new")).toHaveLength(4);
    const claimed = (await claim()).find(({ key }) => key === "a");
    expect(claimed).toMatchObject({ ...aPiece("a"), attempt: 1 });
  });

  it("is handed out when it is due, the longest due first, and only to who knows its kind", async () => {
    await store.schedule(aPiece("later", { dueAt: after(2) }));
    await store.schedule(aPiece("first", { dueAt: after(-2) }));
    await store.schedule(aPiece("second", { dueAt: after(-1) }));
    await store.schedule(aPiece("of another kind", { kind: "unknown here" }));
    expect(await store.nextAt(KINDS)).toEqual(after(-2));
    expect((await claim()).map(({ key }) => key)).toEqual(["first", "second"]);
    expect((await claim(after(2))).map(({ key }) => key)).toEqual(["later"]);
    expect(await claim(after(2), [])).toEqual([]);
    expect(await store.nextAt(["nothing of this kind"])).toBeNull();
    expect(await store.nextAt([])).toBeNull();
  });

  it("is handed out to one holder only, however many ask at once", async () => {
    const keys = Array.from({ length: 30 }, (_, i) => `piece ${String(i)}`);
    for (const key of keys) await store.schedule(aPiece(key));
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(START, KINDS, 5)));
    const taken = claims.flat().map(({ key }) => key);
    expect(new Set(taken).size).toBe(taken.length);
    while ((await claim(START, KINDS, 5)).length > 0);
    expect(await claim()).toEqual([]);
  });

  it("comes back when its holder is not heard of, and the late one changes nothing", async () => {
    await store.schedule(aPiece("a"));
    const late = await claimOne();
    expect(await store.nextAt(KINDS)).toEqual(after(LEASE_MS));
    expect(await claim(after(LEASE_MS - 1))).toEqual([]);
    const taken = await claimOne(after(LEASE_MS));
    expect(taken.attempt).toBe(2);
    expect(await store.complete(late, null)).toBe(false);
    expect(await store.complete(late, after(99_000))).toBe(false);
    expect(await store.release(late, START)).toBe(false);
    expect(await store.renew([late.lease], after(99_000))).toEqual([late.lease]);
    expect(await store.complete(taken, null)).toBe(true);
    expect(await store.nextAt(KINDS)).toBeNull();
  });

  it("is held for longer when its holder is heard of", async () => {
    await store.schedule(aPiece("a"));
    const { lease } = await claimOne();
    expect(await store.renew([lease], after(3 * LEASE_MS))).toEqual([]);
    expect(await claim(after(3 * LEASE_MS - 1))).toEqual([]);
    expect(await claim(after(3 * LEASE_MS))).toHaveLength(1);
  });

  it("is completed and scheduled anew in one", async () => {
    await store.schedule(aPiece("a"));
    await store.release(await claimOne(), START);
    expect(await store.complete(await claimOne(), after(500))).toBe(true);
    expect(await store.nextAt(KINDS)).toEqual(after(500));
    expect(await claim(after(499))).toEqual([]);
    const again = await claimOne(after(500));
    expect(again).toMatchObject({ attempt: 1, dueAt: after(500), payload: "for a" });
  });

  it("that was handed back is begun again from the instant named, and counts the attempt", async () => {
    await store.schedule(aPiece("a"));
    expect(await store.release(await claimOne(), after(700))).toBe(true);
    expect(await store.nextAt(KINDS)).toEqual(after(700));
    expect(await claim(after(699))).toEqual([]);
    expect(await claimOne(after(700))).toMatchObject({ attempt: 2, dueAt: START });
  });

  it("may remove entries that have expired, and no others", async () => {
    const entries = (end: number | null) =>
      keyvOver<string>(on.database.db, "test", () => START.getTime(), end);
    await entries(after(-1).getTime()).set("over", "x");
    await entries(after(1).getTime()).set("not over", "x");
    await entries(null).set("without an end", "x");
    expect(await expireEntries(on.database, START)).toBe(1);
    const keys = await on.database.db.selectFrom("entry").select("key").orderBy("key").execute();
    expect(keys.map(({ key }) => key)).toEqual(["test:not over", "test:without an end"]);
  });
});
