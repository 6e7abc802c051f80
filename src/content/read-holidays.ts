import type { z } from "zod";
import type { Fact, FactName, Source, SourceId } from "../domain/knowledge.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { HolidayRow } from "../domain/work-calendar.ts";
import type { Folder } from "./folder.ts";
import type { Line, Problems } from "./problem.ts";
import { checkPeriod, checkSources, resolveDay } from "./read-tables.ts";
import { holidayRowSchema, rowsSchema } from "./schemas.ts";
import { readYaml, validate } from "./yaml-file.ts";

const FILE = "tables/holidays.yaml";

/** `knowledge/tables/holidays.yaml` */
export function readHolidays(
  folder: Folder,
  sources: ReadonlyMap<SourceId, Source>,
  facts: ReadonlyMap<FactName, Fact>,
  problems: Problems,
): HolidayRow[] {
  const text = folder.read(FILE);
  const yaml = text === null ? null : readYaml(text, FILE, problems);
  const table = yaml === null ? null : validate(yaml, rowsSchema, FILE, problems);
  if (yaml === null || table === null) return [];
  const rows: HolidayRow[] = [];
  for (const index of table.rows.keys()) {
    const written = validate(yaml, holidayRowSchema, FILE, problems, ["rows", index]);
    if (written === null) continue;
    const line = (): number => yaml.lineOf(["rows", index]);
    const row = withDays(written, facts, line, problems);
    if (row === null) continue;
    checkPeriod(row, FILE, line, problems);
    checkSources(row.sources, sources, FILE, line, problems);
    if (rows.some((other) => meets(other, row))) {
      problems.add(FILE, line, `a day of ${row.holiday} stands in another row already`);
    }
    if (row.provisional && row.worked.length > 0) {
      problems.add(FILE, line, "a provisional row knows of no worked days");
    }
    rows.push(row);
  }
  return rows;
}

/** The row with the days that it names by their facts; `null` when one is no day. */
function withDays(
  written: z.infer<typeof holidayRowSchema>,
  facts: ReadonlyMap<FactName, Fact>,
  line: Line,
  problems: Problems,
): HolidayRow | null {
  const dayOf = (text: string): PlainDate[] => {
    const day = resolveDay(text, facts);
    if (day !== null) return [day];
    problems.add(FILE, line, `“${text}” is neither a day nor the name of a date fact`);
    return [];
  };
  const [from] = dayOf(written.from);
  const [until] = dayOf(written.until);
  const worked = written.worked.flatMap(dayOf);
  if (from === undefined || until === undefined) return null;
  return { ...written, from, until, worked };
}

/** A day is off or worked by one row only. */
function meets(a: HolidayRow, b: HolidayRow): boolean {
  const overlap = a.from <= b.until && b.from <= a.until;
  const lies = (row: HolidayRow, days: HolidayRow["worked"]): boolean =>
    days.some((day) => row.from <= day && day <= row.until);
  const twice = a.worked.some((day) => b.worked.includes(day));
  return overlap || twice || lies(a, b.worked) || lies(b, a.worked) || lies(b, b.worked);
}
