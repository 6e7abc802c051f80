import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { lexiconOf } from "../../../src/guard/lexicon.ts";
import { phrasesIn } from "../../../src/guard/phrases.ts";
import { claimSentences } from "../../helpers/claim-sentences.ts";
import { projectContent } from "../../helpers/content.ts";
import { guardOf } from "../../helpers/guard.ts";
import { runs } from "../../helpers/runs.ts";

const content = projectContent();
const guard = guardOf(content.knowledge);
const TODAY = "2026-11-26" as PlainDate;
const RUNS = { numRuns: runs(100) };

/** Claims that pass as they are. */
function passingClaims(language: string): string[] {
  return claimSentences(content, language, TODAY)
    .map(({ text }) => text)
    .filter((text) => guard.composed({ sentence: text, language, cited: [text] }).length === 0);
}

/** Words of negation as they are written; those that stand for many are left out. */
function negationsOf(language: string): string[] {
  const list = lexiconOf(language)?.words.negation ?? "";
  return list.split(", ").filter((phrase) => !/[*’']| t$/u.test(phrase));
}

const HAN = "zh";

describe.each(["en", "zh", "ru", "ar", "fr", "es"])("in %s", (language) => {
  const claims = passingClaims(language);
  const separator = language === HAN ? "" : " ";
  const wordsOf = (claim: string): string[] =>
    language === HAN ? Array.from(claim) : claim.split(" ");
  const isDenied = (claim: string, sentence: string): void => {
    expect(guard.composed({ sentence, language, cited: [claim] })).not.toEqual([]);
  };

  test("another number in place of any number is a fault", () => {
    const withNumbers = claims.filter((claim) => /\d/u.test(claim));
    fc.assert(
      fc.property(
        fc.constantFrom(...withNumbers),
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        (claim, which, more) => {
          const numbers = [...claim.matchAll(/\d+/gu)];
          const number = numbers[which % numbers.length];
          if (number === undefined) return;
          const other = String(Number(number[0]) + more);
          const end = number.index + number[0].length;
          isDenied(claim, claim.slice(0, number.index) + other + claim.slice(end));
        },
      ),
      RUNS,
    );
  });

  test("one more word of negation is a fault", () => {
    const negations = negationsOf(language);
    fc.assert(
      fc.property(
        fc.constantFrom(...claims),
        fc.constantFrom(...negations),
        fc.nat(),
        (claim, word, place) => {
          const words = wordsOf(claim);
          const at = place % words.length;
          isDenied(claim, [...words.slice(0, at), word, ...words.slice(at)].join(separator));
        },
      ),
      RUNS,
    );
  });

  test("one word of negation less is a fault", () => {
    const single = new Set(
      phrasesIn(negationsOf(language).join(","))
        .filter(({ length }) => length === 1)
        .map(([word]) => word),
    );
    const places = claims.flatMap((claim) =>
      wordsOf(claim).flatMap((word, at) => (single.has(word.toLowerCase()) ? [{ claim, at }] : [])),
    );
    expect(places.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ claim, at }) => {
        isDenied(claim, wordsOf(claim).toSpliced(at, 1).join(separator));
      }),
      RUNS,
    );
  });

  test("no text whatever makes it throw", () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(...claims),
      fc.constantFrom("1.", "a.", "«", "不", "( ", "100 ", "http://", "\uD800"),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.array(part, { maxLength: 3 }),
        (parts, cited) => {
          const sentence = parts.join("");
          expect(Array.isArray(guard.composed({ sentence, language, cited }))).toBe(true);
          expect(Array.isArray(guard.lead(sentence, language, cited))).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

describe("of texts beyond all bounds", () => {
  const pieces = ["1", "1 ", "a.", "«a", "-1", "а́", "一", "no ", "A ", "(", "\u0301", "on 1 May "];

  test.each(pieces)("judges a megabyte of %j at its length alone", (piece) => {
    const long = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(guard.composed({ sentence: long, language: "en", cited: [long] })).toEqual(["length"]);
    expect(guard.lead(long, "en", [long])).toEqual(["length"]);
  });

  test.each(pieces)("reads what a megabyte of %j is cited for a short sentence", (piece) => {
    const long = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const sentence = `Register 1 ${piece.repeat(20)} now.`;
    expect(guard.composed({ sentence, language: "en", cited: [long] })).not.toEqual([]);
  });
});

test("any tag is a language in which nothing is believed", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (tag, text) => {
      expect(Array.isArray(guard.lead(text, tag, []))).toBe(true);
      expect(guard.composed({ sentence: text, language: tag, cited: [] })).not.toEqual([]);
    }),
  );
});
