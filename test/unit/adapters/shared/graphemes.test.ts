import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  graphemesOf,
  inBytes,
  inUtf16Units,
  shortened,
} from "../../../../adapters/shared/graphemes.ts";

describe("shortening a text", () => {
  it("stays within the limit, in whichever unit, and keeps whole graphemes from the beginning", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(inBytes, inUtf16Units),
        (text, limit, measure) => {
          const short = shortened(text, limit, measure);
          expect(measure(short)).toBeLessThanOrEqual(limit);
          if (measure(text) <= limit) expect(short).toBe(text);
          else if (short !== "") expect(text.startsWith(short.slice(0, -1))).toBe(true);
          expect(short.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it("does not cut an emoji of several parts", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(shortened(`${family}${family}`, family.length + 1)).toBe(`${family}…`);
    expect(shortened(`${family}${family}`, family.length)).toBe("…");
  });

  it("closes an isolate that it opened", () => {
    expect(shortened("see \u2066/privacy now and here\u2069", 14)).toMatch(/\u2069…$/u);
  });

  it("knows the graphemes of a text", () => {
    expect(graphemesOf("aé👍🏽")).toEqual(["a", "é", "👍🏽"]);
  });
});
