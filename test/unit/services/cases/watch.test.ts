import { describe, expect, it } from "vitest";
import { createCaseWatch } from "../../../../src/services/cases/case-watch.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

const LOOK_MS = 1_000;

/** A store that counts how often it is looked at. */
function watched() {
  const time = new FakeTime();
  const store = { number: 1 as number | null, looks: 0 };
  const watch = createCaseWatch(
    {
      latestChange: () => {
        store.looks += 1;
        return store.number === null
          ? Promise.reject(new Error("no database"))
          : Promise.resolve(store.number);
      },
    },
    time,
  );
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
  };
  return {
    time,
    store,
    watch,
    settle,
    pass: async (ms: number) => {
      for (let at = 0; at < ms; at += LOOK_MS) {
        time.advance(LOOK_MS);
        await settle();
      }
    },
  };
}

describe("the watch for changes", () => {
  it("tells the number at once, and each one that differs", async () => {
    const { watch, store, settle, pass } = watched();
    const told: number[] = [];
    watch.watch((number) => told.push(number));
    await settle();
    await pass(3_000);
    expect(told).toEqual([1]);
    store.number = 4;
    await pass(1_000);
    expect(told).toEqual([1, 4]);
  });

  it("looks once for all who watch, and tells who comes later what is known", async () => {
    const { watch, store, settle, pass } = watched();
    const told: string[] = [];
    watch.watch((number) => told.push(`a${number}`));
    await settle();
    watch.watch((number) => told.push(`b${number}`));
    await pass(3_000);
    expect([told, store.looks]).toEqual([["a1", "b1"], 4]);
  });

  it("looks at nothing and waits for nothing when nobody watches any more", async () => {
    const { watch, store, time, settle, pass } = watched();
    const ends = [watch.watch(() => undefined), watch.watch(() => undefined)];
    await settle();
    ends[0]?.();
    expect(time.pending).toBe(1);
    ends[1]?.();
    ends[1]?.();
    expect(time.pending).toBe(0);
    await pass(5_000);
    expect(store.looks).toBe(1);
  });

  it("begins again once, also when the last one went while it looked", async () => {
    const { watch, store, time, settle, pass } = watched();
    const told: number[] = [];
    watch.watch((number) => told.push(-number))();
    const end = watch.watch((number) => told.push(number));
    await settle();
    expect([told, time.pending]).toEqual([[1], 1]);
    store.number = 2;
    await pass(1_000);
    expect([told, time.pending]).toEqual([[1, 2], 1]);
    end();
    expect(time.pending).toBe(0);
  });

  it("looks again at a database that could not be had", async () => {
    const { watch, store, settle, pass } = watched();
    const told: number[] = [];
    store.number = null;
    watch.watch((number) => told.push(number));
    await settle();
    await pass(2_000);
    store.number = 7;
    await pass(1_000);
    expect(told).toEqual([7]);
  });
});
