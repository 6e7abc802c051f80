import type { Outcome } from "./answer.ts";
import type { Case } from "./case.ts";
import { addDays, plainDateAt, type PlainDate } from "./plain-date.ts";

/** Days begin and end where the centres are. */
const NUMBERS_TIME_ZONE = "Asia/Shanghai";

/** The day on which something counts. */
export function numbersDay(at: Date): PlainDate {
  return plainDateAt(at, NUMBERS_TIME_ZONE);
}

/** What is counted of questions; `docs/numbers.md` says what each means. */
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
export type Figures = Readonly<Record<Figure, number>>;

export const NO_FIGURES: Figures = {
  questions: 0,
  answered: 0,
  clarified: 0,
  abstained: 0,
  escalated: 0,
  urgent: 0,
  helpful: 0,
  unhelpful: 0,
};

/** Figures are told apart by one of these at a time. */
export const NUMBERS_BY = ["language", "topic", "platform", "day"] as const;
export type NumbersBy = (typeof NUMBERS_BY)[number];

/** What became of a question; `null` for a message that asks nothing of the articles. Each question is one of these. */
export function figureOf(
  outcome: Outcome,
): "answered" | "clarified" | "abstained" | "urgent" | null {
  switch (outcome) {
    case "answer":
      return "answered";
    case "clarify":
      return "clarified";
    case "no_answer":
    case "out_of_scope":
    case "refused":
      return "abstained";
    case "urgent":
      return "urgent";
    case "human":
    case "smalltalk":
    case "command":
      return null;
  }
}

export function sumOf(rows: Iterable<Figures>): Figures {
  const sum = { ...NO_FIGURES } as Record<Figure, number>;
  for (const row of rows) for (const figure of FIGURES) sum[figure] += row[figure];
  return sum;
}

/** Days from one to another, both counted. */
export interface DayRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Every day of a range, in order. */
export function daysOf({ from, to }: DayRange): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What is counted of cases. */
export interface CaseFigures {
  readonly opened: number;
  /** Of those opened, the cases in which the person got words of the staff. */
  readonly answered: number;
  /** How long the first answer took, by the clock; `null` when there was none. */
  readonly firstReplyMedianMs: number | null;
  /** Nine of ten were answered within that time. */
  readonly firstReplyP90Ms: number | null;
  /** The same in working time of the centre that answered, of those of which it is known. */
  readonly firstReplyWorkingMedianMs: number | null;
  readonly firstReplyWorkingP90Ms: number | null;
  /** Of those answered, the cases of which working time is not known. */
  readonly workingUnmeasured: number;
  /** Answered while the first answer was due, and later; of others nobody knows. */
  readonly answeredInTime: number;
  readonly answeredLate: number;
  readonly good: number;
  readonly bad: number;
}

/** How one case counts at this moment; what changes of it takes the place of what was counted before. */
export interface CaseCount {
  readonly day: PlainDate;
  readonly centre: string;
  readonly language: string;
  /** Empty without any. */
  readonly topic: string;
  readonly platform: string;
  readonly satisfaction: Case["satisfaction"];
  /** Whole seconds from the opening to the first answer; `null` before one. */
  readonly replySeconds: number | null;
  /** Whole seconds of working time until then, and whether it came in time; `null` where nobody knows. */
  readonly workingSeconds: number | null;
  readonly inTime: boolean | null;
}

export function countOf(record: Case): CaseCount {
  const { openedAt, answeredAt, firstReply } = record;
  const workingMs = firstReply?.workingMs ?? null;
  const replyMs = answeredAt === null ? null : answeredAt.getTime() - openedAt.getTime();
  return {
    day: numbersDay(openedAt),
    centre: record.centre,
    language: record.language,
    topic: record.topic ?? "",
    platform: record.thread.platform,
    satisfaction: record.satisfaction,
    replySeconds: replyMs === null ? null : Math.max(0, Math.round(replyMs / 1_000)),
    workingSeconds: workingMs === null ? null : Math.round(workingMs / 1_000),
    inTime: firstReply?.inTime ?? null,
  };
}

/** How many cases were answered after so many seconds. */
export interface ReplyCount {
  readonly seconds: number;
  readonly cases: number;
}

/**
 * The shortest time within which at least that share of the cases was answered, in milliseconds; `null` without any.
 *
 * @param share more than 0, at most 1
 */
export function replyQuantileMs(replies: readonly ReplyCount[], share: number): number | null {
  const sorted = replies.filter(({ cases }) => cases > 0).sort((a, b) => a.seconds - b.seconds);
  const all = sorted.reduce((sum, { cases }) => sum + cases, 0);
  let within = 0;
  for (const { seconds, cases } of sorted) {
    within += cases;
    // A product such as 0.9 × 10 may come out a little too big.
    if (within >= share * all - 1e-9) return seconds * 1_000;
  }
  return null;
}
