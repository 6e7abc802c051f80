import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isRating,
  offersOf,
  readCallbackData,
  writeCallbackData,
} from "../../../../adapters/telegram/callback-data.ts";

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe("what a button carries", () => {
  it("is the action itself or leads to the note that holds it, within 64 bytes", () => {
    const action = fc.oneof(
      fc.string({ minLength: 1, maxLength: 200 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    );
    fc.assert(
      fc.property(action, (given) => {
        const data = writeCallbackData(given);
        expect(bytes(data)).toBeLessThanOrEqual(64);
        const read = readCallbackData(data);
        const [note] = offersOf([given]);
        if (read?.kind === "action") expect([read.action, note]).toEqual([given, undefined]);
        else expect([read?.name, given]).toEqual([note?.name, note?.data]);
      }),
    );
  });

  it("is the action up to 62 bytes, and a name of it beyond", () => {
    expect(writeCallbackData("x".repeat(62))).toBe(`a:${"x".repeat(62)}`);
    expect(writeCallbackData("x".repeat(63))).toMatch(/^n:[\w-]{22}$/);
    expect(writeCallbackData("签".repeat(21))).toMatch(/^n:/);
  });

  it.each([
    "",
    "a:",
    "b:topics",
    "n:short",
    `n:${"x".repeat(23)}`,
    `a:${"x".repeat(63)}`,
    "topics",
  ])("is nothing of ours when it reads %j", (data) => {
    expect(readCallbackData(data)).toBeNull();
  });

  it("tells ratings from all else", () => {
    const answer = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10";
    const rates = (action: string): boolean => isRating(writeCallbackData(action));
    expect([`helpful:${answer}`, `unhelpful:${answer}`].map(rates)).toEqual([true, true]);
    expect(["human", "topic:visas", "article:visas/helpful"].map(rates)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
