import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enough, likeness, marksOf, plainWords } from "../../../src/domain/gap-likeness.ts";

function isAlike(one: string, other: string): boolean {
  const marks = [marksOf(one), marksOf(other)] as const;
  return likeness(...marks) >= enough(...marks);
}

describe("the likeness of two questions", () => {
  it.each([
    ["Can I exchange my driving licence?", "can i exchange a foreign driving licence in china"],
    ["外国驾照能换中国驾照吗", "我的外国驾照可以换成中国驾照吗？"],
    ["Как обменять водительские права?", "как мне обменять иностранные водительские права"],
    [
      "Puis-je échanger mon permis de conduire ?",
      "comment échanger mon permis de conduire étranger",
    ],
    ["هل يمكنني استبدال رخصة القيادة؟", "كيف يمكنني استبدال رخصة القيادة الأجنبية"],
    ["¿Puedo canjear mi carné de conducir?", "puedo canjear el carné de conducir extranjero"],
  ])("is enough for %s and %s", (one, other) => {
    expect(isAlike(one, other)).toBe(true);
  });

  it.each([
    ["Can I exchange my driving licence?", "Can I bring my dog on the plane?"],
    ["外国驾照能换中国驾照吗", "养狗要办什么证"],
    ["Как обменять водительские права?", "Можно ли привезти с собой собаку?"],
    ["¿Puedo canjear mi carné de conducir?", "¿Puedo traer a mi perro en avión?"],
  ])("is too little for %s and %s", (one, other) => {
    expect(isAlike(one, other)).toBe(false);
  });

  it("does not count what masking puts in place of personal data, nor signs and case", () => {
    expect(plainWords("Is [document 1] valid, or [email 2]?!")).toBe("is valid or");
    expect(isAlike("My passport [document 1]!", "MY PASSPORT [document 7]")).toBe(true);
  });

  it("is from 0 to 1, the same from both sides, and whole for a text itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (one, other) => {
        const [a, b] = [marksOf(one), marksOf(other)];
        const score = likeness(a, b);
        expect(score).toBe(likeness(b, a));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(likeness(a, marksOf(one))).toBe(1);
        expect(enough(a, b)).toBe(enough(b, a));
      }),
    );
  });
});
