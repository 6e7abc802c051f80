/**
 * The words of one language with which one leads in without saying anything; a list is `a, b c`: alternatives parted by
 * commas. No form of "be", "have", "get" or "need" outside a set phrase, no word of number or time, no "for", "without",
 * "before", "only" and the like: with words of a title they would make a fact.
 */
export interface LeadingWords {
  /** Words that point to the sentences that follow or name where they come from: a lead-in has one. */
  readonly points: string;
  /** Words that may stand wherever no subject is named. */
  readonly plain: string;
  /** Behind them stands a subject, in any stretch of a title. In Arabic, "ب" at the end is a letter of the next word. */
  readonly about: string;
  /** The same, where the sentence begins only. */
  readonly aboutFirst: string;
  /** Verbs whose object is a subject, which then begins as a part of a title does. */
  readonly shows: string;
  /** Words that may stand before and within a subject although its title has others or none there. */
  readonly links: string;
  /** The same, and another subject may follow. */
  readonly joins: string;
  /** Names of things in which a word of permission or advice is none. */
  readonly masks: string;
}
