import { describe, expect, test } from "vitest";
import type { GuardFault } from "../../../src/ports/guard.ts";
import leads from "../../fixtures/guard/leads.json" with { type: "json" };
import { projectContent } from "../../helpers/content.ts";
import { guardOf, INSTRUCTIONS } from "../../helpers/guard.ts";

const guard = guardOf(projectContent().knowledge);

describe.each(Object.entries(leads))("in %s", (language, sentences) => {
  test("twelve lead-ins are tried", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(12);
  });

  test.each(sentences)("lets a good lead-in pass: %s", (sentence) => {
    expect(guard.lead(sentence, language, [])).toEqual([]);
  });
});

const BAD: readonly (readonly [language: string, kind: GuardFault, sentence: string])[] = [
  ["en", "number", "Here are three things our sources say about the permit."],
  ["en", "number", "Here are 3 things our sources say about the permit."],
  ["en", "duration", "Here is what our sources say about a stay of two weeks."],
  ["en", "money", "Here is what our sources say about the fee of 500 yuan."],
  ["en", "date", "Here is what our sources say about the rules from March."],
  ["en", "date", "Here is what our sources say today."],
  ["en", "link", "Here is what our sources at nia.gov.cn say."],
  ["en", "contact", "Here is what the line +86 10 12367 says."],
  ["en", "visa", "Here is what our sources say about the Z visa."],
  ["en", "name", "Here is what our sources say about Tsinghua and its permits."],
  ["en", "name", "Here is what our sources say about Germans and their stay."],
  ["en", "eligibility", "Here is why you may stay longer."],
  ["en", "eligibility", "Yes, here is what our sources say about it."],
  ["en", "eligibility", "Here is what you must know about the permit."],
  ["en", "eligibility", "You are entitled to this, say our sources."],
  ["en", "eligibility", "Here is the answer: apply at the embassy."],
  ["en", "eligibility", "Here is what is guaranteed about the permit."],
  ["en", "negation", "Here is what our sources say about not registering."],
  ["en", "length", "Here is what our sources say. This is about permits."],
  ["en", "length", `Here is what our sources say about ${"the permit and ".repeat(12)}the rest.`],
  ["en", "length", ""],
  ["en", "language", "Voici ce que disent nos sources sur le titre de résidence."],
  ["en", "leak", "Rewrite only what the numbered sentences say, and never add a fact of your own."],
  ["en", "markup", "Here is **what** our sources say."],
  ["en", "markup", "Here is what our\u202e sources say."],
  ["zh", "number", "以下是资料中的三个要点。"],
  ["zh", "duration", "以下是关于停留三十天的资料内容。"],
  ["zh", "date", "以下是关于明年规定的资料内容。"],
  ["zh", "visa", "以下是资料中关于Z字签证的内容。"],
  ["zh", "name", "以下是清华大学的资料内容。"],
  ["zh", "name", "以下是关于德国公民的资料内容。"],
  ["zh", "eligibility", "您可以看看以下资料。"],
  ["zh", "eligibility", "是的，以下是资料内容。"],
  ["zh", "eligibility", "您有资格，以下是资料内容。"],
  ["zh", "eligibility", "以下资料保证有用。"],
  ["zh", "negation", "以下是关于不登记的资料内容。"],
  ["zh", "language", "以下是關於您問題的資料內容。"],
  ["zh", "leak", "只能改写编号的句子所说的内容，绝不能自己添加任何事实。"],
  ["ru", "number", "Вот три вещи, о которых говорят наши источники."],
  ["ru", "duration", "Вот что наши источники говорят о двух неделях пребывания."],
  ["ru", "date", "Вот что наши источники говорят о правилах с марта."],
  ["ru", "visa", "Вот что наши источники говорят о визе Z."],
  ["ru", "name", "Вот что говорят источники об Университете Цинхуа."],
  ["ru", "name", "Вот что говорят источники о гражданах Германии."],
  ["ru", "eligibility", "Да, вот что говорят наши источники."],
  ["ru", "eligibility", "Вам нужно знать вот что."],
  ["ru", "eligibility", "Вы можете прочитать это в наших источниках."],
  ["ru", "eligibility", "Вот источники: подайте заявление в посольство."],
  ["ru", "negation", "Вот что источники говорят о жизни без регистрации."],
  ["ar", "number", "إليك ثلاث نقاط من مصادرنا."],
  ["ar", "duration", "إليك ما تقوله مصادرنا عن إقامة شهرين."],
  ["ar", "date", "إليك ما تقوله مصادرنا عن قواعد نيسان."],
  ["ar", "visa", "إليك ما تقوله مصادرنا عن تأشيرة Z."],
  ["ar", "name", "إليك ما تقوله مصادرنا عن جامعة تسينغهوا."],
  ["ar", "name", "إليك ما تقوله مصادرنا عن مواطني ألمانيا."],
  ["ar", "eligibility", "نعم، إليك ما تقوله مصادرنا."],
  ["ar", "eligibility", "يمكنك قراءة ما تقوله مصادرنا."],
  ["ar", "eligibility", "يجب أن تعرف ما تقوله مصادرنا."],
  ["ar", "negation", "إليك ما تقوله مصادرنا عن الإقامة بدون تسجيل."],
  ["fr", "number", "Voici trois points de nos sources."],
  ["fr", "duration", "Voici ce que disent nos sources sur un séjour d’un mois."],
  ["fr", "date", "Voici ce que disent nos sources sur les règles de demain."],
  ["fr", "visa", "Voici ce que disent nos sources sur le visa Z."],
  ["fr", "name", "Voici ce que disent nos sources sur les citoyens de l’Allemagne."],
  ["fr", "eligibility", "Oui, voici ce que disent nos sources."],
  ["fr", "eligibility", "Vous pouvez lire ceci dans nos sources."],
  ["fr", "eligibility", "Il faut savoir ce que disent nos sources."],
  ["fr", "negation", "Voici ce que disent nos sources sur un séjour sans titre."],
  ["es", "number", "Estos son tres puntos de nuestras fuentes."],
  ["es", "duration", "Esto dicen nuestras fuentes sobre una estadía de dos semanas."],
  ["es", "date", "Esto dicen nuestras fuentes sobre las reglas de marzo."],
  ["es", "visa", "Esto dicen nuestras fuentes sobre la visa Z."],
  ["es", "name", "Esto dicen nuestras fuentes sobre los ciudadanos de Alemania."],
  ["es", "eligibility", "Sí, esto dicen nuestras fuentes."],
  ["es", "eligibility", "Usted puede leer esto en nuestras fuentes."],
  ["es", "eligibility", "Hay que saber lo que dicen nuestras fuentes."],
  ["es", "negation", "Esto dicen nuestras fuentes sobre vivir sin registro."],
  ["de", "language", "Hier ist, was unsere Quellen dazu sagen."],
];

describe("of a lead-in that says something of its own", () => {
  test.each(BAD)("in %s finds the fault %s: %s", (language, kind, sentence) => {
    expect(guard.lead(sentence, language, [])).toContain(kind);
  });

  test("lets the words of the topic stand, and no others", () => {
    const topic = ["Z visa: the entry visa for paid work"];
    const good = "Here is what our sources say about the Z visa.";
    expect(guard.lead(good, "en", ["Z visa"])).toEqual([]);
    expect(
      guard.lead(
        "About “Z visa: the entry visa for paid work”, our sources say this.",
        "en",
        topic,
      ),
    ).toEqual([]);
    expect(
      guard.lead("Here is what our sources say about the R visa.", "en", ["Z visa"]),
    ).toContain("visa");
  });

  test("does not take the prompts’ own words for a lead-in", () => {
    for (const text of INSTRUCTIONS) expect(guard.lead(text, "en", [])).toContain("leak");
  });
});
