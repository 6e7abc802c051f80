import { sql } from "kysely";
import { OUTCOMES } from "../domain/answer.ts";
import type { Case } from "../domain/case.ts";
import type { InboundMessage } from "../domain/message.ts";
import { countOf, numbersDay, type CaseCount } from "../domain/numbers.ts";
import type { TurnRecord } from "../domain/turn.ts";
import type { Tx } from "./database.ts";
import { run } from "./statements.ts";
import type { AnswerTable } from "./tables.ts";
import type { DayCount, NumberDayKey } from "./tables-insight.ts";

/** Counts an answer within the transaction that records it. */
export async function countTurn(
  tx: Tx,
  { content, thread }: Pick<InboundMessage, "content" | "thread">,
  { language, outcome, articles }: TurnRecord,
  now: Date,
): Promise<void> {
  const { platform } = thread;
  const key = { day: numbersDay(now), language, topic: topicOf(articles), platform };
  await addToDay(tx, key, { [content.kind === "action" ? "pressed" : outcome]: 1 });
}

/** An answer as far as its rating counts. */
export type RatedAnswer = Pick<
  AnswerTable,
  "platform" | "language" | "articles" | "helpful" | "created_at"
>;

/** Counts a rating on the day of its answer, in place of the one before. */
export async function countRating(
  tx: Tx,
  { platform, language, articles, helpful: before, created_at }: RatedAnswer,
  helpful: "yes" | "no",
): Promise<void> {
  if (before === helpful) return;
  const change = (word: "yes" | "no"): number => Number(helpful === word) - Number(before === word);
  const day = numbersDay(new Date(created_at));
  const topic = topicOf(JSON.parse(articles) as TurnRecord["articles"]);
  const key = { day, language, topic, platform };
  await addToDay(tx, key, { helpful: change("yes"), unhelpful: change("no") });
}

/** Every count of a day, in the order of its columns. */
export const DAY_COUNTS: readonly DayCount[] = [...OUTCOMES, "pressed", "helpful", "unhelpful"];

type DayCounts = Readonly<Partial<Record<DayCount, number>>>;

async function addToDay(tx: Tx, key: NumberDayKey, counts: DayCounts): Promise<void> {
  const row = Object.fromEntries(DAY_COUNTS.map((count) => [count, counts[count] ?? 0]));
  await run(
    tx,
    tx
      .insertInto("number_day")
      .values({ ...key, ...(row as Record<DayCount, number>) })
      .onConflict((conflict) =>
        conflict.columns(["day", "language", "topic", "platform"]).doUpdateSet((each) => {
          const changed = DAY_COUNTS.filter((count) => (counts[count] ?? 0) !== 0);
          return Object.fromEntries(
            changed.map((count) => [
              count,
              each(`number_day.${count}`, "+", each.ref(`excluded.${count}`)),
            ]),
          );
        }),
      ),
  );
}

function topicOf(articles: TurnRecord["articles"]): string {
  return articles[0]?.id.split("/")[0] ?? "";
}

/**
 * Counts a step of a case within its transaction: what the case was until then counts no longer. Whoever does so holds the
 * row of all changes of cases, so that no two wait for each other.
 */
export async function countCase(tx: Tx, before: Case | null, after: Case): Promise<void> {
  const now = countOf(after);
  const then = before === null ? null : countOf(before);
  if (then !== null && isSame(then, now)) return;
  if (then !== null) await addToCases(tx, then, -1);
  await addToCases(tx, now, 1);
}

function isSame(one: CaseCount, other: CaseCount): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function addToCases(
  tx: Tx,
  { satisfaction, replySeconds, workingSeconds, inTime, ...key }: CaseCount,
  times: 1 | -1,
): Promise<void> {
  const count = (is: boolean): number => (is ? times : 0);
  await tx
    .insertInto("number_case")
    .values({
      ...key,
      opened: times,
      answered: count(replySeconds !== null),
      good: count(satisfaction === "good"),
      bad: count(satisfaction === "bad"),
    })
    .onConflict((conflict) =>
      conflict.columns(["day", "centre", "language", "topic", "platform"]).doUpdateSet({
        opened: sql<number>`number_case.opened + excluded.opened`,
        answered: sql<number>`number_case.answered + excluded.answered`,
        good: sql<number>`number_case.good + excluded.good`,
        bad: sql<number>`number_case.bad + excluded.bad`,
      }),
    )
    .execute();
  if (replySeconds === null) return;
  const { day, centre } = key;
  await tx
    .insertInto("number_reply")
    .values({ day, centre, seconds: replySeconds, cases: times })
    .onConflict((conflict) =>
      conflict
        .columns(["day", "centre", "seconds"])
        .doUpdateSet({ cases: sql<number>`number_reply.cases + excluded.cases` }),
    )
    .execute();
  if (workingSeconds !== null || inTime !== null) {
    await addWorkingReply(tx, { day, centre, workingSeconds, inTime }, times);
  }
}

/** Stands for what nobody knows, as a key of a table may not be empty. */
export const UNKNOWN = -1;

async function addWorkingReply(
  tx: Tx,
  {
    day,
    centre,
    workingSeconds,
    inTime,
  }: Pick<CaseCount, "day" | "centre" | "workingSeconds" | "inTime">,
  times: 1 | -1,
): Promise<void> {
  const seconds = workingSeconds ?? UNKNOWN;
  const in_time = inTime === null ? UNKNOWN : Number(inTime);
  await tx
    .insertInto("number_working_reply")
    .values({ day, centre, seconds, in_time, cases: times })
    .onConflict((conflict) =>
      conflict
        .columns(["day", "centre", "seconds", "in_time"])
        .doUpdateSet({ cases: sql<number>`number_working_reply.cases + excluded.cases` }),
    )
    .execute();
}
