import { AppError } from "../../domain/errors.ts";
import { csvOf, type CsvCell } from "../../domain/csv.ts";
import {
  FIGURES,
  NUMBERS_BY,
  type CaseFigures,
  type DayRange,
  type NumbersBy,
} from "../../domain/numbers.ts";
import { addDays, daysBetween, parsePlainDate, type PlainDate } from "../../domain/plain-date.ts";
import type { CentreId, DeskLanguage } from "../../domain/staff.ts";
import type { KeyedCases } from "../../ports/numbers-store.ts";
import {
  readMonth,
  type CentreReport,
  type Month,
  type Numbers,
  type OverallNumbers,
} from "../../services/insight/numbers.ts";
import { defineRoute, json, raw, type Answer, type ConsoleRoute, type Seen } from "./route.ts";

export interface NumberRoutesDeps {
  readonly numbers: Numbers;
  /** The day in China. */
  readonly today: () => PlainDate;
}

/** Days shown when nobody says which; and the most at once. */
const DAYS = { usual: 30, most: 400 };

type Query = Seen["query"];

/** How much is asked and answered. */
export function numberRoutes({ numbers, today }: NumberRoutesDeps): readonly ConsoleRoute[] {
  const report = async (
    by: Parameters<Numbers["ofCentre"]>[0],
    id: string,
    query: Query,
  ): Promise<CentreReport> => {
    const found = await numbers.ofCentre(by, id as CentreId, monthOf(query, today()));
    if (found === null) throw new AppError("not_found", "There is no such centre.");
    return found;
  };
  return [
    defineRoute({
      method: "GET",
      path: "/numbers",
      action: "numbers.read",
      handle: async ({ by: { staff }, query }) => {
        const day = today();
        const range = rangeOf(query, day);
        // Readers choose days by that of the centres, which may be another than their own.
        const found = await numbers.overall(staff, range, groupingOf(query));
        return json({ today: day, range, ...found });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/numbers.csv",
      action: "numbers.read",
      handle: async ({ by: { staff }, query }) => {
        const range = rangeOf(query, today());
        const by = groupingOf(query);
        const rows = tableOf(await numbers.overall(staff, range, by), by);
        return csv(`numbers-${range.from}-${range.to}`, rows);
      },
    }),
    // Before the one without an ending, which takes any name.
    defineRoute({
      method: "GET",
      path: "/numbers/centres/:id.csv",
      action: "numbers.read",
      handle: async ({ by, param, query }) => {
        const found = await report(by.staff, param("id"), query);
        return csv(`${found.centre.id}-${found.month}`, reportTable(found));
      },
    }),
    defineRoute({
      method: "GET",
      path: "/numbers/centres/:id",
      action: "numbers.read",
      handle: async ({ by, param, query }) =>
        json(reportView(await report(by.staff, param("id"), query), by.staff.language)),
    }),
  ];
}

/** @throws AppError `bad_request` no days, or too many of them */
function rangeOf(query: Query, today: PlainDate): DayRange {
  const to = dayOf(query("to")) ?? today;
  const from = dayOf(query("from")) ?? addDays(to, 1 - DAYS.usual);
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > DAYS.most) {
    throw new AppError("bad_request", `Between 1 and ${String(DAYS.most)} days can be shown.`);
  }
  return { from, to };
}

function dayOf(text: string | null): PlainDate | null {
  if (text === null) return null;
  const day = parsePlainDate(text);
  if (day === null) throw new AppError("bad_request", "A day is written as YYYY-MM-DD.");
  return day;
}

function groupingOf(query: Query): NumbersBy {
  const word = query("by") ?? "language";
  const by = NUMBERS_BY.find((each) => each === word);
  if (by === undefined) throw new AppError("bad_request", "A filter has no such value.");
  return by;
}

/** @throws AppError `bad_request` */
function monthOf(query: Query, today: PlainDate): Month {
  const month = readMonth(query("month") ?? today.slice(0, "YYYY-MM".length));
  if (month === null) throw new AppError("bad_request", "A month is written as YYYY-MM.");
  return month;
}

function tableOf({ rows, total }: OverallNumbers, by: NumbersBy): CsvCell[][] {
  return [
    [by, ...FIGURES],
    ...rows.map((row) => [row.key, ...FIGURES.map((figure) => row[figure])]),
    ["total", ...FIGURES.map((figure) => total[figure])],
  ];
}

const CASE_COUNTS = ["opened", "answered", "good", "bad"] as const;
/** Of all together alone. */
const REPLY_FIGURES = [
  "firstReplyMedianMs",
  "firstReplyP90Ms",
  "firstReplyWorkingMedianMs",
  "firstReplyWorkingP90Ms",
  "workingUnmeasured",
  "answeredInTime",
  "answeredLate",
] as const satisfies (keyof CaseFigures)[];

function reportTable({ cases, languages, topics, days }: CentreReport): CsvCell[][] {
  const none = REPLY_FIGURES.map(() => null);
  const part = (name: string, rows: readonly KeyedCases[]): CsvCell[][] =>
    rows.map((row) => [name, row.key, ...CASE_COUNTS.map((count) => row[count]), ...none]);
  const all = [...CASE_COUNTS, ...REPLY_FIGURES].map((figure) => cases[figure]);
  return [
    ["part", "key", ...CASE_COUNTS, ...REPLY_FIGURES],
    ["total", "", ...all],
    ...part("language", languages),
    ...part("topic", topics),
    ...part("day", days),
  ];
}

function reportView({ centre, ...report }: CentreReport, language: DeskLanguage) {
  return { centre: { id: centre.id, name: centre.names[language] }, ...report };
}

function csv(name: string, rows: CsvCell[][]): Answer {
  return raw((_request, response) => {
    response.attachment(`${name}.csv`).type("text/csv; charset=utf-8").send(csvOf(rows));
  });
}
