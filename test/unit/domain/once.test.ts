import { describe, expect, it } from "vitest";
import { once, oncePerText } from "../../../src/domain/once.ts";

describe("what is made once", () => {
  it("is made when it is first asked for, and kept, be it nothing", () => {
    const made: string[] = [];
    const get = once(() => {
      made.push("made");
      return null;
    });
    expect(made).toEqual([]);
    expect([get(), get()]).toEqual([null, null]);
    expect(made).toEqual(["made"]);
  });

  it("is made for each text apart", () => {
    const made: string[] = [];
    const get = oncePerText((text) => {
      made.push(text);
      return text.length === 0 ? undefined : text.length;
    });
    expect([get("ab"), get(""), get("ab"), get("")]).toEqual([2, undefined, 2, undefined]);
    expect(made).toEqual(["ab", ""]);
  });
});
