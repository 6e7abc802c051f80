/** How much is asked and answered. Days are YYYY-MM-DD. */

export const FIGURES = [
  "questions",
  "answered",
  "clarified",
  "abstained",
  "escalated",
  "urgent",
  "helpful",
  "unhelpful",
] as const;
export type Figure = (typeof FIGURES)[number];

export type NumbersRow = { readonly key: string } & Readonly<Record<Figure, number>>;

export interface CaseNumbers {
  readonly opened: number;
  readonly answered: number;
  readonly firstReplyMedianMs: number | null;
  readonly firstReplyP90Ms: number | null;
  /** In working time of the centre, of those of which it is known. */
  readonly firstReplyWorkingMedianMs: number | null;
  readonly firstReplyWorkingP90Ms: number | null;
  /** Answered cases of which working time is not known. */
  readonly workingUnmeasured: number;
  readonly answeredInTime: number;
  readonly answeredLate: number;
  readonly good: number;
  readonly bad: number;
}

export const NUMBERS_BY = ["language", "topic", "platform", "day"] as const;
export type NumbersBy = (typeof NUMBERS_BY)[number];

export interface Numbers {
  /** Of the service, whose day may be another than the reader’s. */
  readonly today: string;
  /** Those that were counted, both included. */
  readonly range: { readonly from: string; readonly to: string };
  readonly total: Readonly<Record<Figure, number>>;
  readonly rows: readonly NumbersRow[];
  readonly days: readonly {
    readonly day: string;
    readonly questions: number;
    readonly answered: number;
  }[];
  readonly cases: CaseNumbers;
}

/** Cases of one language, topic or day. */
export interface CaseRowNumbers {
  readonly key: string;
  readonly opened: number;
  readonly answered: number;
  readonly good: number;
  readonly bad: number;
}

/** A month of one centre, by the cases that were opened in it. */
export interface CentreReport {
  readonly month: string;
  readonly cases: CaseNumbers;
  readonly languages: readonly CaseRowNumbers[];
  readonly topics: readonly CaseRowNumbers[];
  readonly days: readonly CaseRowNumbers[];
}
