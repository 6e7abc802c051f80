import { describe, expect, it } from "vitest";
import { remembered } from "../../../src/domain/remembered.ts";

const MANY = 45_000;

describe("a function that remembers", () => {
  function counting(): { readonly read: (text: string) => string; readonly reads: string[] } {
    const reads: string[] = [];
    const read = remembered((text) => {
      reads.push(text);
      return text.toUpperCase();
    });
    return { read, reads };
  }

  it("gives what it gave before, without working it out again", () => {
    const { read, reads } = counting();
    expect([read("a"), read("b"), read("a")]).toEqual(["A", "B", "A"]);
    expect(reads).toEqual(["a", "b"]);
  });

  it("goes on knowing what is asked for often, however much else is asked for", () => {
    const { read, reads } = counting();
    for (let i = 0; i < MANY; i += 1) {
      read(String(i));
      read("often");
    }
    expect(reads.filter((text) => text === "often")).toHaveLength(1);
  });

  it("forgets what was not asked for during many others, so that it does not grow for ever", () => {
    const { read, reads } = counting();
    read("once");
    for (let i = 0; i < MANY; i += 1) read(String(i));
    read("once");
    expect(reads.filter((text) => text === "once")).toHaveLength(2);
  });
});
