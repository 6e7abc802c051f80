import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { createTokenBuckets } from "../../src/domain/token-buckets.ts";
import type { BucketStore, Draw } from "../../src/ports/bucket-store.ts";
import { createBucketStore } from "../../src/store/buckets.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { runs } from "../helpers/runs.ts";

const SECOND_MS = 1_000;
const ADDRESS = "203.0.113.7";

/** Three at once, then one every ten seconds. */
const drawOf = (name: string, kind = "tries", count = 1): Draw => ({
  kind,
  name,
  size: { most: 3, perMs: 10 * SECOND_MS },
  count,
});

describeOnEachEngine("the store of buckets", (on) => {
  let time: FakeTime;
  let store: BucketStore;
  beforeEach(() => {
    time = new FakeTime();
    store = createBucketStore(on.database);
  });
  const take = (...draws: readonly Draw[]) => store.take(draws, time.now());
  const rows = () => on.database.db.selectFrom("bucket").select(["name", "full_at"]).execute();

  it("gives so many at once, then one after another as time passes, to each name alone", async () => {
    for (let n = 0; n < 3; n += 1) expect(await take(drawOf("a"))).toBe(0);
    expect(await take(drawOf("a"))).toBe(10 * SECOND_MS);
    expect(await take(drawOf("b"))).toBe(0);
    expect(await take(drawOf("a", "other tries"))).toBe(0);
    time.advance(10 * SECOND_MS - 1);
    expect(await take(drawOf("a"))).toBe(1);
    time.advance(1);
    expect(await take(drawOf("a"))).toBe(0);
    time.advance(3_600 * SECOND_MS);
    for (let n = 0; n < 3; n += 1) expect(await take(drawOf("a"))).toBe(0);
    expect(await take(drawOf("a"))).toBe(10 * SECOND_MS);
  });

  it("gives several together or none, and never more than a bucket holds", async () => {
    expect(await take(drawOf("a", "tries", 4))).toBe(10 * SECOND_MS);
    expect(await take(drawOf("a", "tries", 2))).toBe(0);
    expect(await take(drawOf("a", "tries", 2))).toBe(10 * SECOND_MS);
    expect(await take(drawOf("a"))).toBe(0);
  });

  it("takes from buckets in turn, and from none after one that lacks it", async () => {
    const all = (own: string) => [drawOf("all"), drawOf(own, "own"), drawOf("last", "last")];
    for (let n = 0; n < 2; n += 1) expect(await take(...all("a"))).toBe(0);
    expect(await take(drawOf("a", "own"))).toBe(0);
    expect(await take(...all("a"))).toBe(10 * SECOND_MS);
    // The first was taken from all the same, the last was not.
    expect(await take(drawOf("all"))).toBeGreaterThan(0);
    expect(await take(drawOf("last", "last"))).toBe(0);
    expect(await take(drawOf("last", "last"))).toBe(10 * SECOND_MS);
  });

  it("keeps a hash of a name, until the bucket is full again", async () => {
    await take(drawOf(ADDRESS));
    await take(drawOf("b"), drawOf(ADDRESS, "own"));
    const kept = await rows();
    expect(kept).toHaveLength(3);
    expect(JSON.stringify(kept)).not.toContain(ADDRESS);
    await take(drawOf("b"));
    time.advance(10 * SECOND_MS);
    expect(await store.expire(time.now())).toBe(2);
    time.advance(10 * SECOND_MS);
    expect(await store.expire(time.now())).toBe(1);
    expect(await rows()).toEqual([]);
  });

  it("gives nothing for a clock that goes back, and holds nobody up for longer than an empty bucket", async () => {
    await take(drawOf("a"));
    time.advance(-3_600 * SECOND_MS);
    expect(await take(drawOf("a"))).toBe(10 * SECOND_MS);
    time.advance(10 * SECOND_MS);
    expect(await take(drawOf("a"))).toBe(0);
  });

  it("refuses without asking whom it has just refused", async () => {
    for (let n = 0; n < 3; n += 1) await take(drawOf("a"));
    expect(store.knownWait([drawOf("a")], time.now())).toBe(0);
    expect(await take(drawOf("b"), drawOf("a"))).toBe(10 * SECOND_MS);
    expect(store.knownWait([drawOf("b"), drawOf("a")], time.now())).toBe(10 * SECOND_MS);
    await on.database.db.deleteFrom("bucket").execute();
    time.advance(10 * SECOND_MS - 1);
    expect(await take(drawOf("a"))).toBe(1);
    time.advance(1);
    expect(await take(drawOf("a"))).toBe(0);
  });

  it("says of fewer nothing that it knows of more only", async () => {
    await take(drawOf("a", "tries", 2));
    expect(await take(drawOf("a", "tries", 3))).toBe(20 * SECOND_MS);
    expect(store.knownWait([drawOf("a", "tries", 3)], time.now())).toBe(20 * SECOND_MS);
    expect(await take(drawOf("a"))).toBe(0);
  });

  it("counts for all processes together, and over restarts", async () => {
    const address = await on.engine.migrated();
    const opened: Database[] = [];
    const open = async (role: "server" | "command"): Promise<BucketStore> => {
      const database = await openDatabase(address, role);
      opened.push(database);
      return createBucketStore(database);
    };
    const one = await open("server");
    const two = await open("command");
    expect(await one.take([drawOf("a")], time.now())).toBe(0);
    expect(await two.take([drawOf("a", "tries", 2)], time.now())).toBe(0);
    expect(await one.take([drawOf("a")], time.now())).toBe(10 * SECOND_MS);
    for (const database of opened.splice(0)) await database.close();
    const again = await open("server");
    expect(await again.take([drawOf("a")], time.now())).toBe(10 * SECOND_MS);
    for (const database of opened) await database.close();
  });

  it("gives no more to many who ask at once", async () => {
    const size = { most: 20, perMs: 3_600 * SECOND_MS };
    const draws = ["all", "own", "last"].map((kind) => ({ kind, name: "a", size }));
    // What one of them knows helps no other.
    const waits = await Promise.all(
      Array.from({ length: 60 }, () => createBucketStore(on.database).take(draws, time.now())),
    );
    expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(20);
    expect(await take(drawOf("a", "elsewhere"))).toBe(0);
  });

  it("takes and refuses as buckets in memory do, and says the same waits", async () => {
    // Powers of two, so that those in memory, which reckon with fractions, are exact as well.
    const sizes = [
      { most: 4, perMs: 64 },
      { most: 2, perMs: 128 },
      { most: 16, perMs: 8 },
    ];
    const step = fc.record({
      passMs: fc.constantFrom(0, 1, 7, 64, 127, 500),
      names: fc.tuple(...sizes.map(() => fc.constantFrom("a", "b"))),
      counts: fc.tuple(...sizes.map(() => fc.integer({ min: 0, max: 5 }))),
      only: fc.integer({ min: 1, max: sizes.length }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        run += 1;
        const inMemory = sizes.map((size) => createTokenBuckets(size, 100));
        for (const { passMs, names, counts, only } of steps) {
          time.advance(passMs);
          const draws = sizes.slice(0, only).map((size, kind) => ({
            kind: `${String(run)} ${String(kind)}`,
            name: names[kind] ?? "",
            size,
            count: counts[kind] ?? 0,
          }));
          let expected = 0;
          for (const [kind, { name, count }] of draws.entries()) {
            expected = inMemory[kind]?.take(name, time.now().getTime(), count) ?? -1;
            if (expected !== 0) break;
          }
          // One that has just begun knows nothing without asking.
          expect(await createBucketStore(on.database).take(draws, time.now())).toBe(expected);
        }
      }),
      { numRuns: runs(30) },
    );
  });
});
