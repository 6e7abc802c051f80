import { describe, expect, it } from "vitest";
import { once } from "../../../src/domain/once.ts";

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
});
