import { describe, expect, it } from "vitest";
import { plainDateOf } from "../../../src/domain/plain-date.ts";
import { readStayDays, stayBetween } from "../../../src/understanding/stay-length.ts";
import { readText } from "../../../src/understanding/text.ts";

const CASES: readonly (readonly [language: string, text: string, days: number | null])[] = [
  ["en", "10 days", 10],
  ["en", "two weeks", 14],
  ["en", "three-month stay", 90],
  ["en", "a fortnight", 14],
  ["en", "for a month", 30],
  ["en", "half a month", 15],
  ["en", "10-14 days", 14],
  ["en", "I arrive in two weeks", null],
  ["en", "passport valid for 6 months", null],
  ["en", "30 days before departure", null],
  ["en", "90 days in any 180 days", 90],
  ["en", "10 working days", null],
  ["en", "3 days ago", null],
  ["en", "for 2 to 3 weeks", 21],
  ["en", "more than 30 days", 31],
  ["en", "longer than 3 months", 91],
  ["en", "twenty one days", 21],
  ["en", "30days", 30],
  ["en", "a couple of weeks", 14],
  ["en", "for a year", 365],
  ["en", "half a year", 180],
  ["en", "one and a half months", 45],
  ["en", "14-day visit", 14],
  ["en", "do I need a visa for two weeks?", 14],
  ["en", "January 2027", null],
  ["en", "within 24 hours", null],
  ["en", "a", null],
  ["ru", "на три месяца", 90],
  ["ru", "на две недели", 14],
  ["ru", "на 10 дней", 10],
  ["ru", "10-дневная", null],
  ["ru", "на месяц", 30],
  ["ru", "через две недели", null],
  ["ru", "полгода", 180],
  ["ru", "пару недель", 14],
  ["ru", "за 7 дней до выезда", null],
  ["ru", "больше 30 дней", 31],
  ["ru", "за последние 180 дней", null],
  ["ru", "na dve nedeli", 14],
  ["ru", "на неделю", 7],
  ["ru", "полтора месяца", 45],
  ["zh", "半个月", 15],
  ["zh", "两周", 14],
  ["zh", "三个月", 90],
  ["zh", "一个半月", 45],
  ["zh", "10天", 10],
  ["zh", "十五天", 15],
  ["zh", "两三天", 3],
  ["zh", "3-5天", 5],
  ["zh", "一年", 365],
  ["zh", "两周后到", null],
  ["zh", "护照有效期6个月", null],
  ["zh", "提前7天", null],
  ["zh", "2027年1月", null],
  ["zh", "3月10日", null],
  ["zh", "停留10日", 10],
  ["zh", "超过30天", 31],
  ["zh", "30天以上", 31],
  ["zh", "每180天", null],
  ["zh", "二十天", 20],
  ["zh", "24小时内", null],
  ["zh", "一个星期", 7],
  ["zh", "第三天", null],
  ["zh", "去三天", 3],
  ["zh", "半年", 180],
  ["zh", "待两个半月", 75],
  ["fr", "deux semaines", 14],
  ["fr", "dans deux semaines", null],
  ["fr", "quinze jours", 15],
  ["fr", "trois mois", 90],
  ["fr", "plus de 30 jours", 31],
  ["es", "dos semanas", 14],
  ["es", "quince días", 15],
  ["es", "en dos semanas", null],
  ["es", "un mes", 30],
  ["es", "medio año", 180],
  ["ar", "أسبوعين", 14],
  ["ar", "لمدة شهر", 30],
  ["ar", "10 أيام", 10],
  ["ar", "عشرة أيام", 10],
  ["ar", "١٥ يومًا", 15],
  ["ar", "بعد أسبوعين", null],
  ["ar", "ثلاثة أشهر", 90],
  ["ar", "لمدة أسبوعين", 14],
  ["tr", "iki hafta", 14],
  ["tr", "10 günlük", 10],
  ["id", "dua minggu", 14],
  ["id", "sebulan", 30],
  ["vi", "hai tuần", 14],
  ["vi", "10 ngày", 10],
  ["th", "10 วัน", 10],
  ["fa", "دو هفته", 14],
  ["ur", "دو ہفتے", 14],
  ["bn", "১০ দিন", 10],
  ["ne", "दुई हप्ता", 14],
  ["sw", "wiki mbili", 14],
  ["sw", "siku 10", 10],
  ["my", "၁၀ ရက်", 10],
  ["kk", "екі апта", 14],
  ["ky", "эки жума", 14],
  ["mn", "хоёр долоо хоног", 14],
  ["uz", "ikki hafta", 14],
  ["sr", "dve nedelje", 14],
  ["am", "10 ቀን", 10],
  ["pt", "duas semanas", 14],
  ["ms", "dua minggu", 14],
  ["zh", "白俄罗斯护照一年最多能免签待多少天", null],
];

it.each(CASES)("reads the length of stay (%s): %s", (language, text, days) => {
  expect(readStayDays(readText(text, language === "vi"), language)).toBe(days);
});

describe("two dates", () => {
  const from = plainDateOf(2027, 3, 3);
  const until = plainDateOf(2027, 3, 20);
  const days = from === null || until === null ? null : { from, until };

  it.each([
    "from 3 to 20 March",
    "с 3 по 20 марта",
    "3月3日到3月20日",
    "du 3 au 20 mars",
    "del 3 al 20 de marzo",
  ])("are the ends of a stay: %s", (text) => {
    expect(stayBetween(readText(text, false), days)).toBe(17);
  });

  it.each(["I come in March", "arriving on 3 or 20 March"])("are no stay: %s", (text) => {
    expect(stayBetween(readText(text, false), days)).toBeNull();
  });

  it("are no stay without days", () => {
    expect(stayBetween(readText("from 3 to 20 people", false), null)).toBeNull();
  });
});
