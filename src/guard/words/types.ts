import type { DurationUnit } from "../../domain/fact.ts";

/** Working days are not days. */
export type Unit = DurationUnit | "workday" | "second";

/** What a sentence says that somebody may, has to or need not do. */
export const MODALITIES = ["may", "must", "should", "mustNot", "needNot", "shouldNot"] as const;
export type Modality = (typeof MODALITIES)[number];

/** Words that bring a condition, a limit, an exception or an assurance. */
export const CONDITIONS = [
  "if",
  "unless",
  "only",
  "except",
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "within",
  "before",
  "after",
  "until",
  "since",
  "about",
  "usually",
  "some",
  "most",
  "depends",
  "also",
  "all",
  "always",
  "assured",
  "atOnce",
  "free",
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Days that are named from the day of speaking, and parts of a year. */
export const RELATIVE_DAYS = [
  "today",
  "tomorrow",
  "dayAfterTomorrow",
  "yesterday",
  "thisWeek",
  "nextWeek",
  "lastWeek",
  "thisMonth",
  "nextMonth",
  "lastMonth",
  "thisYear",
  "nextYear",
  "lastYear",
  "weekend",
  "startOfYear",
  "endOfYear",
  "startOfMonth",
  "endOfMonth",
  "midYear",
  "spring",
  "summer",
  "autumn",
  "winter",
  "soon",
] as const;
export type RelativeDay = (typeof RELATIVE_DAYS)[number];

/**
 * The words of one language. A list is `a, b c, d*`: alternatives parted by commas, a word that ends in `*` standing for
 * all that begin with it. Pairs are `word=value`, parted by spaces, with `_` for a space within.
 */
export interface GuardWords {
  /** The name of its script in Unicode, such as Latin. */
  readonly script: string;
  /** Letters of that script that only other languages have; `null` where that tells nothing. */
  readonly foreignLetters: RegExp | null;
  /** January to December, in all variants. */
  readonly months: readonly string[];
  /** Monday to Sunday. */
  readonly weekdays: readonly string[];
  /** Names of days and months that are ordinary words too: they count beside figures only, or with a capital letter. */
  readonly doubtfulDates: string;
  readonly relative: Readonly<Partial<Record<RelativeDay, string>>>;
  /** What stands before or behind the figures of a year. */
  readonly yearWords: string;
  readonly cardinals: string;
  readonly ordinals: string;
  /** Twice, double; the value is a factor. */
  readonly times: string;
  /** Articles: they count as one beside a unit only. */
  readonly articles: string;
  /** What may stand between the words of one number. */
  readonly and: string;
  /** What joins two figures of one unit, as in "5 to 15 days". */
  readonly rangeWords: string;
  /** Words that name a figure and its unit, as the Arabic dual does; the value is `number:unit`. */
  readonly unitForms: string;
  readonly units: Readonly<Record<Unit, string>>;
  /** By ISO 4217 code. */
  readonly currencies: Readonly<Record<string, string>>;
  readonly percent: string;
  readonly negation: string;
  /** Of the words of negation, those that turn a "may" or "must" behind them. */
  readonly turning: string;
  readonly modality: Readonly<Record<Modality, string>>;
  readonly conditions: Readonly<Partial<Record<Condition, string>>>;
  /** Longer words in which those of modality and condition mean nothing; never those of negation. */
  readonly masks: string;
  /** Words beside which a letter is that of a visa. */
  readonly visa: string;
  /** Words beside which a letter or a Roman number is the name of a class. */
  readonly classes: string;
  /** Words beside which figures are a telephone number. */
  readonly calls: string;
  /** Orders to a model, as they stand in instructions. */
  readonly leaks: string;
}
