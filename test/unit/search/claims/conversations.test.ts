import { describe, expect, it } from "vitest";
import {
  createConversations,
  type Example,
} from "../../../../scripts/claim-network/conversations.ts";
import { randomNumbers } from "../../../../scripts/message-models/random-order.ts";

/** Places of terms tell which example they are of: 10 to 19 of the first, and so on. */
const KINDS: readonly (readonly [Example["kind"], string | null])[] = [
  ["question", "a/bank"],
  ["question", "a/bank"],
  ["question", "a/visa"],
  ["later", "a/bank"],
  ["text", "a/bank"],
  ["question", null],
  ["turn", "a/visa"],
];
const examples = KINDS.map(([kind, subject], number): Example => ({
  ...{ terms: [10 * number + 10, 10 * number + 11], needs: [["x"]], weight: 1 },
  ...{ kind, subject },
}));
const places = examples.map(({ terms }) => Int32Array.from(terms));
/** The turn stood behind a message of the first example, one of the third, and one that shares a term with it. */
const BEFORE = [[10, 11], [30], [70, 31]].map((own) => Int32Array.from(own));
const befores = examples.map(({ kind }) => (kind === "turn" ? BEFORE : undefined));
const messageOf = createConversations(examples, places, befores, randomNumbers());
const MANY = 300;
const read = (example: number) => Array.from({ length: MANY }, () => messageOf(example));
const othersIn = (example: number) =>
  read(example).map(({ places: all }) =>
    [...all].map((place) => Math.floor(place / 10) - 1).filter((number) => number !== example),
  );

describe("conversations that the network learns from", () => {
  it("have the terms of the message in full, and those before it by half", () => {
    for (const { places: all, shares } of read(0)) {
      all.forEach((place, at) => {
        expect(shares[at]).toBe(place < 20 ? 1 : 0.5);
      });
    }
  });

  it("let a question stand alone as well as after others", () => {
    const alone = othersIn(0).filter((others) => others.length === 0).length;
    expect(alone).toBeGreaterThan(MANY / 3);
    expect(alone).toBeLessThan((5 * MANY) / 6);
  });

  it("put a message that goes on behind questions of its subject, always", () => {
    for (const others of othersIn(3)) {
      expect(others.length).toBeGreaterThan(0);
      expect(others.every((number) => number === 0 || number === 1)).toBe(true);
    }
  });

  it("read a turn with the very messages before it, and never with others", () => {
    for (const { places: all, shares } of read(6)) {
      expect([...all]).toEqual([70, 71, 10, 11, 30, 31]);
      expect([...shares]).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5]);
    }
  });

  it("ask something else before at times, and put nothing before a text that nobody asks", () => {
    expect(othersIn(0).flat()).toContain(2);
    expect(othersIn(4).flat()).toEqual([]);
  });
});
