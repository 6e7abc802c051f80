import type { LanguageTag } from "../../domain/locale.ts";
import type { Span } from "./spans.ts";

/** A time of day. */
export interface Clock extends Span {
  /** After midnight. */
  readonly minutes: number;
}

/** The half of a day that a word names; at `night` the hour tells on which side of midnight. */
type Half = "am" | "pm" | "noon" | "night";

/**
 * How a language tells a time of day other than in figures alone. Groups: `h`; `m`; `half` of an hour; `word`, which tells the
 * half of the day.
 */
interface Spelling {
  readonly pattern: RegExp;
  /** The first whose words are in `word`; else it is after noon. */
  readonly halves: readonly (readonly [half: Half, words: RegExp])[];
}

const HOUR = "(?<![\\d.,:/-])(?<h>\\d{1,2})";
const MINUTES = "(?::(?<m>\\d\\d)(?!\\d))?";
const END = "(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}])";

function spelled(pattern: string): RegExp {
  return new RegExp(pattern, "giu");
}

const SPELLINGS: Readonly<Record<LanguageTag, Spelling>> = {
  en: {
    pattern: spelled(
      `${HOUR}${MINUTES}(?: ?o'clock)? ?(?<word>[ap]\\.? ?m\\.?|in the (?:morning|afternoon|evening)|at night|noon)${END}`,
    ),
    halves: [
      ["am", /^a|morning/iu],
      ["night", /night/iu],
      ["noon", /noon$/iu],
    ],
  },
  zh: {
    pattern: spelled(
      "(?<word>凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|夜里|夜间)? ?(?<![\\d.,:/-])" +
        "(?:(?<h>\\d{1,2}):(?<m>\\d\\d)(?!\\d)|(?<h2>\\d{1,2}|[一二两三四五六七八九十]{1,2})[点时](?!间|候|左右开)(?<half>半|(?<m2>\\d{1,2})分?|钟)?)",
    ),
    halves: [
      ["am", /凌晨|清晨|早|上午/u],
      ["noon", /中午|正午/u],
      ["night", /夜|晚上/u],
    ],
  },
  ru: {
    pattern: spelled(`${HOUR}${MINUTES}(?: ?час(?:а|ов)?)? (?<word>утра|дня|вечера|ночи)${END}`),
    halves: [
      ["am", /утра/iu],
      ["night", /ночи/iu],
    ],
  },
  ar: {
    pattern: spelled(
      `${HOUR}${MINUTES} ?(?<word>صباح[اً]*|مساء[اً]*|بعد الظهر|ظهر[اً]*|ليل[اً]*|فجر[اً]*|ص|م)${END}`,
    ),
    halves: [
      ["am", /^(?:صباح|فجر|ص)/u],
      ["noon", /^ظهر/u],
      ["night", /^ليل/u],
    ],
  },
  fr: {
    pattern: spelled(
      `${HOUR}(?: ?h(?:eures?)? ?(?<m>\\d\\d)(?!\\d)${END}|(?::(?<m2>\\d\\d)| ?h(?:eures?)?)? (?<word>du matin|de l'après-midi|du soir|de la nuit)${END})`,
    ),
    halves: [
      ["am", /matin/iu],
      ["night", /nuit/iu],
    ],
  },
  es: {
    pattern: spelled(
      `${HOUR}${MINUTES}(?: ?h(?:oras?)?)? ?(?<word>[ap]\\.? ?m\\.?|de la (?:mañana|madrugada|tarde|noche)|del mediodía)${END}`,
    ),
    halves: [
      ["am", /^a|mañana|madrugada/iu],
      ["noon", /mediodía/iu],
      ["night", /noche/iu],
    ],
  },
};

const IN_FIGURES = /(?<![\d.,:/-])(?<h>\d{1,2}):(?<m>\d\d)(?![\d:]|[.,-]\d)/gu;

/** Times of day of a plain text, in whichever spelling of its language, and in figures in any. */
export function clocksIn(plain: string, language: LanguageTag): Clock[] {
  const spelling = SPELLINGS[language];
  const told = spelling === undefined ? [] : [...plain.matchAll(spelling.pattern)];
  const clocks = told.flatMap((match) => clockOf(match, spelling?.halves ?? []));
  const bare = [...plain.matchAll(IN_FIGURES)].flatMap((match) => clockOf(match, []));
  const isFree = ({ start }: Clock): boolean =>
    clocks.every((other) => start < other.start || start >= other.end);
  return [...clocks, ...bare.filter(isFree)];
}

function clockOf(match: RegExpExecArray, halves: Spelling["halves"]): Clock[] {
  const { h, h2, m, m2, half, word } = match.groups ?? {};
  const hour = hourOf(h ?? h2 ?? "");
  const minute = Number(m ?? m2 ?? (half === "半" ? 30 : 0));
  const isBareHan = h2 !== undefined && !/\d/u.test(h2) && word === undefined && half === undefined;
  // "一点" is a bit.
  if (isBareHan || hour === null || hour > 24 || minute > 59) return [];
  const start = match.index;
  return [
    { minutes: inDay(hour, word, halves) * 60 + minute, start, end: start + match[0].length },
  ];
}

const HAN = "〇一二三四五六七八九";

function hourOf(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  const [first = "", second = ""] = text.replace("两", "二");
  if (first === "十") return 10 + Math.max(0, HAN.indexOf(second));
  if (second === "十") return 10 * HAN.indexOf(first);
  return second === "" && first !== "" ? HAN.indexOf(first) : null;
}

function inDay(hour: number, word: string | undefined, halves: Spelling["halves"]): number {
  if (word === undefined) return hour % 24;
  switch (halves.find(([, words]) => words.test(word))?.[0] ?? "pm") {
    case "am":
      return hour % 12 === 0 ? 0 : hour;
    case "pm":
      return hour < 12 ? hour + 12 : hour % 24;
    case "noon":
      return hour < 6 ? hour + 12 : hour;
    case "night":
      return hour < 6 ? hour : hour < 12 ? hour + 12 : hour % 12;
  }
}
