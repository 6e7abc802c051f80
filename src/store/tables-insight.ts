import type { Outcome } from "../domain/answer.ts";

/** Instants are Unix milliseconds by the service's clock. */
type Instant = number;

/** What is kept of a question without an answer beside its words; `null` in rows of older versions. */
export interface GapPlaceColumns {
  /** The conversation in which it was asked. */
  lane: string | null;
  /** The answer that was none; the button that asks to be told carries it. */
  answer: string | null;
  /** Equal for questions of the same words. */
  words_hash: string | null;
  /** `null` until it is in one. */
  group_id: string | null;
  /** When its asker wished to be told of an answer; `null` without the wish. */
  wished_at: Instant | null;
  /** When they were told. */
  told_at: Instant | null;
}

/** Questions alike that found no answer. */
export interface GapGroupTable {
  id: string;
  /** Empty without any. */
  nearest: string;
  state: string;
  article: string | null;
  /** Ways of asking that were put into a draft for it, as JSON; `null` without any. */
  variants: string | null;
  answered_at: Instant | null;
  settled_by: string | null;
  settled_at: Instant | null;
  begun_at: Instant;
  /** When a question came to it last, or somebody settled it. */
  changed_at: Instant;
}

/** One row: how often questions were put into groups or groups removed. Who does so holds it until the commit. */
export interface GapVersionTable {
  version: number;
}

/** What became of the messages of a day in China, and how that was found; holds nobody. */
export interface NumberDayTable extends NumberDayKey, Record<DayCount, number> {}

export interface NumberDayKey {
  /** YYYY-MM-DD */
  day: string;
  language: string;
  /** Of the nearest article; empty without any. */
  topic: string;
  platform: string;
}

/** Messages in words by their outcome, messages by a button, and ratings of either. */
export type DayCount = Outcome | "pressed" | "helpful" | "unhelpful";

/** Cases by the day in China on which they were opened; holds nobody. */
export interface NumberCaseTable {
  /** YYYY-MM-DD */
  day: string;
  centre: string;
  language: string;
  /** Empty without any. */
  topic: string;
  platform: string;
  opened: number;
  answered: number;
  good: number;
  bad: number;
}

/** How many cases of a day had their first answer after so many seconds. */
export interface NumberReplyTable {
  /** YYYY-MM-DD; the day on which the cases were opened. */
  day: string;
  centre: string;
  seconds: number;
  cases: number;
}

/** How many cases of a day had their first answer after so much working time, and whether in time. */
export interface NumberWorkingReplyTable {
  /** YYYY-MM-DD; the day on which the cases were opened. */
  day: string;
  centre: string;
  /** Open time; -1 where it could not be told. */
  seconds: number;
  /** 1 in time, 0 late, -1 where it could not be told. */
  in_time: number;
  cases: number;
}

export interface InsightTables {
  gap_group: GapGroupTable;
  gap_version: GapVersionTable;
  number_day: NumberDayTable;
  number_case: NumberCaseTable;
  number_reply: NumberReplyTable;
  number_working_reply: NumberWorkingReplyTable;
}
