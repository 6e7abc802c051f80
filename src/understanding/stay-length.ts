import type { LanguageTag } from "../domain/locale.ts";
import type { DaysAsked } from "../domain/reading.ts";
import { daysBetween } from "../domain/plain-date.ts";
import { TIME_WORDS, TIME_WORDS_OF, type TimeWords } from "./data/time-words.ts";
import { readCharacterStay, STAYS_IN_CHARACTERS } from "./stay-length-characters.ts";
import type { QuestionText } from "./text.ts";

/** Days in a unit, as somebody who plans counts them. */
const DAYS_IN = { day: 1, week: 7, month: 30, year: 365 } as const;

/** Longer than this is no journey but a mistake of reading. */
const LONGEST_STAY = 3_650;

interface StayPattern {
  readonly pattern: RegExp;
  readonly numbers: ReadonlyMap<string, number>;
  readonly phrases: readonly (readonly [RegExp, number])[];
  readonly notAfter: RegExp | null;
  readonly notBefore: RegExp | null;
  readonly moreThan: RegExp | null;
}

const PATTERNS: ReadonlyMap<LanguageTag, StayPattern> = new Map(
  Object.entries(TIME_WORDS).map(([language, words]) => [language, compile(words)]),
);

/** The longest length of stay that is named, in days; `null` when none is. */
export function readStayDays(text: QuestionText, language: LanguageTag): number | null {
  const lengths = [...readCharacterStay(text.plain)];
  const spaced = text.spaced.replace(/(\d)(?=\p{L})/gu, "$1 ");
  for (const name of languagesOf(text.plain, language)) {
    const pattern = PATTERNS.get(name);
    if (pattern !== undefined) lengths.push(...lengthsIn(spaced, pattern));
  }
  const longest = Math.max(0, ...lengths.filter((days) => days <= LONGEST_STAY));
  return longest === 0 ? null : Math.ceil(longest);
}

/** Whether lengths of stay are read in a language. */
export function readsStaysIn(language: LanguageTag): boolean {
  const words = TIME_WORDS_OF.get(language) ?? language;
  return PATTERNS.has(words) || STAYS_IN_CHARACTERS.has(language);
}

const FROM_TO =
  / (?:(?:from|с|со|du|del|de|من|dari|dal) (?:\S+ ){0,2}?\d\S*(?: \S+){0,4}? (?:to|till|until|through|по|до|au|al|a|hasta|jusqu au|الي|حتي|sampai) (?:\S+ ){0,2}?\d)|\d{1,2}月\d{1,2}[日号號]?(?:到|至|-|~|—)(?:\d{1,2}月)?\d{1,2}/u;

/** The length of "from 3 to 20 March"; `null` where the days are not told as the two ends of a stay. */
export function stayBetween(text: QuestionText, days: DaysAsked | null): number | null {
  if (days === null || days.from === days.until) return null;
  if (!FROM_TO.test(text.spaced) && !FROM_TO.test(text.plain)) return null;
  return daysBetween(days.from, days.until);
}

function languagesOf(plain: string, language: LanguageTag): string[] {
  const names: string[] = [TIME_WORDS_OF.get(language) ?? language];
  if (/[a-z]/u.test(plain)) names.push(...(language === "ru" ? ["ru-Latn", "en"] : ["en"]));
  if (/\p{Script=Cyrillic}/u.test(plain)) names.push("ru");
  return [...new Set(names)];
}

function lengthsIn(spaced: string, words: StayPattern): number[] {
  const { lengths, rest } = phrasesIn(spaced, words);
  for (const match of rest.matchAll(words.pattern)) {
    const { number = "", unit = "", to = "" } = match.groups ?? {};
    const days = numberOf(to === "" ? number : to, words) * daysIn(match.groups, unit);
    const before = rest.slice(Math.max(0, match.index - 40), match.index);
    const after = rest.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if (words.moreThan?.test(before) === true) lengths.push(days + 1);
    else if (isStay(before, after, words)) lengths.push(days);
  }
  return lengths;
}

/** Whole phrases first: "half a month" is not a month. */
function phrasesIn(spaced: string, words: StayPattern): { lengths: number[]; rest: string } {
  const lengths: number[] = [];
  let rest = spaced;
  for (const [phrase, days] of words.phrases) {
    const match = phrase.exec(rest);
    if (match === null) continue;
    const before = rest.slice(0, match.index);
    const after = rest.slice(match.index + match[0].length);
    if (isStay(before, after, words)) lengths.push(days);
    rest = `${before} ,${after}`;
  }
  return { lengths, rest };
}

function isStay(before: string, after: string, words: StayPattern): boolean {
  return words.notAfter?.test(before) !== true && words.notBefore?.test(after) !== true;
}

function daysIn(
  groups: Readonly<Record<string, string | undefined>> | undefined,
  unit: string,
): number {
  if (groups?.["week"] !== undefined) return DAYS_IN.week;
  if (groups?.["month"] !== undefined) return DAYS_IN.month;
  if (groups?.["year"] !== undefined) return DAYS_IN.year;
  return unit === "" ? 0 : DAYS_IN.day;
}

function numberOf(word: string, { numbers }: StayPattern): number {
  return numbers.get(word) ?? Number(word);
}

function compile(words: TimeWords): StayPattern {
  const numbers = pairsOf(words.numbers);
  const longestFirst = [...numbers.keys()].sort((a, b) => b.length - a.length);
  const number = `(?:\\d{1,3}|${longestFirst.join("|")})`;
  const unit = `(?<unit>(?<week>${words.week})|(?<month>${words.month})|(?<year>${words.year})|(?:${words.day}))`;
  // The hyphen of "10-14 days" is gone by now; a range is two numbers in a row.
  const amount = `(?<number>${number})(?: (?:to |or |до |или |a |o |ou |à |الي |او )?(?<to>${number}))?`;
  const unitFirst = words.unitFirst ?? false;
  return {
    pattern: new RegExp(unitFirst ? ` ${unit} ${amount}(?= )` : ` ${amount} ${unit}(?= )`, "gu"),
    numbers,
    phrases: [...pairsOf(words.phrases)].map(([phrase, days]) => [
      new RegExp(` ${phrase}(?= )`, "u"),
      days,
    ]),
    notAfter: words.notAfter === undefined ? null : new RegExp(` (?:${words.notAfter})$`, "u"),
    notBefore: words.notBefore === undefined ? null : new RegExp(`^ (?:${words.notBefore}) `, "u"),
    moreThan: words.moreThan === undefined ? null : new RegExp(` (?:${words.moreThan})$`, "u"),
  };
}

function pairsOf(list: string): Map<string, number> {
  return new Map(
    list.split(" ").map((pair) => {
      const [word = "", value = ""] = pair.split("=");
      return [word.replaceAll("_", " "), Number(value)];
    }),
  );
}
