import type { CountryCode } from "../../domain/fact.ts";

/**
 * Words of one language for countries and their people, beside the names that CLDR gives; `languages/<tag>/countries.json` of the languages
 * that are offered. Lists are `a, b, c`. Code makes the further forms: Arabic people are nisba adjectives in the masculine singular, and broken
 * plurals; French and Spanish ones both genders in the singular; Russian ones nouns in the nominative singular, with adjectives as stems.
 */
export interface CountryWords {
  /** Further names of countries. */
  readonly names: Readonly<Record<CountryCode, string>>;
  /** What people of a country are called, and adjectives that are said of people. */
  readonly people: Readonly<Record<CountryCode, string>>;
  /** Adjectives that mean a person only beside a word such as "passport". */
  readonly adjectives: Readonly<Record<CountryCode, string>>;
  /** Names and people that fit several countries, with the codes of these. */
  readonly ambiguous: Readonly<Record<string, readonly CountryCode[]>>;
  /** Longer words in which a country's name stands for something else. */
  readonly masks: string;
  /** Names that are also ordinary words or first names: they count only beside a word such as "citizen". */
  readonly cautious: string;
  /** Words that mean a country only with a capital letter, or beside such a word. */
  readonly capital: string;
}

export const NO_WORDS: CountryWords = {
  names: {},
  people: {},
  adjectives: {},
  ambiguous: {},
  masks: "",
  cautious: "",
  capital: "",
};
