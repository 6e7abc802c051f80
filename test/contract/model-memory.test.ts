import { expect, it } from "vitest";
import { createAnswerCache } from "../../src/store/answer-cache.ts";
import { createVectorStore } from "../../src/store/vector-store.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { FakeTime } from "../helpers/fake-time.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

describeOnEachEngine("what is remembered of a model", (on) => {
  it("is an answer for a day, by a key of which only a hash is kept", async () => {
    const time = new FakeTime();
    const cache = createAnswerCache(on.database, time);
    const key = "my own question about my passport";
    expect(await cache.get(key)).toBeNull();
    await cache.set(key, { picks: ["A1.1"] });
    expect(await cache.get(key)).toEqual({ picks: ["A1.1"] });
    const rows = await on.database.db.selectFrom("entry").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("passport");
    time.advance(DAY_MS);
    expect(await cache.get(key)).toBeNull();
  });

  it("are vectors by model and text, the same numbers as were written", async () => {
    const store = createVectorStore(on.database, new FakeTime());
    const vector = Float32Array.from([0.25, -1, 3.5e-7]);
    await store.write("one", new Map([["text", vector]]));
    expect(await store.read("one", ["text", "other"])).toEqual(new Map([["text", vector]]));
    expect(await store.read("two", ["text"])).toEqual(new Map());
  });

  it("is asked for again rather than missed when the database cannot be had", async () => {
    const time = new FakeTime();
    const [cache, store] = [
      createAnswerCache(on.database, time),
      createVectorStore(on.database, time),
    ];
    await on.database.close();
    expect(await cache.get("key")).toBeNull();
    await expect(cache.set("key", 1)).resolves.toBeUndefined();
    expect(await store.read("one", ["text"])).toEqual(new Map());
  });
});
