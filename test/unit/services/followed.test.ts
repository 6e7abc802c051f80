import { beforeAll, describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import type { ArticleId } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-26" as PlainDate;
const REGISTRATION = "residence/temporary-residence-registration";
const K_VISA = "visas/k-young-talent-visa";
const PERMIT = "work/work-permit-process";

/** A first question, and the article that answers it. */
const FIRST = {
  en: { text: "How do I register with the police after arriving?", article: REGISTRATION },
  zh: { text: "到了中国以后怎么办住宿登记？", article: REGISTRATION },
  ru: { text: "Как зарегистрироваться в полиции после приезда?", article: REGISTRATION },
  fr: { text: "Comment m'enregistrer à la police après mon arrivée ?", article: REGISTRATION },
  es: { text: "¿Cómo me registro en la policía después de llegar?", article: REGISTRATION },
  ar: { text: "كيف أسجل لدى الشرطة بعد الوصول؟", article: REGISTRATION },
} as const;
type Language = keyof typeof FIRST;

let core: ReturnType<typeof projectCore>;
beforeAll(() => {
  core = projectCore();
});

function after(
  language: string,
  first: string,
  text: string,
  atHand: readonly ArticleId[] = [],
): Reply {
  return core.answering.answer({
    text,
    earlier: [first],
    atHand,
    localeHint: language,
    conversationLanguage: language,
    languageChosen: false,
    today: TODAY,
    now: TODAY,
  }).reply;
}

describe("a message after an answered question", () => {
  it.each<[Language, string]>([
    ["en", "train ticket price"],
    ["en", "cheap dentist"],
    ["en", "Japan visa"],
    ["en", "marriage certificate"],
    ["zh", "火车票多少钱"],
    ["zh", "牙医"],
    ["fr", "dentiste"],
    ["es", "billetes de tren"],
    ["es", "dentista"],
    ["ar", "سعر تذكرة القطار"],
    ["ar", "طبيب أسنان"],
  ])("on something else is not answered by the article of before (%s): %s", (language, text) => {
    const { text: first, article } = FIRST[language];
    const { outcome, articles } = after(language, first, text);
    expect(outcome === "answer" && articles[0]?.id === article).toBe(false);
  });

  it.each<[Language, string]>([
    ["en", "visa"],
    ["zh", "签证"],
    ["ru", "виза"],
    ["fr", "visa"],
    ["ar", "تأشيرة"],
  ])("of one word that is a subject of its own is asked back (%s): %s", (language, text) => {
    const { text: first, article } = FIRST[language];
    const { outcome, actions } = after(language, first, text, [article]);
    expect(outcome).toBe("clarify");
    expect(actions.map(({ id }) => id)).toContain(`article:${article}`);
  });

  it.each([
    ["What is the K visa?", "residence permit", "residence/residence-permit"],
    ["What is the K visa?", "research funding", "funding/funding-overview"],
    [FIRST.en.text, "How do I get a residence permit?", "residence/residence-permit"],
  ])("that names another subject than “%s” is answered from there: %s", (first, text, article) => {
    const { outcome, articles } = after("en", first, text);
    expect([outcome, articles[0]?.id]).toEqual(["answer", article]);
  });

  it.each<[Language, string]>([
    ["en", "how long do I have"],
    ["en", "in a hotel?"],
    ["zh", "多久之内"],
    ["zh", "那如果住酒店呢"],
    ["ru", "за сколько часов надо успеть?"],
    ["ru", "а если в гостинице"],
    ["fr", "et à l'hôtel ?"],
    ["es", "¿en cuántas horas?"],
    ["ar", "خلال كم ساعة"],
  ])("on the same is answered with it (%s): %s", (language, text) => {
    const { text: first, article } = FIRST[language];
    const { outcome, articles } = after(language, first, text, [article]);
    expect([outcome, articles[0]?.id]).toEqual(["answer", article]);
  });

  it.each([
    ["What is the K visa?", "and how much is it", K_VISA],
    ["How do I get a work permit?", "how long does it take", PERMIT],
  ])("that points back at “%s” is answered with it: %s", (first, text, article) => {
    const { outcome, articles } = after("en", first, text, [article as ArticleId]);
    expect([outcome, articles[0]?.id]).toEqual(["answer", article]);
  });

  it.each<[Language, string, string]>([
    ["en", "What is the K visa?", "And how much is a haircut?"],
    ["en", "What is the K visa?", "And the weather?"],
    ["ru", FIRST.ru.text, "стоматолог"],
    ["fr", FIRST.fr.text, "prix coupe de cheveux"],
  ])(
    "that goes on with other words is not told the very thing (%s, “%s”): %s",
    (language, first, text) => {
      const { outcome, held } = after(language, first, text);
      expect(outcome === "answer" && held !== "article").toBe(false);
    },
  );
});
