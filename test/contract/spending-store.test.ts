import { beforeEach, expect, it } from "vitest";
import type { PersonId, PersonRef } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { SpendingStore } from "../../src/ports/spending-store.ts";
import { createModelBudget, type ModelBudget } from "../../src/services/model-budget.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { createSpendingStore } from "../../src/store/spending.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { keptLog } from "../helpers/fakes.ts";

const HOUR_MS = 3_600_000;
const person = (name: string): PersonRef => ({
  platform: "web",
  installation: "page",
  person: name as PersonId,
});
const ANNA = person("anna-of-the-page");
const BORIS = person("boris");
const UNUSED = { calls: 0, tokens: 0 };

describeOnEachEngine("the store of what models were asked for", (on) => {
  let time: FakeTime;
  let store: SpendingStore;
  let budget: ModelBudget;
  /** 08:00 in London is 16:00 in Shanghai. */
  beforeEach(() => {
    time = new FakeTime("2026-11-24T08:00:00Z");
    store = createSpendingStore(on.database);
    budget = budgetOf(store);
  });
  const budgetOf = (from: SpendingStore, name: "people" | "drafts" = "people"): ModelBudget =>
    createModelBudget({
      store: from,
      name,
      clock: time,
      log: keptLog(),
      timeZone: "Asia/Shanghai",
      perPerson: { calls: 3, tokens: 1_000 },
      forAll: { calls: 5, tokens: 1_500 },
    });
  const takes = async (from: ModelBudget, whose: PersonRef | null, tokens: number) =>
    (await from.take(whose, tokens)) !== null;

  it("ends a person’s calls and tokens, and everybody’s, at so many a day", async () => {
    expect(await takes(budget, ANNA, 900)).toBe(true);
    expect(await takes(budget, ANNA, 101)).toBe(false);
    expect(await takes(budget, ANNA, 1_001)).toBe(false);
    expect(await takes(budget, BORIS, 601)).toBe(false);
    for (let n = 0; n < 2; n += 1) expect(await takes(budget, ANNA, 1)).toBe(true);
    expect(await takes(budget, ANNA, 1)).toBe(false);
    expect(await budget.hasRoom(BORIS, { calls: 2, tokens: 598 })).toBe(true);
    expect(await budget.hasRoom(BORIS, { calls: 3, tokens: 598 })).toBe(false);
    expect(await budget.hasRoom(null, { calls: 2, tokens: 599 })).toBe(false);
    for (let n = 0; n < 2; n += 1) expect(await takes(budget, null, 1)).toBe(true);
    expect(await takes(budget, BORIS, 1)).toBe(false);
    expect(await takes(budgetOf(store, "drafts"), null, 1_500)).toBe(true);
  });

  it("charges a person nothing for what everybody has no more of", async () => {
    await budget.take(null, 1_000);
    expect(await takes(budget, ANNA, 501)).toBe(false);
    expect(await budget.hasRoom(ANNA, { calls: 3, tokens: 500 })).toBe(true);
  });

  it("tells what each account has spent today, of each budget apart", async () => {
    const people = { budget: "people", person: null, most: { calls: 9, tokens: 9_000 } };
    const cases = { ...people, budget: "cases" };
    const today = "2026-11-24" as PlainDate;
    await store.charge([people], { calls: 1, tokens: 70 }, today);
    expect(await store.spent([cases, people], today)).toMatchObject([
      { calls: 0, tokens: 0 },
      { calls: 1, tokens: 70 },
    ]);
    const [tomorrow] = await store.spent([people], "2026-11-26" as PlainDate);
    expect(tomorrow).toMatchObject({ calls: 0, tokens: 0 });
  });

  it("gives back what was set aside and not used, on the same day", async () => {
    const used = await budget.take(ANNA, 1_000);
    await used?.({ calls: 1, tokens: 10 });
    expect(await takes(budget, ANNA, 991)).toBe(false);
    const never = await budget.take(ANNA, 990);
    await never?.(UNUSED);
    expect(await budget.hasRoom(ANNA, { calls: 2, tokens: 990 })).toBe(true);
    const late = await budget.take(ANNA, 990);
    time.advance(8 * HOUR_MS);
    expect(await takes(budget, ANNA, 1_000)).toBe(true);
    await late?.(UNUSED);
    expect(await takes(budget, ANNA, 1)).toBe(false);
    expect(await takes(budget, null, 501)).toBe(false);
  });

  it("begins anew at midnight, and gives nothing back to a clock that was set back by less than a day", async () => {
    for (let n = 0; n < 3; n += 1) await budget.take(ANNA, 1);
    time.advance(8 * HOUR_MS - 1);
    expect(await takes(budget, ANNA, 1)).toBe(false);
    time.advance(1);
    for (let n = 0; n < 3; n += 1) expect(await takes(budget, ANNA, 1)).toBe(true);
    time.advance(-HOUR_MS);
    expect(await takes(budget, ANNA, 1)).toBe(false);
    expect(await budget.hasRoom(ANNA, { calls: 1, tokens: 1 })).toBe(false);
    // One that was wrong by days must not hold for as long.
    time.advance(-48 * HOUR_MS);
    expect(await budget.hasRoom(ANNA, { calls: 3, tokens: 1_000 })).toBe(true);
    expect(await takes(budget, ANNA, 1_000)).toBe(true);
    expect(await takes(budget, ANNA, 1)).toBe(false);
  });

  it("keeps a hash of a person, until the day is over", async () => {
    await budget.take(ANNA, 1);
    const rows = await on.database.db.selectFrom("model_spending").selectAll().execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(ANNA.person);
    expect(await store.expire("2026-11-24" as PlainDate)).toBe(0);
    expect(await store.expire("2026-11-25" as PlainDate)).toBe(2);
  });

  it("counts for all processes together and over restarts, what a process left behind until midnight", async () => {
    const address = await on.engine.migrated();
    const opened: Database[] = [];
    const open = async (role: "server" | "command"): Promise<ModelBudget> => {
      const database = await openDatabase(address, role);
      opened.push(database);
      return budgetOf(createSpendingStore(database));
    };
    const one = await open("server");
    const two = await open("command");
    expect(await takes(one, ANNA, 400)).toBe(true);
    // Nobody settles this one.
    expect(await takes(two, ANNA, 400)).toBe(true);
    expect(await takes(one, ANNA, 201)).toBe(false);
    for (const database of opened.splice(0)) await database.close();
    // A budget whose database is gone has nothing for anybody.
    expect(await takes(one, BORIS, 1)).toBe(false);
    const again = await open("server");
    expect(await again.hasRoom(ANNA, { calls: 1, tokens: 200 })).toBe(true);
    expect(await takes(again, ANNA, 201)).toBe(false);
    time.advance(8 * HOUR_MS);
    expect(await takes(again, ANNA, 1_000)).toBe(true);
    for (const database of opened) await database.close();
  });

  it("charges no more than there is, and loses nothing, where many ask at once", async () => {
    const ask = async (whose: PersonRef): Promise<boolean> => {
      const settle = await budget.take(whose, 200);
      await settle?.({ calls: 1, tokens: 50 });
      return settle !== null;
    };
    const became = await Promise.all([ANNA, BORIS, ANNA, BORIS, ANNA, BORIS, ANNA].map(ask));
    expect(became.filter((asked) => asked)).toHaveLength(5);
    const rows = await on.database.db.selectFrom("model_spending").selectAll().execute();
    const all = rows.find(({ spender }) => spender === "");
    expect(all).toMatchObject({ calls: 5, tokens: 250 });
    const own = rows.filter(({ spender }) => spender !== "");
    expect(own.reduce((sum, { calls }) => sum + calls, 0)).toBe(5);
    expect(own.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(250);
  });
});
