import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { ENGINES, freshDatabase, type TestEngine } from "../helpers/engines.ts";
import { PathModel } from "../helpers/path-model.ts";
import { LEASE_MS, WORKER_STEPS, type Step } from "../helpers/path-steps.ts";
import { runs as sized } from "../helpers/runs.ts";

/** PostgreSQL takes far longer for a step. */
const RUNS = { sqlite: 150, postgres: 25 } as const;
/** On a busy machine there are fewer runs, not a longer test. */
const LONGEST_MS = 4_000;
const SEED = Number(process.env["FC_SEED"] ?? Date.now() % 1_000_000_000);

const pick = fc.nat({ max: 11 });
const coming = fc.record({
  kind: fc.constantFrom("accept", "accept", "accept", "redeliver"),
  lane: fc.nat({ max: 2 }),
  pick,
});
const working = fc.record({
  kind: fc.constantFrom(...WORKER_STEPS, "claim", "claim", "read", "settle", "claim out", "sent"),
  worker: fc.nat({ max: 2 }),
  pick,
});
const passing = fc.record({
  kind: fc.constant("pass"),
  ms: fc.constantFrom(1, 100, 400, LEASE_MS - 1, LEASE_MS),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: coming, weight: 4 },
  { arbitrary: working, weight: 10 },
  { arbitrary: passing, weight: 2 },
);
/** Steps of one batch happen at the same time. */
const alone = fc.array(
  step.map((one) => [one]),
  { minLength: 10, maxLength: 60 },
);
const together = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), {
  minLength: 5,
  maxLength: 20,
});

describe.each(Object.entries(ENGINES))("the message path on %s", (name, openEngine) => {
  let engine: TestEngine;
  let database: Database;

  beforeAll(async () => {
    engine = await openEngine();
    database = await freshDatabase(engine);
    console.log(`message path on ${name}: seed ${String(SEED)} (FC_SEED repeats it)`);
  });
  afterAll(async () => {
    await database.close();
    await engine.end();
  });

  const faultsOf = async (batches: readonly (readonly Step[])[]): Promise<readonly string[]> => {
    for (const table of ["lane", "inbox", "outbox", "entry"] as const) {
      await database.db.deleteFrom(table).execute();
    }
    // Nothing here cuts the power: to wait for the disk would only take the time of further runs.
    const write: Database["write"] = (work) => database.write(work, "light");
    const model = new PathModel(createMessageStore({ ...database, write }, { erasers: [] }));
    for (const batch of batches) await Promise.all(batch.map((one) => model.play(one)));
    await model.finish();
    return model.faults;
  };
  const holds = async (batches: fc.Arbitrary<readonly (readonly Step[])[]>): Promise<void> => {
    // Not `interruptAfterTimeLimit`: that leaves the last run going on in the database of the next test.
    const deadline = Date.now() + LONGEST_MS;
    let runs = 0;
    const property = fc.asyncProperty(batches, async (steps) => {
      if (Date.now() > deadline) return;
      runs += 1;
      expect(await faultsOf(steps)).toEqual([]);
    });
    await fc.assert(property, { numRuns: sized(RUNS[engine.name]), seed: SEED });
    expect(runs).toBeGreaterThan(0);
  };

  it("settles each message once and in order, whatever fails in which order", () => holds(alone));

  it("settles each message once and in order, whatever happens at the same time", () =>
    holds(together));
});
