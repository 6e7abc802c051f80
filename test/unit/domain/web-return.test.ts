import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceOf } from "../../../src/domain/case.ts";
import { readReturnPin, readTypedReference, shownPin } from "../../../src/domain/web-return.ts";

const ZEROS = {
  arabic: 0x0660,
  persian: 0x06f0,
  devanagari: 0x0966,
  wide: 0xff10,
  bengali: 0x09e6,
};

function inDigitsOf(zero: number, text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

describe("a PIN", () => {
  it("is shown in two groups that stay on one line", () => {
    expect(shownPin("01234567")).toBe("0123\u00a04567");
  });

  it.each([
    ["01234567"],
    ["0123 4567"],
    [shownPin("01234567")],
    [" 01 23 45 67\n"],
    ["0123-4567"],
    ["0123\u20134567"],
    ["\u20660123\u00a04567\u2069"],
    ...Object.values(ZEROS).map((zero) => [inDigitsOf(zero, "0123 4567")]),
  ])("is read from %j", (typed) => {
    expect(readReturnPin(typed)).toBe("01234567");
  });

  it.each([
    [""],
    ["0123456"],
    ["012345678"],
    ["0123456a"],
    ["0123.4567"],
    ["+01234567"],
    ["1e7"],
    ["²²²²²²²²"],
    ["一二三四五六七八"],
    ["0123\u00004567"],
  ])("is not read from %j", (typed) => {
    expect(readReturnPin(typed)).toBeNull();
  });

  it("is eight digits or none, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(readReturnPin(typed) ?? "00000000").toMatch(/^\d{8}$/);
      }),
    );
  });
});

describe("a typed reference", () => {
  it.each([
    ["YZ-2026-0042"],
    ["yz-2026-0042"],
    [" yz 2026 0042 "],
    ["YZ20260042"],
    ["Yz - 2026 - 42"],
    ["yz\u20132026\u20110042"],
    ["ＹＺ－２０２６－００４２"],
    ["YZ-2026-000042"],
    ["\u2066YZ-2026-0042\u2069"],
    [inDigitsOf(ZEROS.arabic, "yz-2026-0042")],
    [inDigitsOf(ZEROS.persian, "yz 2026 42")],
  ])("is read from %j", (typed) => {
    expect(readTypedReference(typed)).toBe("YZ-2026-0042");
  });

  it.each([
    [""],
    ["42"],
    ["2026-0042"],
    ["YZ-26-42"],
    ["YZ-2026-"],
    ["YZ-2026-0042-1"],
    ["XY-2026-0042"],
    ["YZ-2026-00x2"],
    ["YZ-2026-12345678901234"],
  ])("is not read from %j", (typed) => {
    expect(readTypedReference(typed)).toBeNull();
  });

  it("is the one that was given out, for every case of every year", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2026, max: 2199 }),
        fc.integer({ min: 1, max: 999_999 }),
        (year, number) => {
          const reference = referenceOf(year, number);
          expect(readTypedReference(reference)).toBe(reference);
          expect(readTypedReference(reference.toLowerCase().replaceAll("-", " "))).toBe(reference);
        },
      ),
    );
  });
});
