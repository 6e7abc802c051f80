import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";

/** What a message says of the person and the place, without the journey that is planned. */
export type PersonReading = Omit<
  Reading,
  "purpose" | "stayDays" | "days" | "hainan" | "transit" | "visaNeed"
>;

export interface QuestionReader {
  /**
   * Reads what a question says of nationality, purpose, length and day. Never throws.
   *
   * @param today the day that "tomorrow" and "in March" are counted from; a month without a year is the next one
   */
  read(text: string, language: LanguageTag, today: PlainDate): Reading;
  /** The same of the person and the place alone, in half the time. Never throws. */
  readPerson(text: string, language: LanguageTag): PersonReading;
}
