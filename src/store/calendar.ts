import type { Insertable, Selectable } from "kysely";
import type { StaffId } from "../domain/staff.ts";
import type { CalendarStore, CalendarTask, Looker } from "../ports/calendar-store.ts";
import type { AuditEntry } from "../ports/audit.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Tx } from "./database.ts";
import { reading } from "./reading.ts";
import type { CalendarTaskTable } from "./tables-calendar.ts";

/** Tasks of the review calendar over one open database. */
export function createCalendarStore(database: Database): CalendarStore {
  const { engine, db, write } = database;
  return {
    tasks: () =>
      reading(engine, async () =>
        (await db.selectFrom("calendar_task").selectAll().orderBy("item").execute()).map(readTask),
      ),
    give: (task, seen, entry) => write((tx) => give(tx, task, seen, entry)),
    leave: (item, seen, entry) =>
      write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("calendar_task")
          .where("item", "=", item)
          .where("assignee", "=", seen)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await recordAudit(tx, entry);
        return true;
      }),
    lookers: () =>
      reading(engine, async () => {
        const rows = await db
          .selectFrom("calendar_owner")
          .selectAll()
          .orderBy("owner")
          .orderBy("staff")
          .execute();
        return rows.map(({ owner, staff }) => ({ owner, staff: staff as StaffId }));
      }),
    lookAfter: (looker, does, entry) => write((tx) => lookAfter(tx, looker, does, entry)),
    remove: (tasks) =>
      write(async (tx) => {
        for (const task of tasks) {
          const { item, assignee, since } = writeTask(task);
          await tx
            .deleteFrom("calendar_task")
            .where("item", "=", item)
            .where("assignee", "=", assignee)
            .where("since", "=", since)
            .execute();
        }
      }),
  };
}

async function give(
  tx: Tx,
  task: CalendarTask,
  seen: StaffId | null,
  entry: AuditEntry,
): Promise<boolean> {
  const row = writeTask(task);
  const { assignee, given_by, since } = row;
  const written =
    seen === null
      ? await tx
          .insertInto("calendar_task")
          .values(row)
          .onConflict((conflict) => conflict.column("item").doNothing())
          .returning("item")
          .executeTakeFirst()
      : await tx
          .updateTable("calendar_task")
          .set({ assignee, given_by, since })
          .where("item", "=", task.item)
          .where("assignee", "=", seen)
          .returning("item")
          .executeTakeFirst();
  if (written === undefined) return false;
  await recordAudit(tx, entry);
  return true;
}

async function lookAfter(
  tx: Tx,
  looker: Looker,
  does: boolean,
  entry: AuditEntry,
): Promise<boolean> {
  const { owner, staff } = looker;
  const changed = does
    ? await tx
        .insertInto("calendar_owner")
        .values(looker)
        .onConflict((conflict) => conflict.columns(["owner", "staff"]).doNothing())
        .returning("owner")
        .executeTakeFirst()
    : await tx
        .deleteFrom("calendar_owner")
        .where("owner", "=", owner)
        .where("staff", "=", staff)
        .returning("owner")
        .executeTakeFirst();
  if (changed === undefined) return false;
  await recordAudit(tx, entry);
  return true;
}

function writeTask({ item, assignee, by, since }: CalendarTask): Insertable<CalendarTaskTable> {
  return { item, assignee, given_by: by, since: since.getTime() };
}

function readTask({ item, ...row }: Selectable<CalendarTaskTable>): CalendarTask {
  return {
    item,
    assignee: row.assignee as StaffId,
    by: row.given_by as StaffId,
    since: new Date(row.since),
  };
}
