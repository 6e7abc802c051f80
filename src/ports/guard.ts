import type { LanguageTag } from "../domain/locale.ts";

/** What may be wrong with words that a model wrote. */
export const GUARD_FAULTS = [
  /** A figure, in digits or in words, that only one of both texts says. */
  "number",
  /** A date, a part of one or a time of day that only one says. */
  "date",
  /** An amount of money, or a figure beside another currency. */
  "money",
  /** A length of time, or a figure beside another unit. */
  "duration",
  /** A telephone number or an e-mail address. */
  "contact",
  /** An address on the web. */
  "link",
  /** A visa letter such as Z, R or J2. */
  "visa",
  /** A form, a programme, a country, an office or another name. */
  "name",
  /** One denies what the other says. */
  "negation",
  /** "May" became "must", "must not" became "need not", and the like. */
  "modality",
  /** The least became the most, or the other way round. */
  "condition",
  /** Not in the language or script that was asked for. */
  "language",
  /** Words of the instructions. */
  "leak",
  /** Far longer or shorter than its original, or empty. */
  "length",
  /** Markup, or characters that steer the direction of a text. */
  "markup",
] as const;
export type GuardFault = (typeof GUARD_FAULTS)[number];

/** A whole text that a model put into another language. */
export interface Translated {
  readonly text: string;
  /** The language in which it has to be. */
  readonly language: LanguageTag;
  readonly original: string;
  /** Of the original. */
  readonly from: LanguageTag;
}

/**
 * Judges words that a model wrote, by rule and without any model. In doubt it finds a fault: the original is shown
 * then, so that a fault costs comfort, never truth.
 *
 * No method throws, whatever the text.
 */
export interface Guard {
  /** A text that says in another language what its original says, with all that must not change in it. */
  translated(translated: Translated): readonly GuardFault[];
  /**
   * The same for words that somebody reads beside their original before anybody else does: into a language without words of
   * ours, what is written alike in all languages is compared.
   */
  drafted(translated: Translated): readonly GuardFault[];
}
