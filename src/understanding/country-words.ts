import arabic from "../../languages/ar/countries.json" with { type: "json" };
import english from "../../languages/en/countries.json" with { type: "json" };
import spanish from "../../languages/es/countries.json" with { type: "json" };
import french from "../../languages/fr/countries.json" with { type: "json" };
import russian from "../../languages/ru/countries.json" with { type: "json" };
import chinese from "../../languages/zh/countries.json" with { type: "json" };
import type { CountryCode } from "../domain/fact.ts";
import { perLocale, type LanguageTag } from "../domain/locale.ts";
import { CLDR_LOCALES, COUNTRIES, OTHER_PLACES } from "./data/countries.ts";
import { OTHER_NAMES, OTHER_PEOPLE } from "./data/other-people.ts";
import { NO_WORDS, type CountryWords } from "./data/types.ts";
import {
  foldRomanised,
  formsOfAdjective,
  formsOfName,
  formsOfPerson,
  romanise,
} from "./inflect-russian.ts";
import { foldPhrase, plainPhrase } from "./text.ts";

export type WordForm = "name" | "person" | "adjective";

/** What a word or phrase means where it stands for a country. */
export interface CountryWord {
  /** Several when the word does not tell which; none when it only looks like a country. */
  readonly codes: readonly CountryCode[];
  readonly form: WordForm;
  /** Needs a word such as "citizen" beside it; `unlessCapital`: or a capital letter. */
  readonly caution: "none" | "always" | "unlessCapital";
}

/** The words of one language for countries and people, looked up by folded phrase. */
export interface CountryLexicon {
  /** `romanised`: words are brought to the spelling of `foldRomanised` first. */
  readonly spelling: "plain" | "romanised";
  /** Names are looked for anywhere in a text without spaces, or from word to word. */
  readonly unit: "words" | "characters";
  readonly entries: ReadonlyMap<string, CountryWord>;
  /** The most words, or characters, that a phrase has; by its first word or character. */
  readonly longest: ReadonlyMap<string, number>;
  /** Letters that may follow a name within its word; 0 where words do not change. */
  readonly endingLetters: number;
  /** Words carry prefixes such as the Arabic article or Amharic prepositions. */
  readonly prefixes: RegExp | null;
}

const OWN_WORDS: Readonly<Record<LanguageTag, CountryWords>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
};

/** Whether names, people and misspellings of countries are known in a language beyond what CLDR has. */
export function hasOwnCountryWords(language: LanguageTag): boolean {
  return Object.hasOwn(OWN_WORDS, language);
}

const BY_CHARACTER: ReadonlySet<LanguageTag> = new Set(["zh", "th", "my"]);
const ENDING_LETTERS: Readonly<Record<LanguageTag, number>> = {
  am: 4,
  bn: 3,
  fa: 3,
  kk: 8,
  ky: 8,
  mn: 6,
  ne: 4,
  sr: 2,
  tr: 8,
  ur: 2,
  uz: 8,
};
const PREFIXES: Readonly<Record<LanguageTag, RegExp>> = {
  ar: /^(?:[وف]?(?:[بكل]?ال(?!مان)|لل|[بلك])|[وف])(?=\p{L}{3})/u,
  am: /^[የከበለ](?=\p{L}{2})/u,
};
/** The article of Arabic, which "ألمانيا" only seems to have. */
export const ARABIC_ARTICLE = /^ال(?!مان)(?=\p{L}{3})/u;
const KEEPS_MARKS: ReadonlySet<LanguageTag> = new Set(["vi"]);

/** Romanised forms shorter than this are too often other words. */
const MIN_ROMANISED = 4;

/** @param language one of those that CLDR names the countries in; `null` for any other */
export function createLexicon(language: LanguageTag): CountryLexicon | null {
  const locales = CLDR_LOCALES.get(language);
  if (locales === undefined) return null;
  const own = OWN_WORDS[language];
  const words = own ?? NO_WORDS;
  const unit = BY_CHARACTER.has(language) ? "characters" : "words";
  const keepMarks = KEEPS_MARKS.has(language);
  const prefixes = PREFIXES[language] ?? null;
  const keyOf = (phrase: string): string =>
    unit === "characters"
      ? plainPhrase(phrase)
      : foldPhrase(phrase, keepMarks)
          .map((word) => withoutArticle(word, language))
          .join(" ");
  const builder = new LexiconBuilder(keyOf, words);
  for (const [phrase, codes, form] of phrasesOf(language, locales, words)) {
    const doubtful = own === undefined && codes.some((code) => CAUTIOUS_CODES.has(code));
    builder.add(phrase, codes, form, doubtful || (keepMarks && isShortName(phrase)));
  }
  return {
    spelling: "plain",
    unit,
    entries: builder.entries,
    longest: longestByFirst(builder.entries.keys(), unit),
    endingLetters: ENDING_LETTERS[language] ?? 0,
    prefixes,
  };
}

/** The same, made once for each language. */
export const lexiconOf = perLocale(createLexicon);

/** Russian words as typed in Latin letters. */
export function createRomanisedLexicon(russian: CountryLexicon): CountryLexicon {
  const entries = new Map<string, CountryWord>();
  for (const [phrase, word] of russian.entries) {
    const romanised = phrase.split(" ").map(romanise).join(" ");
    const cyrillic = /^[а-я ]+$/u.test(phrase);
    if (cyrillic && romanised.length >= MIN_ROMANISED && !entries.has(romanised)) {
      entries.set(romanised, word);
    }
  }
  return {
    ...russian,
    spelling: "romanised",
    entries,
    longest: longestByFirst(entries.keys(), "words"),
  };
}

/** How a word is looked up in a lexicon. */
export function spellFor(lexicon: CountryLexicon, word: string): string {
  return lexicon.spelling === "romanised" ? foldRomanised(word) : word;
}

class LexiconBuilder {
  readonly entries = new Map<string, CountryWord>();
  readonly #keyOf: (phrase: string) => string;
  readonly #cautious: ReadonlySet<string>;
  readonly #capital: ReadonlySet<string>;

  constructor(keyOf: (phrase: string) => string, words: CountryWords) {
    this.#keyOf = keyOf;
    this.#cautious = new Set(listOf(words.cautious).map(keyOf));
    this.#capital = new Set(listOf(words.capital).map(keyOf));
  }

  /** The first meaning of a phrase stays. */
  add(phrase: string, codes: readonly CountryCode[], form: WordForm, cautious: boolean): void {
    const key = this.#keyOf(phrase);
    if (key === "" || this.entries.has(key)) return;
    const capital = this.#capital.has(key) ? "unlessCapital" : "none";
    const caution = cautious || this.#cautious.has(key) ? "always" : capital;
    this.entries.set(key, { codes, form, caution });
  }
}

type Phrase = readonly [phrase: string, codes: readonly CountryCode[], form: WordForm];

/** Mali, Chad and Togo look like ordinary words of many languages without a list of ours, such as "small", "money" and "that". */
const CAUTIOUS_CODES: ReadonlySet<CountryCode> = new Set(["ML", "TD", "TG"]);

function* phrasesOf(
  language: LanguageTag,
  locales: readonly string[],
  words: CountryWords,
): Generator<Phrase> {
  const nameForms = language === "ru" ? formsOfName : (name: string) => [name];
  for (const phrase of listOf(words.masks)) {
    for (const form of nameForms(phrase)) yield [form, [], "name"];
  }
  for (const [phrase, codes] of Object.entries(words.ambiguous)) {
    for (const form of ambiguousForms(phrase, language)) yield [form, codes, "name"];
  }
  const displayNames = displayNamesIn(locales);
  for (const code of [...COUNTRIES, ...OTHER_PLACES]) {
    const codes = OTHER_PLACES.includes(code) ? [] : [code];
    for (const name of namesOf(code, displayNames, [
      words.names[code],
      OTHER_NAMES[language]?.[code],
    ])) {
      for (const form of nameForms(name)) yield [form, codes, "name"];
    }
  }
  const people = { ...OTHER_PEOPLE[language], ...words.people };
  for (const [code, list] of Object.entries(people)) {
    for (const form of listOf(list).flatMap((person) => peopleForms(person, language))) {
      yield [form, [code], "person"];
    }
  }
  for (const [code, list] of Object.entries(words.adjectives)) {
    for (const form of listOf(list).flatMap(formsOfAdjective)) yield [form, [code], "adjective"];
  }
}

function displayNamesIn(locales: readonly string[]): Intl.DisplayNames[] {
  return locales.flatMap((locale) =>
    (["long", "short"] as const).map(
      (style) => new Intl.DisplayNames([locale], { type: "region", style, fallback: "none" }),
    ),
  );
}

function namesOf(
  code: CountryCode,
  displayNames: readonly Intl.DisplayNames[],
  aliases: readonly (string | undefined)[],
): string[] {
  const fromCldr = displayNames.flatMap((names) => names.of(code) ?? []);
  return [
    ...new Set([
      ...fromCldr.flatMap(spellings),
      ...aliases.flatMap((list) => (list === undefined ? [] : listOf(list))),
    ]),
  ];
}

/** CLDR writes "&" and adds a former name in brackets. */
function spellings(name: string): string[] {
  const [, current, former] = /^(.+?) ?[(（](.+)[)）]$/u.exec(name) ?? [];
  const forms = [name, name.replace(" & ", " and "), name.replace("о-ва", "острова")];
  // "刚果（金）" is one name; "Myanmar (Burma)" is two.
  if (current !== undefined && former !== undefined && former.length > 2)
    forms.push(current, former);
  return forms;
}

function ambiguousForms(phrase: string, language: LanguageTag): string[] {
  if (language === "ar") return arabicPeople(phrase);
  if (language !== "ru") return [phrase];
  return /^\p{Lu}/u.test(phrase) ? formsOfName(phrase) : formsOfPerson(phrase);
}

function peopleForms(person: string, language: LanguageTag): string[] {
  switch (language) {
    case "ru":
      return formsOfPerson(person);
    case "ar":
      return arabicPeople(person);
    case "en":
      return [person, englishPlural(person)];
    case "fr":
      return person.split(" ").flatMap((form) => [form, `${form}s`]);
    case "es":
      return person.split(" ").flatMap((form) => [form, ...spanishPlural(form)]);
    default:
      return [person];
  }
}

function englishPlural(person: string): string {
  if (/(?:man|woman)$/u.test(person)) {
    return /^(?:\p{L}+ )?(?:German|Oman|Roman|Burman)$/u.test(person)
      ? `${person}s`
      : person.replace(/man$/u, "men");
  }
  return /(?:ese|sh|ch|ss|ois)$/u.test(person) ? person : `${person}s`;
}

function spanishPlural(form: string): string[] {
  const plain = form
    .normalize("NFD")
    .replace(/\u0301/gu, "")
    .normalize("NFC");
  if (/[aeo]$/u.test(plain)) return [`${form}s`];
  return [`${form}s`, `${form}es`];
}

function arabicPeople(person: string): string[] {
  return person.endsWith("ي")
    ? ["", "ة", "ون", "ين", "ات", "ان", "ا"].map((ending) => person + ending)
    : [person];
}

/** Vietnamese names of one short syllable are also ordinary words. */
function isShortName(phrase: string): boolean {
  return !/\s/u.test(phrase.trim()) && phrase.trim().length <= 4;
}

function withoutArticle(word: string, language: LanguageTag): string {
  return language === "ar" ? word.replace(ARABIC_ARTICLE, "") : word;
}

function longestByFirst(keys: Iterable<string>, unit: "words" | "characters"): Map<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const parts = unit === "words" ? key.split(" ") : Array.from(key);
    const first = parts[0] ?? "";
    const length = unit === "words" ? parts.length : key.length;
    longest.set(first, Math.max(length, longest.get(first) ?? 0));
  }
  return longest;
}

function listOf(list: string): string[] {
  return list.split(/, ?/u).filter((part) => part !== "");
}
