import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearlyEqual } from "../../helpers/nearly-equal.ts";

describe("looking for nearly equal texts", () => {
  it("finds a text again that differs in its case, its marks or one letter, in any script", () => {
    expect(
      nearlyEqual(
        ["how much is the fine for late registration", "逾期登记住址要罚多少钱呢请问一下谢谢您"],
        [
          "How much is the fine for late registration?!",
          "how much is the fine for late registrations",
          "how long is the fine for late departure",
          "逾期登记住址要罚多少钱呢请问一下谢谢您。",
        ],
      ),
    ).toEqual([
      "how much is the fine for late registration = How much is the fine for late registration?!",
      "how much is the fine for late registration = how much is the fine for late registrations",
      "逾期登记住址要罚多少钱呢请问一下谢谢您 = 逾期登记住址要罚多少钱呢请问一下谢谢您。",
    ]);
  });

  it("tells near copies from rewordings", () => {
    const known = ["do i need a visa for two weeks", "how long may i stay"];
    expect(nearlyEqual(["Do I need a visa for two weeks?"], known)).toHaveLength(1);
    const other = ["do i need some visa for 2 weeks"];
    expect(nearlyEqual(other, known)).toEqual([]);
  });

  it("finds whatever comparing each text with each other one finds, a letter more or less", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 3, maxLength: 40 });
    const texts = fc.array(text, { maxLength: 6 });
    fc.assert(
      fc.property(texts, texts, (measured, others) => {
        const known = [...others, ...measured.flatMap((one) => [`${one}c`, one.slice(1)])];
        const wanted = measured.flatMap((one) =>
          known
            .filter((other) => shareInCommon(one, other) > 0.8)
            .map((other) => `${one} = ${other}`),
        );
        expect(nearlyEqual(measured, known, 0.8).sort()).toEqual(wanted.sort());
      }),
    );
  });
});

function shareInCommon(one: string, other: string): number {
  const runsOf = (text: string): Set<string> => {
    const spaced = ` ${text} `;
    return new Set(Array.from({ length: spaced.length - 2 }, (_, at) => spaced.slice(at, at + 3)));
  };
  const common = [...runsOf(one)].filter((run) => runsOf(other).has(run)).length;
  return common / new Set([...runsOf(one), ...runsOf(other)]).size;
}
