import type { LanguageTag } from "./locale.ts";
import { contains, type Period, type PlainDate } from "./plain-date.ts";

/** A line above the chat page, such as that the rules of the next year are not known yet. */
export interface Banner {
  /** Days on which it is shown. */
  readonly period: Period;
  /** Plain words, never markup; whoever reads another language sees no line. */
  readonly words: ReadonlyMap<LanguageTag, string>;
}

/** Longer ones are articles. */
export const LONGEST_BANNER = 300;

/** One line without signs that steer how others beside it are read. */
export const BANNER_WORDS = /^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+$/u;

/** What stands there on a day; `null` for nothing. */
export function bannerOn(
  banner: Banner | null | undefined,
  language: LanguageTag,
  day: PlainDate,
): string | null {
  if (banner === null || banner === undefined || !contains(banner.period, day)) return null;
  return banner.words.get(language) ?? null;
}
