import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createQuestionReader } from "../../../src/understanding/question-reader.ts";

const reader = createQuestionReader();
const abroad = (language: string, text: string): boolean =>
  reader.read(text, language, "2026-11-25" as PlainDate).abroad;

describe("questions about another country", () => {
  it.each([
    ["en", "How do I get a Schengen visa for my congress?"],
    ["en", "what gifts should I bring to a partner in Japan"],
    ["en", "how long does the visa for Canada take"],
    ["zh", "去日本拜访客户送什么礼物好"],
    ["zh", "我想办理美国绿卡"],
    ["ru", "Какая зарплата нужна для рабочей визы в Англию?"],
    ["ru", "что нельзя дарить партнёру в Японии"],
    ["fr", "comment obtenir un visa pour aller en Italie"],
    ["es", "qué visa necesito para ir a Canadá"],
  ])("are told apart (%s): %s", (language, text) => {
    expect(abroad(language, text)).toBe(true);
  });

  it.each([
    ["en", "I live in Germany and have an Indian passport. How do I get a visa for China?"],
    ["en", "Do Germans need a visa for two weeks?"],
    ["en", "I have a Thai passport, do I need a visa for a conference in Wuhan?"],
    ["zh", "我在日本读博，想来中国交流，要签证吗"],
    ["zh", "德国人要不要签证"],
    ["ru", "Я из Узбекистана, еду в Ухань на конференцию"],
    ["fr", "Je suis marocain, faut-il un visa pour la Chine ?"],
  ])("are not mistaken for those about China (%s): %s", (language, text) => {
    expect(abroad(language, text)).toBe(false);
  });
});
