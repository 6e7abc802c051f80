import type { LanguageTag } from "../domain/locale.ts";
import { createLexicon, type CountryLexicon } from "../understanding/country-words.ts";
import { createFinder, phrasesIn, type Finder } from "./phrases.ts";
import { foldWord, plainText } from "./text.ts";
import type { NumeralWords } from "./read/numerals.ts";
import { GUARD_WORDS } from "./words/index.ts";
import type { Condition, GuardWords, Modality, RelativeDay, Unit } from "./words/types.ts";

/** The words of one language, ready for looking up. */
export interface Lexicon {
  readonly language: LanguageTag;
  readonly words: GuardWords;
  readonly isHan: boolean;
  readonly months: Finder<number>;
  readonly weekdays: Finder<number>;
  readonly doubtfulDates: ReadonlySet<string>;
  readonly relative: Finder<RelativeDay>;
  readonly yearWords: ReadonlySet<string>;
  readonly numerals: NumeralWords;
  readonly articles: ReadonlySet<string>;
  readonly rangeWords: ReadonlySet<string>;
  readonly unitForms: Finder<UnitForm>;
  readonly units: Finder<Unit>;
  readonly currencies: Finder<string>;
  readonly percent: Finder<true>;
  readonly negation: Finder<true>;
  readonly turning: Finder<true>;
  /** `null` is a mask: a word in which the others mean nothing. */
  readonly modality: Finder<Modality | null>;
  readonly conditions: Finder<Condition | null>;
  readonly visa: Finder<true>;
  readonly classes: Finder<true>;
  readonly calls: Finder<true>;
  readonly leaks: Finder<true>;
  /** Names of countries and people; `null` where nobody knows any. */
  readonly countries: CountryLexicon | null;
}

export interface UnitForm {
  readonly value: number;
  readonly unit: string;
}

const made = new Map<LanguageTag, Lexicon>();

/** The words of a language, gathered when they are first asked for; `null` where there are none. */
export function lexiconOf(language: LanguageTag): Lexicon | null {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = GUARD_WORDS[language];
  if (words === undefined) return null;
  const lexicon = gather(language, words);
  made.set(language, lexicon);
  return lexicon;
}

function gather(language: LanguageTag, words: GuardWords): Lexicon {
  const masked = <Sense>(lists: readonly (readonly [Sense, string])[]): Finder<Sense | null> =>
    createFinder<Sense | null>([...lists, [null, words.masks]]);
  return {
    language,
    words,
    isHan: words.script === "Han",
    months: createFinder(words.months.map((list, index) => [index + 1, list] as const)),
    weekdays: createFinder(words.weekdays.map((list, index) => [index + 1, list] as const)),
    doubtfulDates: setOf(words.doubtfulDates),
    relative: createFinder(entriesOf<RelativeDay>(words.relative)),
    yearWords: setOf(words.yearWords),
    numerals: numeralsOf(words),
    articles: setOf(words.articles),
    rangeWords: setOf(words.rangeWords),
    unitForms: createFinder(pairsOf(words.unitForms).map(([form, value]) => [unitOf(value), form])),
    units: createFinder(entriesOf<Unit>(words.units)),
    currencies: createFinder(entriesOf<string>(words.currencies)),
    percent: createFinder([[true, words.percent]]),
    negation: createFinder([[true, words.negation]]),
    turning: createFinder([[true, words.turning]]),
    modality: masked(entriesOf<Modality>(words.modality)),
    conditions: masked(entriesOf<Condition>(words.conditions)),
    visa: createFinder([[true, words.visa]]),
    classes: createFinder([[true, words.classes]]),
    calls: createFinder([[true, words.calls]]),
    leaks: createFinder([[true, words.leaks]]),
    countries: createLexicon(language),
  };
}

function entriesOf<Sense extends string>(
  lists: Readonly<Partial<Record<Sense, string>>>,
): (readonly [Sense, string])[] {
  return Object.entries(lists) as [Sense, string][];
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(phrasesIn(list).map((words) => words.join(" ")));
}

/** Pairs of `word=value`. */
function pairsOf(list: string): (readonly [string, string])[] {
  return list
    .split(" ")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [word = "", value = ""] = pair.split("=");
      return [word.replaceAll("_", " "), value] as const;
    });
}

function unitOf(value: string): UnitForm {
  const [number = "", unit = ""] = value.split(":");
  return { value: Number(number), unit };
}

function numeralsOf(words: GuardWords): NumeralWords {
  const [cardinals] = numbersOf(words.cardinals);
  const [ordinals, ordinalStems] = numbersOf(words.ordinals);
  const [times, timesStems] = numbersOf(words.times);
  const phrases = [...cardinals.keys(), ...ordinals.keys(), ...times.keys()];
  const longest = Math.max(1, ...phrases.map((phrase) => phrase.split(" ").length));
  return {
    cardinals,
    ordinals,
    ordinalStems,
    times,
    timesStems,
    and: setOf(words.and),
    articles: setOf(words.articles),
    longest,
  };
}

function numbersOf(list: string): [Map<string, number>, [string, number][]] {
  const whole = new Map<string, number>();
  const stems: [string, number][] = [];
  for (const [word, value] of pairsOf(list)) {
    const key = word
      .replace("*", "")
      .split(" ")
      .map((part) => foldWord(plainText(part)))
      .join(" ");
    if (word.endsWith("*")) stems.push([key, Number(value)]);
    else whole.set(key, Number(value));
  }
  return [whole, stems];
}
