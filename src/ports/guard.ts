import type { LanguageTag } from "../domain/locale.ts";

/** What may be wrong with words that a model wrote. */
export const GUARD_FAULTS = [
  /** A figure, in digits or in words, that no cited sentence says. */
  "number",
  /** A date or a part of one that no cited sentence says. */
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
  /** A sentence denies what its claim says, or the other way round. */
  "negation",
  /** "May" became "must", "must" became "should", and the like. */
  "modality",
  /** A condition, a limit or an exception of the claim is missing. */
  "condition",
  /** Says something with words that no cited sentence has. */
  "claim",
  /** Its parts stand so that somebody else may do what is done, or something else is limited. */
  "order",
  /** Not in the language or script that was asked for. */
  "language",
  /** Words of the instructions. */
  "leak",
  /** Longer than it may be, or empty. */
  "length",
  /** A lead-in that says who may, must or need not do something. */
  "eligibility",
  /**
   * A lead-in with a word that neither its topic nor the list of words that lead in has, or with words of its topic in
   * another order than there.
   */
  "words",
  /** Markup, or characters that steer the direction of a text. */
  "markup",
] as const;
export type GuardFault = (typeof GUARD_FAULTS)[number];

/** Words of a model, and what they may rest on. */
export interface Composed {
  readonly sentence: string;
  /** The language in which it has to be. */
  readonly language: LanguageTag;
  /** The reviewed sentences that it cites, as they read on the day asked about, in `language`. */
  readonly cited: readonly string[];
}

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
 * Judges words that a model wrote, by rule and without any model. In doubt it finds a fault: the reviewed sentence is shown
 * then, so that a fault costs style, never truth.
 *
 * No method throws, whatever the text.
 */
export interface Guard {
  /**
   * One sentence that leads in to reviewed ones and says nothing of its own.
   *
   * @param topic titles of the articles that it leads to: it may name its subject with their words, in their order
   */
  lead(sentence: string, language: LanguageTag, topic: readonly string[]): readonly GuardFault[];
  /** One sentence that says again what reviewed sentences say. */
  composed(composed: Composed): readonly GuardFault[];
  /** A text that says in another language what its original says, with all that must not change in it. */
  translated(translated: Translated): readonly GuardFault[];
  /**
   * The same for words that somebody reads beside their original before anybody else does: into a language without words of
   * ours, what is written alike in all languages is compared.
   */
  drafted(translated: Translated): readonly GuardFault[];
}
