import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createQuestionReader } from "../../../src/understanding/question-reader.ts";

const reader = createQuestionReader();
const read = (language: string, text: string) =>
  reader.read(text, language, "2026-11-25" as PlainDate);

describe("a message that may lean on the one before", () => {
  it.each([
    ["en", "which documents?", true],
    ["en", "How is my salary taxed when I work in two cities?", false],
    ["zh", "要什么材料", true],
    ["zh", "外籍博士来华工作需要办理哪些手续", false],
  ])("is a brief one (%s): %s", (language, text, isBrief) => {
    expect(read(language, text).isBrief).toBe(isBrief);
  });
});

describe("a follow-up", () => {
  it.each([
    ["en", "and for three months?", "continues"],
    ["en", "What about my wife?", "continues"],
    ["en", "how much is it?", "pointsBack"],
    ["en", "and how much is it?", "pointsBack"],
    ["zh", "那家属呢", "continues"],
    ["zh", "那要是三个月呢？", "continues"],
    ["zh", "这个要多少钱", "pointsBack"],
    ["ru", "а если на три месяца?", "continues"],
    ["ru", "сколько это стоит?", "pointsBack"],
    ["fr", "et pour trois mois ?", "continues"],
    ["fr", "combien ça coûte ?", "pointsBack"],
    ["es", "¿y para tres meses?", "continues"],
    ["ar", "وماذا عن ثلاثة أشهر؟", "continues"],
  ])("is seen (%s): %s", (language, text, kind) => {
    expect(read(language, text).followUp).toBe(kind);
  });

  it.each([
    ["en", "Do I need a visa for two weeks?"],
    [
      "en",
      "Is it true that Australians can simply turn up in China for a month without any paperwork?",
    ],
    [
      "en",
      "And now something longer: I am a chemist from Pakistan, my host in Xi’an wants me for a year, what do we do first?",
    ],
    ["zh", "外籍博士后来华工作需要办理哪些手续，先办什么？"],
    ["ru", "Нужна ли виза гражданам Таджикистана?"],
    ["fr", "Il faut un visa pour deux semaines ?"],
    ["es", "¿Necesito visa para dos semanas?"],
  ])("is not seen in a question that stands alone (%s): %s", (language, text) => {
    expect(read(language, text).followUp).toBeNull();
  });

  it("tells when somebody else is asked for", () => {
    expect(read("en", "and does my wife need one?").aboutSomebodyElse).toBe(true);
    expect(read("zh", "那家属呢").aboutSomebodyElse).toBe(true);
    expect(read("ru", "а для моей жены?").aboutSomebodyElse).toBe(true);
    expect(read("en", "and for three months?").aboutSomebodyElse).toBe(false);
  });
});
