import { describe, expect, it } from "vitest";
import { createTurns } from "../../../../src/services/turns.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

/** Begins pieces that each take so long, and says after how many turns of the event loop each began. */
async function turnsOf(pieces: number, eachMs: number): Promise<number[]> {
  const time = new FakeTime();
  const turn = createTurns(time);
  let turns = 0;
  const counter = { on: true };
  const counting = (async () => {
    while (counter.on) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
  })();
  const began: number[] = [];
  const work = async (): Promise<void> => {
    await turn();
    began.push(turns);
    time.advance(eachMs);
  };
  await Promise.all(Array.from({ length: pieces }, work));
  counter.on = false;
  await counting;
  return began;
}

describe("turns", () => {
  it("lets quick pieces share one", async () => {
    const began = await turnsOf(10, 1);
    expect(new Set(began).size).toBe(1);
  });

  it("gives way to other work before each piece that comes after a long one", async () => {
    const began = await turnsOf(10, 20);
    expect(new Set(began).size).toBe(10);
  });
});
