import { expect, it } from "vitest";
import type { PersonId } from "../../../src/domain/message.ts";
import { plainDateAt } from "../../../src/domain/plain-date.ts";
import { createLimitUpkeep, limitUpkeepWork } from "../../../src/services/limit-upkeep.ts";
import { createBucketStore } from "../../../src/store/buckets.ts";
import { createCaseOrigins } from "../../../src/store/case-origins.ts";
import { createSpendingStore } from "../../../src/store/spending.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { newDatabase } from "../../helpers/new-database.ts";

const HOUR_MS = 3_600_000;

it("what limits know of somebody goes within minutes of counting no longer", async () => {
  const database = await newDatabase();
  // Seven hours before midnight in Shanghai.
  const time = new FakeTime("2026-11-24T09:00:00Z");
  const today = () => plainDateAt(time.now(), "Asia/Shanghai");
  const buckets = createBucketStore(database);
  const spending = createSpendingStore(database);
  const origins = createCaseOrigins(database);
  const upkeep = createLimitUpkeep({ buckets, spending, origins, clock: time, today });
  const person = { platform: "web", installation: "web", person: "anna" as PersonId } as const;
  const most = { calls: 10, tokens: 100 };
  await spending.charge([{ budget: "people", person, most }], { calls: 1, tokens: 1 }, today());
  await buckets.take([{ kind: "tries", name: "a", size: { most: 1, perMs: 60_000 } }], time.now());
  await origins.note(person, "192.0.2.1", time.now());
  const left = async (): Promise<readonly number[]> => {
    const work = {
      ...limitUpkeepWork(time.now()),
      attempt: 1,
      lease: { lane: "limits", token: "lease" },
    };
    const { again } = await upkeep(work);
    expect(again?.getTime()).toBe(time.now().getTime() + 5 * 60_000);
    const rows = await database.db.selectFrom("bucket").select("name").execute();
    const accounts = await database.db.selectFrom("model_spending").select("spender").execute();
    const from = await origins.of(person);
    return [rows.length, accounts.length, from === null ? 0 : 1];
  };
  expect(await left()).toEqual([1, 1, 1]);
  time.advance(60_000);
  expect(await left()).toEqual([0, 1, 1]);
  time.advance(7 * HOUR_MS);
  expect(await left()).toEqual([0, 0, 1]);
  time.advance(17 * HOUR_MS);
  expect(await left()).toEqual([0, 0, 0]);
  await database.close();
});
