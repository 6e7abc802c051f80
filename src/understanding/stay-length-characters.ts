import type { LanguageTag } from "../domain/locale.ts";

/** Lengths of stay in languages written without spaces. */
export const STAYS_IN_CHARACTERS: ReadonlySet<LanguageTag> = new Set(["zh", "th", "my"]);

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  兩: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const NUMBER = "(?:\\d{1,3}|[一二两兩三四五六七八九十百半]{1,4})";
const CHINESE = new RegExp(
  `(?<more>超过|超過|多于|大于)?(?<![第每任何近\\d月周])(?:(?:\\d{1,3}|[一二两兩三四五六七八九十])(?:-|~|到|至))?(?<number>${NUMBER})(?:来|多|几)?` +
    `(?:(?<month>[个個]半?月|个多月)|(?<week>周|週|[个個]?半?(?:星期|礼拜|禮拜))|(?<year>年(?!\\d|[一-十]+月))|(?<day>天|日游|晚))(?<half>半)?` +
    `(?<after>以上|以后|以後|以前|之后|之後|之前|前|后|後|内|以内|之内|有效|过境|最多|总共|(?<=年)(?:里|能|可以|可))?`,
  "gu",
);
const STAYING_DAYS = /(?:停留|逗留|为期|為期|待)[^\d]{0,3}(\d{1,3})日/gu;
const NOT_A_STAY =
  /(?:过|過|再过|提前|提早|有效期|有效期为|还有|還有|剩|剩下|每|任意|任何|近|最近|满|至少|等)$/u;

const THAI = /(\d{1,3}) ?(?:(วัน)|(สัปดาห์|อาทิตย์)|(เดือน)|(ปี))(?!ก่อน|ที่แล้ว|หลัง)/gu;
const BURMESE = /(\d{1,3}) ?(?:(ရက်)|(ပတ်)|(လ)|(နှစ်))/gu;
const THAI_WORDS: Readonly<Record<string, number>> = {
  หนึ่งสัปดาห์: 7,
  สองสัปดาห์: 14,
  สองอาทิตย์: 14,
  หนึ่งเดือน: 30,
  สองเดือน: 60,
  สามเดือน: 90,
  ครึ่งเดือน: 15,
  ครึ่งปี: 180,
};

/** All lengths of stay, in days. */
export function readCharacterStay(plain: string): number[] {
  const lengths: number[] = [];
  if (/\p{Script=Han}/u.test(plain)) lengths.push(...readChinese(plain));
  if (/\p{Script=Thai}/u.test(plain)) {
    lengths.push(...readUnits(plain, THAI));
    for (const [words, days] of Object.entries(THAI_WORDS)) {
      if (plain.includes(words)) lengths.push(days);
    }
  }
  if (/\p{Script=Myanmar}/u.test(plain)) lengths.push(...readUnits(plain, BURMESE));
  return lengths;
}

function readChinese(plain: string): number[] {
  const lengths: number[] = [];
  for (const match of plain.matchAll(CHINESE)) {
    const { number = "", more, month, week, year, half, after = "" } = match.groups ?? {};
    const before = plain.slice(Math.max(0, match.index - 6), match.index);
    const andHalf = half !== undefined || (month ?? week ?? "").includes("半");
    const amount = chineseNumber(number) + (andHalf ? 0.5 : 0);
    // Half a year is counted as six months.
    const days =
      year !== undefined && amount === 0.5 ? 180 : Math.round(amount * unitDays(week, month, year));
    if (amount === 0) continue;
    if (more !== undefined || after === "以上") lengths.push(days + 1);
    else if (after === "" && !NOT_A_STAY.test(before)) lengths.push(days);
  }
  for (const match of plain.matchAll(STAYING_DAYS)) lengths.push(Number(match[1]));
  return lengths;
}

function readUnits(plain: string, pattern: RegExp): number[] {
  return [...plain.replace(/[๐-๙၀-၉]/gu, asciiDigit).matchAll(pattern)].map(
    ([, number, , week, month, year]) => Number(number) * unitDays(week, month, year),
  );
}

function unitDays(week?: string, month?: string, year?: string): number {
  if (week !== undefined) return 7;
  if (month !== undefined) return 30;
  return year === undefined ? 1 : 365;
}

/** "十五", "二十", "两三" (the greater), "半", "一个半" without its unit. */
function chineseNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === "半") return 0.5;
  const last = DIGITS[text.slice(-1)] ?? 0;
  if (text.includes("百")) return 100 * (DIGITS[text.charAt(0)] ?? 1);
  const ten = text.indexOf("十");
  return ten < 0 ? last : 10 * (DIGITS[text.charAt(ten - 1)] ?? 1) + last;
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  return String(code >= 0x1040 ? code - 0x1040 : code - 0x0e50);
}
