import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createQuestionReader } from "../../../src/understanding/question-reader.ts";

const TODAY = "2026-11-30" as PlainDate;
const reader = createQuestionReader({ languages: ["en", "ru", "fr", "es", "ar", "zh"] });

describe("a few words that go on with a question", () => {
  it.each([
    ["en", "and for india?", "IN"],
    ["en", "and for the Philippines?", "PH"],
    ["ru", "а для индии?", "IN"],
    ["ru", "а друг с таджикским?", "TJ"],
    ["fr", "et pour l'Inde ?", "IN"],
    ["es", "y para la India?", "IN"],
    ["ar", "وللهند؟", "IN"],
    ["zh", "那印度呢", "IN"],
  ])("ask it of the passport that they name (%s): %s", (language, text, country) => {
    const { nationalities, abroad } = reader.read(text, language, TODAY);
    expect([nationalities, abroad]).toEqual([[country], false]);
  });

  it.each([
    ["en", "and in japan?"],
    ["en", "and to japan?"],
    ["en", "visa for india"],
    ["ru", "а в японии?"],
    ["es", "y en japón?"],
  ])("ask of no passport where a country is a place (%s): %s", (language, text) => {
    const { nationalities, abroad } = reader.read(text, language, TODAY);
    expect([nationalities, abroad]).toEqual([[], true]);
  });
});
