import { describe, expect, it } from "vitest";
import { foldPhrase, readText } from "../../../src/understanding/text.ts";

describe("readText", () => {
  it("folds case, accents and apostrophes of Latin words", () => {
    expect(readText("Côte d’Ivoire, ÖZBEKİSTAN", false).spaced).toBe(
      " cote d ivoire , ozbekistan ",
    );
  });

  it("keeps the accents of Vietnamese", () => {
    expect(readText("Người Đức", true).spaced).toBe(" người đức ");
  });

  it("keeps the Cyrillic й and drops the dots of ё", () => {
    expect(readText("Китай чёрный", false).spaced).toBe(" китай черный ");
  });

  it("writes Arabic letters that are confused in typing as one", () => {
    expect(foldPhrase("إيران", false)).toEqual(foldPhrase("ایران", false));
  });

  it("reads the letters of Uzbek with and without their mark", () => {
    expect(foldPhrase("Oʻzbekiston", false)).toEqual(foldPhrase("Ozbekiston", false));
  });

  it("resolves full-width forms and other digits", () => {
    expect(readText("１０ д, ١٥ يومًا", false).spaced).toBe(" 10 д , 15 يوما ");
  });

  it("reads the abbreviation of a country as one word", () => {
    expect(readText("a U.S. passport", false).spaced).toBe(" a us passport ");
  });

  it("reads no more of a sign that stands for many letters than of the letters", () => {
    expect(readText("ﷺ".repeat(4_000), false).plain.length).toBeLessThanOrEqual(2_000);
    expect(foldPhrase("ﷺ".repeat(4_000), false).join("").length).toBeLessThanOrEqual(2_000);
  });

  it("remembers capitals and places", () => {
    const [first, second] = readText("the US", false).tokens;
    expect(first).toMatchObject({ text: "the", capital: false, start: 0, end: 3 });
    expect(second).toMatchObject({ text: "us", capital: true, start: 4, end: 6 });
  });
});
