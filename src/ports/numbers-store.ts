import type { CaseFigures, DayRange, Figures, NumbersBy } from "../domain/numbers.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { CentreId, CentreScope } from "../domain/staff.ts";

/** Figures of the questions of one language, topic, platform or day. */
export interface KeyedFigures extends Figures {
  /** Empty for the questions near to no topic. */
  readonly key: string;
}

export interface DayFigures {
  readonly day: PlainDate;
  readonly questions: number;
  readonly answered: number;
}

/** Figures of the cases of one language, topic or day. */
export interface KeyedCases extends Pick<CaseFigures, "opened" | "answered" | "good" | "bad"> {
  readonly key: string;
}

/**
 * Daily sums of what was asked, answered and handed over, without anything of a person. They are counted together with what
 * they count, so that what is erased or removed later does not change them.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface NumbersStore {
  /**
   * In no order; only keys of which anything was counted.
   *
   * @param centres whose cases count as escalated; questions belong to no centre
   */
  questions(range: DayRange, by: NumbersBy, centres: CentreScope): Promise<readonly KeyedFigures[]>;
  /** By day; only days on which anything was asked. */
  days(range: DayRange): Promise<readonly DayFigures[]>;
  cases(range: DayRange, centres: CentreScope): Promise<CaseFigures>;
  /** In no order. */
  casesBy(
    range: DayRange,
    centre: CentreId,
    by: "language" | "topic" | "day",
  ): Promise<readonly KeyedCases[]>;
}
