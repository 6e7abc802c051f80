import { sql, type SelectQueryBuilder } from "kysely";
import { referenceOf, type CaseId } from "../domain/case.ts";
import { Conflict } from "../domain/errors.ts";
import type { CaseStore, DeliveryState, EndedCase, ToldEntry } from "../ports/case-store.ts";
import { applyCaseChange, beginCaseChange, takeBackOutgoing, withdraws } from "./cases-change.ts";
import { countCases, dueCases, listCases, NOT_CLOSED } from "./cases-list.ts";
import { lateAnswers } from "./cases-late.ts";
import { emptyStaffMessages, surfacesOf } from "./cases-surfaces.ts";
import { readCase, readEntry, readEvent, type CaseRow } from "./cases-rows.ts";
import type { Database, Db, Tx } from "./database.ts";
import { laneOf, personName } from "./names.ts";
import { notifyOfWork } from "./notify.ts";
import { addDeliveries } from "./outbox.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";
import { rememberTold } from "./told.ts";

/** The cases over one open database; all its faults are `Unavailable` or `internal`. */
export function createCaseStore(database: Database): CaseStore {
  const { engine, db, write } = database;
  const all = () => db.selectFrom("case_record").selectAll();
  const one = (query: SelectQueryBuilder<Tables, "case_record", CaseRow>) =>
    reading(engine, async () => {
      const row = await query.executeTakeFirst();
      return row === undefined ? null : readCase(row);
    });
  return {
    newReference: async (year) => referenceOf(year, await write((tx) => nextNumber(tx, year))),
    read: (id) => one(all().where("id", "=", id)),
    byReference: (reference) => one(all().where("reference", "=", reference)),
    activeOf: (thread) => one(all().where("lane", "=", laneOf(thread)).where(NOT_CLOSED)),
    ofPerson: (person) =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("case_record")
          .selectAll()
          .where("platform", "=", person.platform)
          .where("person", "=", personName(person))
          .execute();
        return rows.map(readCase);
      }),
    openOf: (person) =>
      reading(engine, async () => {
        const rows = await all()
          .where("platform", "=", person.platform)
          .where("person", "=", personName(person))
          .where(NOT_CLOSED)
          .orderBy("opened_at", "desc")
          .orderBy("id")
          .execute();
        return rows.map(readCase);
      }),
    change: async (change, deliveries, now) => {
      try {
        await write(async (tx) => {
          // Lanes come before cases wherever both are locked.
          await takeBackOutgoing(
            tx,
            engine,
            change,
            deliveries.map(({ thread }) => laneOf(thread)),
          );
          await addDeliveries(tx, deliveries, now);
          await rememberTold(tx, deliveries, now);
          await applyCaseChange(tx, change);
          if (deliveries.length > 0) await notifyOfWork(tx, engine);
        });
      } catch (error) {
        if (error instanceof Conflict) return false;
        throw error;
      }
      if (withdraws(change)) await database.scrub();
      return true;
    },
    list: (filter, most, from) => reading(engine, () => listCases(db, filter, most, from)),
    counts: (centres) => reading(engine, () => countCases(db, centres)),
    entries: (id) => reading(engine, () => entriesOf(db, id)),
    events: (id) =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("case_event")
          .select(["at", "actor", "act"])
          .where("case_id", "=", id)
          .orderBy("seq")
          .execute();
        return rows.map(readEvent);
      }),
    entry: (id) =>
      reading(engine, async () => {
        const rows = db.selectFrom("case_entry").selectAll().where("id", "=", id);
        const row = await rows.executeTakeFirst();
        return row === undefined ? null : { ...readEntry(row), caseId: row.case_id as CaseId };
      }),
    due: (now, closeBefore, most) => reading(engine, () => dueCases(db, now, closeBefore, most)),
    lateAnswers: (late, most) => reading(engine, () => lateAnswers(db, late, most)),
    latestChange: () =>
      reading(engine, async () => {
        const { last } = await db
          .selectFrom("case_change")
          .select("last")
          .executeTakeFirstOrThrow();
        return last;
      }),
    surfacesOf: (id) => reading(engine, () => surfacesOf(db, id)),
    ended: (before, most) =>
      reading(engine, async () => {
        const rows = await all()
          .where("state", "=", "closed")
          .where("state_since", "<", before.getTime())
          .orderBy("state_since")
          .limit(most)
          .execute();
        return rows.map(readCase);
      }),
    remove: async (ended, before, now) => {
      const removed = await write(async (tx) => {
        const ids = await closedOf(tx, ended, before);
        if (ids.length === 0) return 0;
        const gone = ended.filter(({ id }) => ids.includes(id));
        const deliveries = gone.flatMap((each) => each.deliveries);
        await addDeliveries(tx, deliveries, now);
        await beginCaseChange(tx);
        for (const id of ids) await emptyStaffMessages(tx, id);
        const { numDeletedRows } = await tx
          .deleteFrom("case_record")
          .where("id", "in", ids)
          .executeTakeFirstOrThrow();
        await tx.deleteFrom("case_surface").where("case_id", "in", ids).execute();
        if (deliveries.length > 0) await notifyOfWork(tx, engine);
        return Number(numDeletedRows);
      });
      if (removed > 0) await database.scrub();
      return removed;
    },
  };
}

/** Those that were closed before an instant; what is closed once stays so. */
async function closedOf(
  tx: Tx,
  ended: readonly EndedCase[],
  before: Date,
): Promise<readonly CaseId[]> {
  if (ended.length === 0) return [];
  const rows = await tx
    .selectFrom("case_record")
    .select("id")
    .where(
      "id",
      "in",
      ended.map(({ id }) => id),
    )
    .where("state", "=", "closed")
    .where("state_since", "<", before.getTime())
    .execute();
  return rows.map(({ id }) => id as CaseId);
}

async function nextNumber(tx: Tx, year: number): Promise<number> {
  const { last } = await tx
    .insertInto("case_number")
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.column("year").doUpdateSet({ last: sql<number>`case_number.last + 1` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

/**
 * A delivery that is no longer in the outbox was settled so long ago that it was removed there, and counts as sent: one
 * that was given up and then dropped or removed as old is not told from it.
 */
async function entriesOf(db: Db, id: string): Promise<readonly ToldEntry[]> {
  const rows = await db
    .selectFrom("case_entry")
    .leftJoin("outbox", "outbox.key", "case_entry.delivery_key")
    .selectAll("case_entry")
    .select("outbox.state as delivery_state")
    .where("case_id", "=", id)
    .orderBy("seq")
    .execute();
  return rows.map(({ delivery_state, ...row }) => {
    const delivery: DeliveryState = row.delivery_key === null ? null : (delivery_state ?? "sent");
    return { ...readEntry(row), delivery };
  });
}
