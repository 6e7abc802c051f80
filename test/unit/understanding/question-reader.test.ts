import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlainDate, type PlainDate } from "../../../src/domain/plain-date.ts";
import { EMPTY_READING } from "../../../src/domain/reading.ts";
import { createQuestionReader } from "../../../src/understanding/question-reader.ts";
import { runs } from "../../helpers/runs.ts";

function today(): PlainDate {
  const day = parsePlainDate("2026-11-24");
  if (day === null) throw new Error("2026-11-24 exists");
  return day;
}

const TODAY = today();
const LANGUAGES = [
  "ar",
  "am",
  "bn",
  "en",
  "es",
  "fa",
  "fr",
  "id",
  "kk",
  "ky",
  "mn",
  "ms",
  "my",
  "ne",
  "pt",
  "ru",
  "sr",
  "sw",
  "th",
  "tr",
  "ur",
  "uz",
  "vi",
  "zh",
];
const reader = createQuestionReader({ languages: LANGUAGES });

describe("createQuestionReader", () => {
  it("reads who, why, how long and when from one question", () => {
    const text =
      "I am a German citizen living in Kenya. Do I need a visa for a conference of two weeks in February 2027?";
    expect(reader.read(text, "en", TODAY)).toMatchObject({
      nationalities: ["DE"],
      residence: "KE",
      purpose: "conference",
      stayDays: 14,
      days: { from: "2027-02-01" },
      hainan: false,
      transit: false,
    });
  });

  it("takes a stay from its two dates", () => {
    const text = "Uzbek passport, from 1 March 2027 to 15 April 2027";
    expect(reader.read(text, "en", TODAY)).toMatchObject({ nationalities: ["UZ"], stayDays: 45 });
  });

  it.each([
    ["en", "is Hainan visa free for Indonesians"],
    ["zh", "去海南要签证吗"],
    ["ru", "еду только на Хайнань"],
    ["ar", "السفر إلى هاينان"],
  ])("hears of Hainan (%s)", (language, text) => {
    expect(reader.read(text, language, TODAY).hainan).toBe(true);
  });

  it("does not take the airline for the island", () => {
    expect(reader.read("flying Hainan Airlines", "en", TODAY).hainan).toBe(false);
    expect(reader.read("坐海南航空", "zh", TODAY).hainan).toBe(false);
  });

  it.each([
    ["en", "a layover in Shanghai"],
    ["zh", "在北京转机"],
    ["ru", "транзитом через Пекин"],
    ["tr", "Pekin'de aktarma"],
    ["vi", "quá cảnh ở Bắc Kinh"],
  ])("hears of transit (%s)", (language, text) => {
    expect(reader.read(text, language, TODAY).transit).toBe(true);
  });

  it("says nothing of a question that says nothing", () => {
    const nothing = { ...EMPTY_READING, isBrief: true };
    expect(reader.read("hello", "en", TODAY)).toEqual(nothing);
    expect(reader.read("", "und", TODAY)).toEqual(nothing);
  });

  it("never throws, whatever the text and the language", () => {
    const words = fc.constantFrom(
      "Guinea",
      "刚果",
      "из",
      "passport",
      "’",
      "(",
      "30",
      "天",
      "لل",
      "ال",
      "ʻ",
      "U.S.",
      "-",
      "\u202e",
      "\ud800",
      "ё",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.array(words).map((parts) => parts.join(" ")),
      fc.array(words).map((parts) => parts.join("")),
    );
    const language = fc.oneof(fc.constantFrom(...LANGUAGES), fc.string());
    fc.assert(
      fc.property(text, language, (question, tag) => {
        const reading = reader.read(question, tag, TODAY);
        expect(reading.nationalities).not.toContain("CN");
        expect(reading.stayDays ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("bounds its work on endless texts", () => {
    const endless = "from Guinea 3 to 4 weeks in 几内亚 из Конго ".repeat(5_000);
    const startedAt = performance.now();
    reader.read(endless, "en", TODAY);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
