import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRomanisedReader } from "../../../src/understanding/romanised/romanised-reader.ts";

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  ru: [
    "можно ли в китай без визы",
    "можно без визы на 30 дней",
    "у меня паспорт казахстана, сколько дней",
    "в китай с паспортом на сколько дней",
    "а что если у меня виза, а виза K",
  ],
  ar: [
    "ما هي الاوراق المطلوبة للتأشيرة visa",
    "شو الاوراق اللازم للتأشيرة visa",
    "انا في مطار بكين شو لازم",
    "عندي عقد عمل في مطار",
    "عندي عقد في بكين visa",
  ],
  zh: [
    "我的护照丢了怎么办",
    "护照丢了怎么办",
    "我在南京可以打工吗",
    "我可以在北京打工吗 hsk",
    "hsk 要几级",
  ],
};
const reader = createRomanisedReader((language) => [
  ...(TEXTS[language] ?? []),
  ...(TEXTS[language] ?? []),
]);

describe("a reader of what is typed in Latin letters", () => {
  it("gets ready in pieces, and reads the same whether or not it was", () => {
    const many = Array.from({ length: 700 }, () => TEXTS["ru"] ?? []).flat();
    const typed = "mojno v kitay bez vizi?";
    const [ready, early, late] = [1, 2, 3].map(() => createRomanisedReader(() => many));
    let pieces = 0;
    while (ready?.prepareNext() === true) pieces += 1;
    early?.prepareNext();
    expect(pieces).toBeGreaterThan(3);
    for (const one of [ready, early, late]) {
      expect(one?.inOwnLetters(typed, "ru")).toBe("можно в китай без визы?");
    }
    expect(ready?.prepareNext()).toBe(false);
  });
});

describe("what is typed in Latin letters for want of others", () => {
  it.each([
    ["ru", "mojno v kitay bez vizi?", "можно в китай без визы?"],
    ["ru", "mozhno v kitai bez vizy?", "можно в китай без визы?"],
    ["ru", "a u menya viza K", "а у меня виза K"],
    ["ru", "skolko dney v Harbine", "сколько дней в харбине"],
    ["ar", "shu el awra2 el lazem", "شو الاوراق اللازم"],
    ["ar", "ana fi matar Bekin, 3andi visa", "انا في مطار بكين, عندي visa"],
    ["zh", "wo de huzhao diu le zenme ban", "我的护照丢了怎么办"],
    ["zh", "wode hu zhao diule, zenmeban?", "我的护照丢了, 怎么办?"],
    ["zh", "HSK yao ji ji", "HSK 要几级"],
  ])("is read in the letters of %s: %s", (language, typed, read) => {
    expect(reader.inOwnLetters(typed, language)).toBe(read);
  });

  it.each([
    ["ru", "можно v kitay?", "it has letters of its own"],
    ["ru", "can you send it in English please", "it is another language"],
    ["zh", "ok thank you", "it is another language"],
    ["zh", "你好 wo shi", "it has letters of its own"],
    ["ar", "30 000", "it has no letters"],
    ["fr", "je veux un visa", "its language is written in them"],
  ])("is left as it is in %s: %s (%s)", (language, typed) => {
    expect(reader.inOwnLetters(typed, language)).toBeNull();
  });

  it("never throws, whatever is typed", () => {
    const languages = fc.constantFrom("ar", "ru", "zh", "en", "xx", "constructor");
    fc.assert(
      fc.property(languages, fc.string({ unit: "binary" }), (language, typed) => {
        const read = reader.inOwnLetters(typed, language);
        expect(read === null || read.length > 0).toBe(true);
      }),
    );
  });
});
