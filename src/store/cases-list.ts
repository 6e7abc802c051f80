import { sql, type SelectQueryBuilder } from "kysely";
import { CASE_STATES, type CaseState } from "../domain/case.ts";
import { AppError } from "../domain/errors.ts";
import { permits, type CentreId } from "../domain/staff.ts";
import type { CaseCounts, CaseDue, CaseFilter, CasePage } from "../ports/case-store.ts";
import { folded, readCase, urgencyRank, type CaseRow } from "./cases-rows.ts";
import type { Db } from "./database.ts";
import { readStaff } from "./staff-rows.ts";
import type { Tables } from "./tables.ts";

type CaseQuery = SelectQueryBuilder<Tables, "case_record", object>;

/** What is due at no time comes after all that is; spelled as in the index of the list. */
const NEVER = Number.MAX_SAFE_INTEGER;
const DUE = sql<number>`coalesce(due_at, ${sql.lit(NEVER)})`;
/** Spelled as in the indexes that hold these cases only. */
export const NOT_CLOSED = sql<boolean>`state <> 'closed'`;

/**
 * A page of the cases that a filter lets through. A page goes on after the case that the last one ended with, so that what
 * comes or goes meanwhile moves nothing.
 *
 * @throws AppError `bad_request` the place to go on from is none
 */
export async function listCases(
  db: Db,
  filter: CaseFilter,
  most: number,
  from: string | null,
): Promise<CasePage> {
  const start = from === null ? null : readPlace(from);
  if (filter.centres.length === 0 || filter.states?.length === 0) return { cases: [], next: null };
  let query = filtered(db.selectFrom("case_record"), filter);
  if (start !== null) {
    const { urgency, due, openedAt, id } = start;
    query = query.where(
      sql<boolean>`(urgency, ${DUE}, opened_at, id) > (${urgency}, ${due}, ${openedAt}, ${id})`,
    );
  }
  const rows = await query
    .selectAll()
    .orderBy("urgency")
    .orderBy(DUE)
    .orderBy("opened_at")
    .orderBy("id")
    .limit(most + 1)
    .execute();
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  return {
    cases: shown.map(readCase),
    next: last === undefined || rows.length <= most ? null : placeOf(last),
  };
}

function filtered(query: CaseQuery, filter: CaseFilter): CaseQuery {
  const { states, holder, language, urgency, text } = filter;
  let some = ofCentres(query, filter.centres);
  if (states !== null) {
    // Not by an index of the states: to sort all that are found takes far longer than to read the first in their order.
    some = some.where(sql<string>`state || ''`, "in", states);
    if (!states.includes("closed")) some = some.where(NOT_CLOSED);
  }
  if (holder !== null) {
    some = holder === "none" ? some.where("holder", "is", null) : some.where("holder", "=", holder);
  }
  if (language !== null) some = some.where("language", "=", language);
  if (urgency !== null) some = some.where("urgency", "=", urgencyRank(urgency));
  if (text !== null) {
    some = some.where(sql<boolean>`search like ${partOf(text)} escape '!'`);
  }
  return some;
}

function ofCentres(query: CaseQuery, centres: readonly CentreId[] | "all"): CaseQuery {
  return centres === "all" ? query : query.where("centre", "in", centres);
}

/** A pattern in which every sign stands for itself. */
function partOf(text: string): string {
  return `%${folded(text).replaceAll(/[!%_]/g, "!$&")}%`;
}

interface Place {
  readonly urgency: number;
  readonly due: number;
  readonly openedAt: number;
  readonly id: string;
}

const PLACE = /^(?<urgency>\d)\.(?<due>\d{1,16})\.(?<openedAt>\d{1,16})\.(?<id>.{1,200})$/su;

function placeOf({ urgency, due_at, opened_at, id }: CaseRow): string {
  return [urgency, due_at ?? NEVER, opened_at, id].join(".");
}

function readPlace(text: string): Place {
  const { urgency, due, openedAt, id } = PLACE.exec(text)?.groups ?? {};
  if (id === undefined || id.includes("\u0000")) {
    throw new AppError("bad_request", "The list cannot go on from there.");
  }
  return { urgency: Number(urgency), due: Number(due), openedAt: Number(openedAt), id };
}

/** How many cases there are in each state. */
export async function countCases(
  db: Db,
  centres: readonly CentreId[] | "all",
): Promise<CaseCounts> {
  const rows =
    centres.length === 0
      ? []
      : await ofCentres(db.selectFrom("case_record"), centres)
          .select(({ fn }) => ["state", fn.countAll<number | string>().as("cases")])
          .groupBy("state")
          .execute();
  const known = new Map(rows.map(({ state, cases }) => [state, Number(cases)]));
  const counts = CASE_STATES.map((state) => [state, known.get(state) ?? 0]);
  return Object.fromEntries(counts) as Record<CaseState, number>;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Who holds cases of which centre without being allowed to work on them any more. */
async function barredHolders(
  db: Db,
): Promise<readonly { readonly holder: string; readonly centre: string }[]> {
  const rows = await db
    .selectFrom("case_record")
    .innerJoin("staff", "staff.id", "case_record.holder")
    .selectAll("staff")
    .select("case_record.centre as case_centre")
    .where("holder", "is not", null)
    .distinct()
    .execute();
  return rows
    .filter((row) => !permits(readStaff(row), "case.work", row.case_centre as CentreId))
    .map(({ id, case_centre: centre }) => ({ holder: id, centre }));
}

/**
 * What the clock brings, each case once: first whose holder is away, then what is to be closed, then whose answer is due.
 *
 * A case whose answer is due stays so until it is answered, however often somebody is reminded: those of the fewest
 * reminders come first, and of these the longest due, so that they keep nothing else from its turn. From the second
 * reminder on each day has one, and whoever was reminded the longest ago comes first.
 */
export async function dueCases(
  db: Db,
  now: Date,
  closeBefore: Date,
  most: number,
): Promise<readonly CaseDue[]> {
  const at = now.getTime();
  const all = () => db.selectFrom("case_record").selectAll();
  const barred = await barredHolders(db);
  const lapsed = await all()
    .where("holder", "is not", null)
    .where((each) =>
      each.or([
        each("held_until", "<=", at),
        ...barred.map(({ holder, centre }) =>
          each.and([each("holder", "=", holder), each("centre", "=", centre)]),
        ),
      ]),
    )
    .orderBy("held_until")
    .limit(most)
    .execute();
  const done = await all()
    .where((each) =>
      each.or([
        each("state", "=", "resolved"),
        each.and([each("state", "=", "open"), each("due_at", "is", null)]),
      ]),
    )
    .where("state_since", "<", closeBefore.getTime())
    .orderBy("state_since")
    .limit(most)
    .execute();
  const late = await all()
    .where("due_at", "<=", at)
    .where((each) => each.or([each("held_until", "is", null), each("held_until", ">", at)]))
    .where((each) =>
      each.and(
        barred.map(({ holder, centre }) =>
          each.or([each("holder", "is distinct from", holder), each("centre", "<>", centre)]),
        ),
      ),
    )
    .orderBy(sql`case when reminders < 2 then reminders else 2 end`)
    .orderBy(sql`due_at + cast(reminders as bigint) * ${sql.lit(DAY_MS)}`)
    .limit(most)
    .execute();
  const of = (kind: CaseDue["kind"], rows: readonly CaseRow[]): CaseDue[] =>
    rows.map((row) => ({ kind, case: readCase(row) }));
  return [...of("lapse", lapsed), ...of("close", done), ...of("reply", late)].slice(0, most);
}
