import { describe, expect, test } from "vitest";
import { lexiconOf } from "../../../src/guard/lexicon.ts";
import { readText } from "../../../src/guard/read/reading.ts";

function figuresOf(language: string, text: string): string[] {
  const lexicon = lexiconOf(language);
  if (lexicon === null) return [];
  return readText(text, lexicon)
    .figures.filter(({ isArticle }) => !isArticle)
    .map(({ kind, value, unit }) => [kind, value, unit].filter((part) => part !== "").join(" "));
}

const FIGURES: readonly (readonly [language: string, text: string, ...figures: string[]])[] = [
  ["en", "thirty days", "duration 30 day"],
  ["en", "a month", "duration 1 month"],
  ["en", "twenty-five working days", "duration 25 workday"],
  ["en", "two hundred and forty hours", "duration 240 hour"],
  ["en", "five to fifteen days", "duration 5 day", "duration 15 day"],
  ["en", "RMB 2,000", "money 2000 CNY"],
  ["en", "ten thousand yuan", "money 10000 CNY"],
  ["en", "2.5 million dollars", "money 2500000 USD"],
  ["en", "a fortnight", "duration 2 week"],
  ["en", "a dozen copies", "count 12"],
  ["en", "the third floor", "ordinal 3"],
  ["en", "twice the wage", "factor 2"],
  ["en", "15 per cent", "percent 15 %"],
  ["en", "one hundred and twenty photos", "count 120"],
  ["en", "level III", "ordinal 3"],
  ["en", "６０ days", "duration 60 day"],
  ["zh", "三十天", "duration 30 day"],
  ["zh", "一百二十天", "duration 120 day"],
  ["zh", "一个月", "duration 1 month"],
  ["zh", "半年", "duration 0.5 year"],
  ["zh", "两万元", "money 20000 CNY"],
  ["zh", "人民币2,000元", "money 2000 CNY"],
  ["zh", "3万元", "money 30000 CNY"],
  ["zh", "百分之十五", "percent 15 %"],
  ["zh", "五十七个国家", "count 57"],
  ["zh", "二十个工作日", "duration 20 workday"],
  ["zh", "第三级", "ordinal 3"],
  ["ru", "тридцать дней", "duration 30 day"],
  ["ru", "двух недель", "duration 2 week"],
  ["ru", "полтора года", "duration 1.5 year"],
  ["ru", "полгода", "duration 6 month"],
  ["ru", "двести сорок часов", "duration 240 hour"],
  ["ru", "десять тысяч юаней", "money 10000 CNY"],
  ["ru", "2 000 юаней", "money 2000 CNY"],
  ["ru", "пятнадцать процентов", "percent 15 %"],
  ["ru", "двадцать пять рабочих дней", "duration 25 workday"],
  ["ar", "يومان", "duration 2 day"],
  ["ar", "شهرين", "duration 2 month"],
  ["ar", "سنتين", "duration 2 year"],
  ["ar", "خمسة وعشرون يومًا", "duration 25 day"],
  ["ar", "خمسة عشر يومًا", "duration 15 day"],
  ["ar", "٣٠ يومًا", "duration 30 day"],
  ["ar", "ثلاثون يومًا", "duration 30 day"],
  ["ar", "مئتان وأربعون ساعة", "duration 240 hour"],
  ["ar", "عشرة آلاف يوان", "money 10000 CNY"],
  ["ar", "۱۵٪", "percent 15 %"],
  ["fr", "quatre-vingt-dix jours", "duration 90 day"],
  ["fr", "un mois", "duration 1 month"],
  ["fr", "soixante et onze ans", "duration 71 year"],
  ["fr", "deux cent quarante heures", "duration 240 hour"],
  ["fr", "dix mille yuans", "money 10000 CNY"],
  ["fr", "2 000 yuans", "money 2000 CNY"],
  ["fr", "quinze pour cent", "percent 15 %"],
  ["fr", "vingt jours ouvrables", "duration 20 workday"],
  ["es", "treinta y un días", "duration 31 day"],
  ["es", "doscientas cuarenta horas", "duration 240 hour"],
  ["es", "diez mil yuanes", "money 10000 CNY"],
  ["es", "2.000 yuanes", "money 2000 CNY"],
  ["es", "un mes", "duration 1 month"],
  ["es", "quince por ciento", "percent 15 %"],
  ["es", "veinte días hábiles", "duration 20 workday"],
];

describe("of figures in digits and in words", () => {
  test.each(FIGURES)("in %s reads %s as %s", (language, text, ...figures) => {
    expect(figuresOf(language, text)).toEqual(figures);
  });
});

function datesOf(language: string, text: string): string[] {
  const lexicon = lexiconOf(language);
  if (lexicon === null) return [];
  return readText(text, lexicon).dates.map(({ year, month, day, weekday, relative }) =>
    [year, month, day, weekday === null ? null : `weekday ${weekday}`, relative]
      .filter((part) => part !== null)
      .join("-"),
  );
}

const DATES: readonly (readonly [language: string, text: string, ...dates: string[]])[] = [
  ["en", "on 31 December 2026", "2026-12-31"],
  ["en", "on December 31, 2026", "2026-12-31"],
  ["en", "on the 31st of December", "12-31"],
  ["en", "on 2026-12-31", "2026-12-31"],
  ["en", "in May 2025", "2025-5"],
  ["en", "you may stay"],
  ["en", "until 2026", "2026"],
  ["en", "on Friday", "weekday 5"],
  ["en", "next month", "nextMonth"],
  ["en", "at the end of the year", "endOfYear"],
  ["zh", "2026年12月31日", "2026-12-31"],
  ["zh", "二〇二六年十二月三十一日", "2026-12-31"],
  ["zh", "12月31日", "12-31"],
  ["zh", "星期五", "weekday 5"],
  ["zh", "明年", "nextYear"],
  ["zh", "年底", "endOfYear"],
  ["ru", "31 декабря 2026 г.", "2026-12-31"],
  ["ru", "31.12.2026", "2026-12-31"],
  ["ru", "в мае 2025 года", "2025-5"],
  ["ru", "в пятницу", "weekday 5"],
  ["ru", "завтра", "tomorrow"],
  ["ar", "31 ديسمبر 2026", "2026-12-31"],
  ["ar", "٣١ كانون الأول ٢٠٢٦", "2026-12-31"],
  ["ar", "في عام 2025", "2025"],
  ["ar", "يوم الجمعة", "weekday 5"],
  ["ar", "الشهر المقبل", "nextMonth"],
  ["fr", "le 31 décembre 2026", "2026-12-31"],
  ["fr", "le 1er mars 2026", "2026-3-1"],
  ["fr", "le 31/12/2026", "2026-12-31"],
  ["fr", "demain", "tomorrow"],
  ["es", "el 31 de diciembre de 2026", "2026-12-31"],
  ["es", "en marzo de 2025", "2025-3"],
  ["es", "el viernes", "weekday 5"],
  ["es", "el próximo año", "nextYear"],
];

describe("of days and parts of them", () => {
  test.each(DATES)("in %s reads %s as %s", (language, text, ...dates) => {
    expect(datesOf(language, text)).toEqual(dates);
  });
});
