import type { LanguageTag } from "../../domain/locale.ts";
import type { GuardFault } from "../../ports/guard.ts";
import type { Lexicon } from "../lexicon.ts";
import { addressesIn } from "../read/contacts.ts";
import type { DateSaid } from "../read/dates.ts";
import type { Figure, FigureKind } from "../read/figures.ts";
import { readText, type Reading } from "../read/reading.ts";
import { blanked, tokensOf } from "../text.ts";
import { clocksIn } from "./clock.ts";
import { spacedText } from "./spans.ts";

/** A number of a text, by itself or with what it measures. */
export interface Amount {
  /** As compared with others: of telephone numbers and the like the digits themselves, zeros in front included. */
  readonly value: string;
  /** What it measures and how much of it in one unit, such as `month 24`; `null` where that is not told. */
  readonly measure: string | null;
  /** Written in digits: it has to be there. In words, small ones may be an article or a dual of the other language. */
  readonly inDigits: boolean;
  readonly fault: GuardFault;
  readonly bounds: readonly Bound[];
  /** What it counts, and where it stands among the tokens of the reading; `null` where it was not read with words. */
  readonly place: (Place & { readonly kind: FigureKind }) | null;
}

/** From one token on, and up to another that is not part of it. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

/** Whether a number is the least or the most. */
export type Bound = "least" | "most";

/** A day or a part of it; it is another one’s if they share a key. */
export interface Day extends Place {
  readonly keys: readonly string[];
  /** `null` where none is named. */
  readonly month: number | null;
}

/** What of a text must be the same in a translation. */
export interface Parts {
  readonly exact: readonly { readonly words: string; readonly fault: GuardFault }[];
  readonly amounts: readonly Amount[];
  readonly days: readonly Day[];
  /** Of times of day, minutes after midnight. */
  readonly clocks: readonly number[];
  /** Letters of visas. */
  readonly letters: readonly string[];
  /** `null` where nobody has words for the language. */
  readonly reading: Reading | null;
}

/** Letters and digits that name one thing: a reference, a form, a passport, a visa. */
const CODE =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}-])(?=[A-Z\d-]*\d)[A-Z][A-Z\d]*(?:-[A-Z\d]+)*(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])/gu;
/** "X-ray" names no visa. */
const NO_VISA = /X-?rays?|X ?[光线射]|SIM/giu;

/** @param lexicon `null` reads what is the same in every language */
export function partsOf(text: string, lexicon: Lexicon | null): Parts {
  const plain = spacedText(text);
  const addresses = addressesIn(plain);
  const withoutAddresses = blanked(plain, addresses);
  const codes = [...withoutAddresses.matchAll(CODE)].map((match) => ({
    words: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const clocks = clocksIn(blanked(withoutAddresses, codes), lexicon?.language ?? "und");
  const noVisas = [...withoutAddresses.matchAll(NO_VISA)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const rest = blanked(withoutAddresses, [...codes, ...clocks, ...noVisas]);
  const exact = [
    ...addresses.map(({ words, kind }) => ({
      words,
      fault: kind === "link" ? ("link" as const) : ("contact" as const),
    })),
    ...codes.map(({ words }) => ({ words: codeOf(words), fault: "name" as const })),
  ];
  const common = { exact, clocks: clocks.map(({ minutes }) => minutes) };
  return lexicon === null
    ? { ...common, amounts: bareAmounts(rest), days: [], letters: [], reading: null }
    : { ...common, ...readParts(rest, lexicon) };
}

/** "J-2" is J2. */
function codeOf(words: string): string {
  return /^[A-Z]-\d$/u.test(words) ? words.replace("-", "") : words;
}

function bareAmounts(rest: string): Amount[] {
  return tokensOf(rest)
    .filter(({ kind }) => kind === "number")
    .map(({ text }) => digitsOnly(text, "number"));
}

function digitsOnly(digits: string, fault: GuardFault): Amount {
  return { value: valueOf(digits), measure: null, inDigits: true, fault, bounds: [], place: null };
}

/** A zero in front belongs to telephone numbers alone. */
function valueOf(digits: string): string {
  return /^0\d{2,}$/u.test(digits)
    ? digits
    : String(Number(digits.replace(/[ ,'](?=\d{3})/gu, "")));
}

type ReadParts = Pick<Parts, "amounts" | "days" | "letters" | "reading">;

function readParts(rest: string, lexicon: Lexicon): ReadParts {
  const reading = readText(rest, lexicon);
  const dates = reading.dates.filter((date) => isMeant(date, reading, lexicon));
  return {
    reading,
    amounts: [
      ...reading.figures
        .filter((figure) => !figure.isArticle && !isContract(figure, reading, lexicon))
        .map((figure) => amountOf(figure, reading)),
      ...dates.flatMap((date) =>
        isYearAlone(date) ? [digitsOnly(String(date.year), "date")] : [],
      ),
      ...reading.contacts
        .filter(({ kind }) => kind === "phone")
        .map(({ words }) => digitsOnly(words, "contact")),
    ],
    days: dates.filter((date) => !isYearAlone(date)).map((date) => dayOf(date, lexicon.language)),
    letters: lettersOf(reading, lexicon),
  };
}

/** Words of one capital letter, where a sentence begins with them. */
const ONE_LETTER_WORDS = /^[AEIOUY]$/u;

/** Letters that stand alone, such as those of visas and categories. */
function lettersOf(reading: Reading, lexicon: Lexicon): string[] {
  // At the beginning of a sentence "С" is a preposition.
  const visas = reading.letters.filter(
    ({ kind, letter, at }) =>
      kind === "visa" && letter.length === 1 && reading.tokens[at]?.raw !== "С",
  );
  const alone = reading.tokens.filter((_, at) => isAlone(reading, at, lexicon));
  return [...alone.map(({ raw }) => raw), ...visas.map(({ letter }) => letter)];
}

function isAlone({ tokens, plain }: Reading, at: number, lexicon: Lexicon): boolean {
  const { raw = "", isFirst, end } = tokens[at] ?? {};
  if (!/^[A-Z]$/u.test(raw)) return false;
  const isNamed = [lexicon.visa, lexicon.classes].some(
    (words) => words.startingAt(tokens, at - 1)?.end === at,
  );
  if (isNamed) return true;
  const isLatin = lexicon.words.script === "Latin";
  if (isLatin && (raw === "I" || (isFirst === true && ONE_LETTER_WORDS.test(raw)))) return false;
  // "J'ai", "M. Wang" and the number of "RFIS-I".
  const around = `${plain.slice((end ?? 0) - 2, (end ?? 0) - 1)}${plain.slice(end, (end ?? 0) + 3)}`;
  return !/^.?(?:'|\. ?\p{Lu})/u.test(around) && !/^-/u.test(around);
}

const MINUTES_IN: Readonly<Record<string, number>> = { minute: 1, hour: 60 };
const DAYS_IN: Readonly<Record<string, number>> = { day: 1, week: 7 };
const MONTHS_IN: Readonly<Record<string, number>> = { month: 1, year: 12 };

const LEAST: ReadonlySet<string> = new Set(["atLeast", "moreThan"]);
const MOST: ReadonlySet<string> = new Set(["atMost", "lessThan", "within"]);

function amountOf(figure: Reading["figures"][number], reading: Reading): Amount {
  const { kind, value, at, end } = figure;
  const { tokens } = reading;
  return {
    value: String(round(value)),
    measure: measureOf(figure),
    inDigits: tokens.slice(at, end).some((token) => token.kind === "number"),
    fault: kind === "money" || kind === "duration" ? kind : "number",
    bounds: boundsOf(figure, reading),
    place: { kind, at, end },
  };
}

const BEFORE = 3;
const AFTER = 2;

function boundsOf(
  { at, end }: Pick<Figure, "at" | "end">,
  { conditions, negations }: Reading,
): Bound[] {
  return conditions.flatMap((one) => {
    const isBefore = one.end <= at && at - one.end < BEFORE;
    const isAfter = one.at >= end && one.at - end < AFTER;
    const bound = LEAST.has(one.sense) ? "least" : MOST.has(one.sense) ? "most" : null;
    if (bound === null || !(isBefore || isAfter)) return [];
    // "لا يتجاوز": what does not exceed is the most.
    const isDenied = negations.some((no) => no.at === one.at - 1);
    return [isDenied ? (bound === "least" ? "most" : "least") : bound];
  });
}

function measureOf({ kind, value, unit }: Figure): string | null {
  switch (kind) {
    case "money":
    case "percent":
      return `${unit} ${round(value)}`;
    case "duration":
      if (unit in MINUTES_IN) return `minute ${round(value * (MINUTES_IN[unit] ?? 1))}`;
      if (unit in DAYS_IN) return `day ${round(value * (DAYS_IN[unit] ?? 1))}`;
      if (unit in MONTHS_IN) return `month ${round(value * (MONTHS_IN[unit] ?? 1))}`;
      return `${unit} ${round(value)}`;
    case "ordinal":
    case "factor":
    case "count":
      return null;
  }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** "عقد" is a contract far more often than ten years. */
function isContract({ kind, value, unit, at }: Figure, { tokens }: Reading, { language }: Lexicon) {
  return (
    language === "ar" &&
    kind === "duration" &&
    value === 10 &&
    unit === "year" &&
    tokens[at]?.kind !== "number"
  );
}

function isYearAlone({ year, month, weekday, relative, words }: DateSaid): boolean {
  return year !== null && month === null && weekday === null && relative === null && words === null;
}

/** Days that are named from the day of speaking; seasons, “soon” and the like are told in too many ways. */
const RELATIVE: ReadonlySet<string> = new Set([
  "today",
  "tomorrow",
  "dayAfterTomorrow",
  "yesterday",
  "thisWeek",
  "nextWeek",
  "lastWeek",
  "nextMonth",
  "lastMonth",
]);

/** Words that are dates, and no other word that only looks like one. */
function isMeant(date: DateSaid, reading: Reading, { language }: Lexicon): boolean {
  const raw = reading.tokens[date.at]?.raw ?? "";
  if (date.relative !== null && !RELATIVE.has(date.relative)) return false;
  if (language === "ar" && date.day === null) {
    // "One of" and "father" without their marks are a Sunday and an August.
    if (date.weekday !== null) return /^[وفبل]*ال/u.test(raw);
    if (date.month === 8) return !/^[وفبل]*اب$|^[وفبل]*أب$/u.test(raw);
  }
  if (language === "zh" && date.relative === "tomorrow") {
    return !/[注说标写证表声载]/u.test(reading.tokens[date.at - 1]?.text ?? "");
  }
  return true;
}

/** Where days come before months in figures. */
const DAY_FIRST: ReadonlySet<LanguageTag> = new Set(["ru", "fr", "es", "ar"]);
const IN_FIGURES = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})$/u;

function dayOf(date: DateSaid, language: LanguageTag): Day {
  const { month, at, end } = date;
  return { keys: keysOf(date, language), month, at, end };
}

function keysOf(
  { day, month, year, weekday, relative, words }: DateSaid,
  language: LanguageTag,
): string[] {
  if (relative !== null) return [relative];
  if (weekday !== null) return [`weekday ${weekday}`];
  if (words === null) return [keyOf(year, month, day)];
  const [, one = "", two = "", late = ""] = IN_FIGURES.exec(words) ?? [];
  if (one === "") return [words];
  const literal = `figures ${Number(one)} ${Number(two)} ${late}`;
  if (!DAY_FIRST.has(language)) return [literal];
  const full = late.length === 2 ? `20${late}` : late;
  return [keyOf(Number(full), Number(two), Number(one)), literal];
}

function keyOf(year: number | null, month: number | null, day: number | null): string {
  return `${year ?? ""}-${month ?? ""}-${day ?? ""}`;
}
