import { sql, type RawBuilder } from "kysely";
import { OUTCOMES } from "../domain/answer.ts";
import {
  figureOf,
  FIGURES,
  NO_FIGURES,
  replyQuantileMs,
  type CaseFigures,
  type DayRange,
  type Figure,
  type NumbersBy,
} from "../domain/numbers.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { CentreId, CentreScope } from "../domain/staff.ts";
import type { KeyedCases, KeyedFigures, NumbersStore } from "../ports/numbers-store.ts";
import type { Database, Db } from "./database.ts";
import { DAY_COUNTS, UNKNOWN } from "./numbers-count.ts";
import { reading } from "./reading.ts";
import type { DayCount } from "./tables-insight.ts";

/** The daily sums over one open database. */
export function createNumbersStore(database: Database): NumbersStore {
  const { engine, db } = database;
  return {
    questions: (...asked) => reading(engine, () => questions(db, ...asked)),
    days: (range) =>
      reading(engine, async () => {
        const rows = await questionSums(db, range, "day");
        return [...figuresByKey(rows)]
          .map(([key, { questions: asked, answered }]) => ({
            day: key as PlainDate,
            questions: asked,
            answered,
          }))
          .sort((a, b) => (a.day < b.day ? -1 : 1));
      }),
    cases: (range, centres) => reading(engine, () => cases(db, range, centres)),
    casesBy: (range, centre, by) => reading(engine, () => casesBy(db, range, centre, by)),
  };
}

async function questions(
  db: Db,
  range: DayRange,
  by: NumbersBy,
  centres: CentreScope,
): Promise<KeyedFigures[]> {
  const figures = figuresByKey(await questionSums(db, range, by));
  const opened = await db
    .selectFrom("number_case")
    .select((each) => [each.ref(by).as("key"), sum(sql.ref("opened")).as("opened")])
    .where("day", ">=", range.from)
    .where("day", "<=", range.to)
    .where(isOf(centres))
    .groupBy(by)
    .execute();
  for (const { key, opened: count } of opened) {
    // Keys without any case remain where a case was moved away from.
    if (count > 0) counted(figures, key).escalated += count;
  }
  return [...figures].map(([key, each]) => ({ key, ...each }));
}

type SumRow = Readonly<Record<DayCount, number>> & { readonly key: string };

async function questionSums(db: Db, range: DayRange, by: NumbersBy): Promise<SumRow[]> {
  return db
    .selectFrom("number_day")
    .select((each) => [
      each.ref(by).as("key"),
      ...DAY_COUNTS.map((count) => sum(sql.ref(count)).as(count)),
    ])
    .where("day", ">=", range.from)
    .where("day", "<=", range.to)
    .groupBy(by)
    .execute();
}

type Counted = Record<Figure, number>;

function figuresByKey(rows: readonly SumRow[]): Map<string, Counted> {
  const figures = new Map<string, Counted>();
  for (const { key, ...row } of rows) {
    const own = { ...NO_FIGURES, helpful: row.helpful, unhelpful: row.unhelpful };
    for (const outcome of OUTCOMES) {
      const figure = figureOf(outcome);
      if (figure === null) continue;
      own.questions += row[outcome];
      own[figure] += row[outcome];
    }
    if (FIGURES.some((figure) => own[figure] !== 0)) figures.set(key, own);
  }
  return figures;
}

function counted(figures: Map<string, Counted>, key: string): Counted {
  const known = figures.get(key);
  if (known !== undefined) return known;
  const made = { ...NO_FIGURES };
  figures.set(key, made);
  return made;
}

function isOf(centres: CentreScope): RawBuilder<boolean> {
  if (centres === "all") return sql`true`;
  return centres.length === 0 ? sql`false` : sql`centre in (${sql.join(centres)})`;
}

async function cases(db: Db, range: DayRange, centres: CentreScope): Promise<CaseFigures> {
  const within = sql`day >= ${range.from} and day <= ${range.to} and ${isOf(centres)}`;
  const figures = await db
    .selectFrom("number_case")
    .select(CASE_SUMS)
    .where(sql<boolean>`${within}`)
    .executeTakeFirstOrThrow();
  const replies = await db
    .selectFrom("number_reply")
    .select(["seconds", sum(sql.ref("cases")).as("cases")])
    .where(sql<boolean>`${within}`)
    .groupBy("seconds")
    .execute();
  return {
    ...figures,
    firstReplyMedianMs: replyQuantileMs(replies, 0.5),
    firstReplyP90Ms: replyQuantileMs(replies, 0.9),
    ...(await workingFigures(db, within, figures.answered)),
  };
}

async function workingFigures(db: Db, within: RawBuilder<unknown>, answered: number) {
  const replies = await db
    .selectFrom("number_working_reply")
    .select(["seconds", "in_time", sum(sql.ref("cases")).as("cases")])
    .where(sql<boolean>`${within}`)
    .groupBy(["seconds", "in_time"])
    .execute();
  const measured = replies.filter(({ seconds }) => seconds !== UNKNOWN);
  const count = (rows: typeof replies): number => rows.reduce((all, { cases }) => all + cases, 0);
  return {
    firstReplyWorkingMedianMs: replyQuantileMs(measured, 0.5),
    firstReplyWorkingP90Ms: replyQuantileMs(measured, 0.9),
    workingUnmeasured: answered - count(measured),
    answeredInTime: count(replies.filter(({ in_time }) => in_time === 1)),
    answeredLate: count(replies.filter(({ in_time }) => in_time === 0)),
  };
}

async function casesBy(
  db: Db,
  range: DayRange,
  centre: CentreId,
  by: "language" | "topic" | "day",
): Promise<KeyedCases[]> {
  const rows = await db
    .selectFrom("number_case")
    .select((each) => [each.ref(by).as("key"), ...CASE_SUMS])
    .where("day", ">=", range.from)
    .where("day", "<=", range.to)
    .where("centre", "=", centre)
    .groupBy(by)
    .execute();
  return rows.filter(({ opened }) => opened > 0);
}

/** PostgreSQL sums whole numbers to a wider kind, which its driver reads as a number. */
function sum(column: RawBuilder<unknown>) {
  return sql<number>`coalesce(sum(${column}), 0)`;
}

const CASE_SUMS = (["opened", "answered", "good", "bad"] as const).map((figure) =>
  sum(sql.ref(figure)).as(figure),
);
