import { describe, expect, it } from "vitest";
import { createTyping } from "../../../../adapters/shared/typing.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

function typing(afterMs?: number) {
  const time = new FakeTime();
  const world = { shown: 0, isDue: (): Promise<boolean> => Promise.resolve(true) };
  const late = afterMs === undefined ? {} : { afterMs };
  const signs = createTyping({ scheduler: time, everyMs: 4_000, mostMs: 20_000, ...late });
  const sign = {
    isDue: () => world.isDue(),
    show: (): Promise<void> => {
      world.shown += 1;
      return Promise.reject(new Error("The platform is down."));
    },
  };
  /** Until what was asked is answered. */
  const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const pass = async (seconds: number): Promise<void> => {
    for (let each = 0; each < seconds; each += 1) {
      time.advance(1_000);
      await answered();
    }
  };
  return { time, signs, sign, world, pass, answered };
}

describe("the typing sign", () => {
  it("is shown at once and again until the answer is there, whatever the platform says to it", async () => {
    const { time, signs, sign, world, pass, answered } = typing();
    signs.begin("1", sign);
    await answered();
    expect(world.shown).toBe(1);
    await pass(8);
    expect(world.shown).toBe(3);
    signs.end("1");
    await pass(8);
    expect(world.shown).toBe(3);
    expect(time.pending).toBe(0);
  });

  it("ends by itself after a while", async () => {
    const { time, signs, sign, world, pass } = typing();
    signs.begin("1", sign);
    await pass(120);
    expect(world.shown).toBe(5);
    expect(time.pending).toBe(0);
  });

  it("ends where the answer is no longer on its way, and goes on where nobody knows", async () => {
    const { time, signs, sign, world, pass } = typing();
    world.isDue = () => Promise.reject(new Error("The database is away."));
    signs.begin("1", sign);
    await pass(4);
    expect([world.shown, time.pending]).toEqual([0, 1]);
    world.isDue = () => Promise.resolve(true);
    await pass(4);
    expect(world.shown).toBe(1);
    world.isDue = () => Promise.resolve(false);
    await pass(4);
    expect([world.shown, time.pending]).toEqual([1, 0]);
  });

  it("is not shown when the answer came while that was asked", async () => {
    const { time, signs, sign, world, answered } = typing();
    signs.begin("1", sign);
    signs.end("1");
    await answered();
    expect([world.shown, time.pending]).toEqual([0, 0]);
  });

  it("is not shown at all for an answer that comes soon, where it is to wait for late ones", async () => {
    const { time, signs, sign, world, pass } = typing(2_000);
    signs.begin("1", sign);
    await pass(1);
    signs.end("1");
    await pass(10);
    expect(world.shown).toBe(0);
    signs.begin("1", sign);
    await pass(2);
    expect(world.shown).toBe(1);
    await pass(4);
    expect(world.shown).toBe(2);
    signs.endAll();
    expect(time.pending).toBe(0);
  });

  it("is one sign for a conversation, however often it begins", () => {
    const { time, signs, sign } = typing();
    signs.begin("1", sign);
    signs.begin("1", sign);
    signs.begin("2", sign);
    expect(time.pending).toBe(2);
    signs.endAll();
    expect(time.pending).toBe(0);
  });
});
