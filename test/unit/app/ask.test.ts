import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAsk, type AskResult } from "../../../src/app/commands/ask.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectCore } from "../../helpers/core.ts";
import { runs } from "../../helpers/runs.ts";

const clock = { now: () => new Date("2026-11-25T04:00:00Z") };
const ask = createAsk(projectCore(), clock, null);
const on = (asOf: string, text: string, context: string[] = []): AskResult =>
  ask({ id: 1, text, context, asOf: asOf as PlainDate });

/** What may be said of entry only while the exemption is in force. */
const MAY_ENTER: Readonly<Record<string, RegExp>> = {
  en: /may enter (?:China )?without a visa and stay/,
  zh: /可以免签进入/,
  ru: /можете въехать/,
};

const GERMANS: Readonly<Record<string, string>> = {
  en: "do Germans need a visa for two weeks?",
  zh: "德国人来中国两个星期要办签证吗?",
  ru: "Нужна ли немцам виза в Китай на две недели?",
};

describe("do Germans need a visa for two weeks?", () => {
  for (const [language, question] of Object.entries(GERMANS)) {
    it(`is answered in “${language}” for the day asked, and never says after the end that they may enter`, () => {
      const before = on("2026-12-15", question);
      expect(before).toMatchObject({
        language,
        outcome: "answer",
        validity: "current",
        asOf: "2026-12-15",
      });
      expect(before.reply).toMatch(MAY_ENTER[language] ?? /^$/);
      expect(before.articles[0]?.id).toBe("visas/visa-free-unilateral");

      const lastDay = on("2026-12-31", question);
      expect(lastDay).toMatchObject({ language, outcome: "answer", asOf: "2026-12-31" });
      expect(lastDay.reply).toContain(
        language === "zh"
          ? "2026年12月31日"
          : language === "ru"
            ? "31 декабря 2026"
            : "31 December 2026",
      );

      for (const after of [on("2027-01-01", question), on("2027-06-01", question)]) {
        expect(after).toMatchObject({ language, outcome: "answer", validity: "expired" });
        expect(after.reply).not.toMatch(MAY_ENTER[language] ?? /^$/);
        expect(after.sources.length).toBeGreaterThan(0);
      }
    });
  }

  it("is judged on the day named in the question, not on the day of asking", () => {
    const reply = on(
      "2026-12-15",
      "I am German and arrive on 10 January 2027. Do I need a visa for two weeks?",
    );
    expect(reply).toMatchObject({ asOf: "2027-01-10", validity: "not_yet_known" });
    expect(reply.reply).not.toMatch(MAY_ENTER["en"] ?? /^$/);
  });
});

describe("what ends with the year", () => {
  const QUESTIONS = {
    en: "Is there still a reduction of the visa fee?",
    zh: "签证费现在还有优惠减免吗?",
  };
  it.each(Object.entries(QUESTIONS))(
    "is said of the visa fee in “%s” while it holds and not after",
    (language, question) => {
      const now = on("2026-12-31", question);
      expect(now).toMatchObject({
        language,
        outcome: "answer",
        articles: [{ id: "visas/visa-fees-processing" }, {}, {}, {}, {}],
      });
      const after = on("2027-01-01", question);
      const end = language === "zh" ? "2026年12月31日" : "31 December 2026";
      expect(after.validity).toBe("expired");
      expect(after.reply).toContain(end);
      expect(after.reply).not.toBe(now.reply);
    },
  );
});

describe("the number of nationalities in 240-hour transit", () => {
  const QUESTIONS = {
    en: "How many countries does the 240-hour visa-free transit apply to?",
    zh: "240小时过境免签适用于多少个国家?",
  };
  it.each(Object.entries(QUESTIONS))("is in “%s” the one of the day", (_language, question) => {
    expect(on("2026-08-19", question).reply).toMatch(/\b55|55个/);
    expect(on("2026-08-19", question).reply).not.toMatch(/57/);
    expect(on("2026-08-20", question).reply).toMatch(/\b57|57个/);
    expect(on("2026-08-20", question).reply).not.toMatch(/55/);
  });
});

describe("follow-up questions", () => {
  const first =
    "I am from Uzbekistan and go to Wuhan for a conference for 10 days. Do I need a visa?";

  it("carry the passport and the topic on", () => {
    const reply = on("2026-11-25", "and for three months?", [first]);
    expect(reply.articles[0]?.id).toBe("visas/visa-free-mutual");
    expect(reply.reply).toContain("Uzbekistan");
    expect(reply.reply).not.toMatch(
      /^.*you may enter China without a visa and stay up to 30 days, under/m,
    );
  });

  it("do not lend one person's passport to another", () => {
    const reply = on("2026-11-25", "and does my wife need a visa?", [first]);
    expect(reply.reply).not.toContain("passport (Uzbekistan)");
  });
});

describe("the questions on the front page", () => {
  it("of Russian and Chinese readers are answered in their language", () => {
    const ru = on(
      "2026-11-25",
      "Я из Узбекистана, еду в Ухань на конференцию на 10 дней, нужна ли виза?",
    );
    expect(ru).toMatchObject({
      language: "ru",
      outcome: "answer",
      articles: [{ id: "visas/visa-free-mutual" }, {}, {}, {}, {}],
    });
    const zh = on("2026-11-25", "我要给伊朗的博士后办签证,先办什么?");
    expect(zh).toMatchObject({ language: "zh", outcome: "answer" });
    expect(["visas/z-work-visa", "work/work-permit-process"]).toContain(zh.articles[0]?.id);
  });
});

describe("ask", () => {
  it("throws for no string, and gives an answer only with dated sources", () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.string({
        unit: fc.constantFrom(
          "visa ",
          "签证",
          "\u202e",
          "\u0000",
          "👩‍🔬",
          "ﷺ",
          "{x}",
          "'",
          "<b>",
          "\ud800",
          "١٢",
          "30 days ",
          "Германия ",
          "\n",
        ),
      }),
    );
    fc.assert(
      fc.property(odd, fc.array(odd, { maxLength: 3 }), (text, context) => {
        const result = ask({ id: "x", text, context });
        expect(result.reply).not.toBe("");
        expect(result.reply).not.toMatch(/undefined|NaN|\[object/);
        if (result.outcome === "answer") {
          expect(result.sources.length).toBeGreaterThan(0);
          expect(result.validity).not.toBeNull();
          for (const source of result.sources) expect(source.seenOn).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("gives the same answer to the same question", () => {
    for (const question of Object.values(GERMANS)) {
      const [one, two] = [on("2026-12-15", question), on("2026-12-15", question)];
      expect({ ...one, latencyMs: 0 }).toEqual({ ...two, latencyMs: 0 });
    }
  });
});

describe("whether the people of a country need a visa", () => {
  const COUNTRIES = ["KZ", "UZ", "TJ", "SA", "AE", "IR", "PK", "RW", "NG", "ET", "TH", "RS", "BR"];
  const ASKED: Readonly<Record<string, (country: string) => string>> = {
    en: (country) => `Do citizens of ${country} need a visa for China?`,
    zh: (country) => `${country}公民去中国需要签证吗？`,
    ar: (country) => `هل يحتاج مواطن من ${country} إلى تأشيرة؟`,
    fr: (country) => `Un citoyen du pays ${country} a-t-il besoin d’un visa ?`,
    es: (country) => `¿Un ciudadano de ${country} necesita visado?`,
    ru: (country) => `Я из страны ${country}, нужна ли мне виза в Китай?`,
  };

  for (const [language, question] of Object.entries(ASKED)) {
    it(`is answered in “${language}” by the table for each, not by an article on their customs`, () => {
      const names = new Intl.DisplayNames([language], { type: "region" });
      for (const country of COUNTRIES) {
        const name = names.of(country) ?? country;
        const answer = on("2026-11-26", question(name));
        expect(answer, name).toMatchObject({ language, outcome: "answer" });
        expect(answer.articles[0]?.id, name).toMatch(/^visas\//);
        expect(answer.reply, name).toContain(name);
      }
    });
  }

  it("is not answered where another country’s visa is meant", () => {
    expect(on("2026-11-26", "Do Kazakhs need a visa for Germany?").outcome).not.toBe("answer");
  });
});
