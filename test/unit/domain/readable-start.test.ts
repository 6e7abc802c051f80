import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readableStart, resolvedStart } from "../../../src/domain/readable-start.ts";

const SOME_TEXT = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("ﷺ", "ﷻ", "㍿", "½", "…", "ﬁ", "가", "é", "e", "\u0301", "😀"),
    maxLength: 200,
  }),
);

describe("the beginning of a text that may be read", () => {
  it("is the whole of a text that is short enough", () => {
    expect(readableStart("How long may I stay?", 20)).toBe("How long may I stay?");
  });

  it("ends where so many letters are read", () => {
    expect(readableStart("ab😀cd", 4)).toBe("ab😀");
    expect(resolvedStart("Ｖｉｓａ １０", 4)).toBe("Visa");
  });

  it("counts a sign by the letters for which it stands, and takes it whole or not at all", () => {
    expect(readableStart("ﷺﷺﷺ", 40)).toBe("ﷺﷺ");
    expect(resolvedStart("ﷺﷺﷺ", 40)).toBe("ﷺﷺ".normalize("NFKC"));
  });

  it("begins every text, and is never longer than said once its signs are resolved", () => {
    fc.assert(
      fc.property(SOME_TEXT, fc.integer({ min: 1, max: 120 }), (text, most) => {
        expect(text.startsWith(readableStart(text, most))).toBe(true);
        expect(resolvedStart(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
