import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEADING_WORDS } from "../../../src/guard/words/lead/index.ts";
import type { GuardFault } from "../../../src/ports/guard.ts";
import leads from "../../fixtures/guard/leads.json" with { type: "json" };
import { projectContent } from "../../helpers/content.ts";
import { guardOf, INSTRUCTIONS } from "../../helpers/guard.ts";

const guard = guardOf(projectContent().knowledge);

interface Lead {
  readonly topic: readonly string[];
  readonly sentence: string;
}

const faultsOf = ({ topic, sentence }: Lead, language: string): readonly GuardFault[] =>
  guard.lead(sentence, language, topic);

describe.each(Object.entries(leads))("in %s", (language, { good, bad }) => {
  const passing = good.filter((lead) => faultsOf(lead, language).length === 0);

  test("nine in ten natural lead-ins pass", () => {
    expect(good.length).toBeGreaterThanOrEqual(32);
    expect(passing.length / good.length).toBeGreaterThanOrEqual(0.9);
  });

  test("sentences that say something small are tried, half of them with words of the topic", () => {
    expect(bad.length).toBeGreaterThanOrEqual(25);
    expect(bad.filter(({ topic }) => topic.length > 0).length * 2).toBeGreaterThan(bad.length);
  });

  test.each(bad)("refuses what says something small: $sentence", (lead) => {
    expect(faultsOf(lead, language)).toContain("words");
  });

  const strange = (STRANGE[language] ?? "").split(", ");
  const isHan = language === "zh";

  test("one strange word anywhere in a lead-in that passes is a fault", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...passing),
        fc.constantFrom(...strange),
        fc.nat(),
        ({ topic, sentence }, word, at) => {
          fc.pre(!topic.join(" ").includes(word));
          const words = isHan ? Array.from(sentence) : sentence.split(" ");
          const more = words.toSpliced(at % (words.length + 1), 0, word).join(isHan ? "" : " ");
          expect(guard.lead(more, language, topic)).toContain("words");
        },
      ),
    );
  });

  test("one strange word among words of the list and the topic, in any order, is a fault", () => {
    const known = Object.entries(LEADING_WORDS[language] ?? {}).flatMap(([list, words]) =>
      list === "masks" ? [] : String(words).split(", "),
    );
    const title = passing[0]?.topic[0] ?? "";
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...known, title), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...strange),
        fc.nat(),
        (words, word, at) => {
          const sentence = words
            .toSpliced(at % (words.length + 1), 0, word)
            .join(isHan ? "" : " ")
            .slice(0, 150);
          fc.pre(sentence.includes(word));
          expect(guard.lead(sentence, language, [title])).toContain("words");
        },
      ),
    );
  });
});

/** Words that no lead-in needs. */
const STRANGE: Readonly<Record<string, string>> = {
  en: "airport, everybody, free, always, without, before, only, every, gets, boss",
  zh: "机场, 大家, 免费, 总是, 没有, 之前, 只有, 全部, 都, 要, 老板",
  ru: "аэропорт, все, бесплатно, всегда, без, для, до, только, каждый, получит, начальник",
  ar: "المطار, الجميع, مجانا, دائما, بدون, قبل, فقط, كل, يحصل, المدير",
  fr: "aéroport, tous, gratuit, toujours, sans, avant, seulement, chaque, reçoit, patron",
  es: "aeropuerto, todos, gratis, siempre, sin, antes, solo, cada, recibe, jefe",
};

describe("of words that name the topic", () => {
  const register = "Register your address with the police after arrival";

  test.each([
    ["in the order of the title", "Our sources say this about registering with the police."],
    ["from a part of it", "Our sources say this about the police."],
    ["in another form", "Our sources say this about registration with the police."],
    ["in front", "Registering your address with the police: here is what our sources say."],
  ])("lets them stand %s", (_where, sentence) => {
    expect(guard.lead(sentence, "en", [register])).toEqual([]);
  });

  test.each([
    ["in another order", "Our sources say this about the police registering."],
    ["where nothing is named", "Our sources say the police."],
    ["in front, from the middle of the title", "The police: here is what our sources say."],
    ["in front of a verb", "Registering your address concerns our sources."],
    ["without words that point", "About registering your address."],
  ])("does not let them stand %s", (_where, sentence) => {
    expect(guard.lead(sentence, "en", [register])).toContain("words");
  });

  test("does not let a run leap over a word that denies or limits", () => {
    const topic = ["Entry without a visa"];
    const sentence = "Our sources say this about entry";
    expect(guard.lead(`${sentence}.`, "en", topic)).toEqual([]);
    expect(guard.lead(`${sentence} visa.`, "en", topic)).toContain("words");
  });

  test("lets titles of two articles stand beside each other, each from its beginning", () => {
    const topic = ["Residence permit: staying in China", "Opening a bank account"];
    const sentence = "Our sources say this about the residence permit and";
    expect(guard.lead(`${sentence} opening an account.`, "en", topic)).toEqual([]);
    expect(guard.lead(`${sentence} account.`, "en", topic)).toContain("words");
  });

  test("in Chinese asks for more than one character in a row", () => {
    const topic = ["开立银行账户"];
    expect(guard.lead("以下是关于银行账户的内容。", "zh", topic)).toEqual([]);
    expect(guard.lead("以下是关于行户的内容。", "zh", topic)).toContain("words");
  });

  test("in Arabic tells a word from the same with a preposition", () => {
    const topic = ["تسجيل محل الإقامة لدى الشرطة"];
    const sentence = "إليك ما تقوله مصادرنا عن تسجيل محل الإقامة";
    expect(guard.lead(`${sentence} لدى الشرطة.`, "ar", topic)).toEqual([]);
    expect(guard.lead(`${sentence} للشرطة.`, "ar", topic)).toContain("words");
    expect(guard.lead("فيما يتعلق بتسجيل الإقامة، إليك ما تقوله مصادرنا.", "ar", topic)).toEqual(
      [],
    );
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
