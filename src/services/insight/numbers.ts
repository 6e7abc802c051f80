import type { ServiceCentre } from "../../domain/centre.ts";
import {
  daysOf,
  sumOf,
  type CaseFigures,
  type DayRange,
  type Figures,
  type NumbersBy,
} from "../../domain/numbers.ts";
import { addDays, plainDateOf, type PlainDate } from "../../domain/plain-date.ts";
import { permits, type CentreId, type Staff } from "../../domain/staff.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type {
  DayFigures,
  KeyedCases,
  KeyedFigures,
  NumbersStore,
} from "../../ports/numbers-store.ts";

/** What was asked and answered in some days. */
export interface OverallNumbers {
  readonly total: Figures;
  /** By day in order; else the most questions first. */
  readonly rows: readonly KeyedFigures[];
  /** Each day of the range. */
  readonly days: readonly DayFigures[];
  /** Of the centres of whoever asks, opened on those days. */
  readonly cases: CaseFigures;
}

/** A month of one centre, by the cases that were opened in it. */
export interface CentreReport {
  readonly centre: ServiceCentre;
  /** YYYY-MM */
  readonly month: string;
  readonly cases: CaseFigures;
  /** The most cases first. */
  readonly languages: readonly KeyedCases[];
  readonly topics: readonly KeyedCases[];
  /** Each day of the month. */
  readonly days: readonly KeyedCases[];
}

export interface NumbersDeps {
  readonly store: NumbersStore;
  readonly centres: Pick<CentreStore, "find">;
}

export interface Numbers {
  /** Questions belong to no centre; cases are those of the centres of `reader`. */
  overall(reader: Staff, range: DayRange, by: NumbersBy): Promise<OverallNumbers>;
  /** @returns `null` for a centre that does not exist, or is none of theirs */
  ofCentre(by: Staff, id: CentreId, month: Month): Promise<CentreReport | null>;
}

/** A month of the calendar. */
export interface Month extends DayRange {
  /** YYYY-MM */
  readonly name: string;
}

const MONTH = /^(?<year>\d{4})-(?<month>\d{2})$/;

/** Reads `YYYY-MM`; `null` when there is no such month. */
export function readMonth(name: string): Month | null {
  const { year, month } = MONTH.exec(name)?.groups ?? {};
  const from = plainDateOf(Number(year), Number(month), 1);
  if (from === null) return null;
  const next =
    plainDateOf(Number(year), Number(month) + 1, 1) ?? plainDateOf(Number(year) + 1, 1, 1);
  return next === null ? null : { name, from, to: addDays(next, -1) };
}

export function createNumbers({ store, centres }: NumbersDeps): Numbers {
  return {
    overall: async ({ centres: own }, range, by) => {
      const rows = await store.questions(range, by, own);
      const days = new Map((await store.days(range)).map((each) => [each.day, each]));
      return {
        total: sumOf(rows),
        rows: rows.toSorted(by === "day" ? byKey : byMost(({ questions }) => questions)),
        days: daysOf(range).map((day) => days.get(day) ?? { day, questions: 0, answered: 0 }),
        cases: await store.cases(range, own),
      };
    },
    ofCentre: async (by, id, month) => {
      if (!permits(by, "numbers.read", id)) return null;
      const centre = await centres.find(id);
      if (centre === null) return null;
      const most = byMost<KeyedCases>(({ opened }) => opened);
      const days = new Map((await store.casesBy(month, id, "day")).map((each) => [each.key, each]));
      return {
        centre,
        month: month.name,
        cases: await store.cases(month, [id]),
        languages: (await store.casesBy(month, id, "language")).toSorted(most),
        topics: (await store.casesBy(month, id, "topic")).toSorted(most),
        days: daysOf(month).map((day) => days.get(day) ?? noneOn(day)),
      };
    },
  };
}

function noneOn(day: PlainDate): KeyedCases {
  return { key: day, opened: 0, answered: 0, good: 0, bad: 0 };
}

interface Keyed {
  readonly key: string;
}

function byKey(a: Keyed, b: Keyed): number {
  return a.key < b.key ? -1 : 1;
}

function byMost<Row extends Keyed>(of: (row: Row) => number): (a: Row, b: Row) => number {
  return (a, b) => of(b) - of(a) || byKey(a, b);
}
