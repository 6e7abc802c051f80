import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Cases, what happened to them and what was said in them. */
export function cases({ serial, integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("case_number")
        .addColumn("year", "integer", (c) => c.primaryKey())
        .addColumn("last", "integer", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("case_change")
        .addColumn("last", integer, (c) => c.notNull())
        .execute();
      await sql`insert into case_change (last) values (0)`.execute(db);

      await db.schema
        .createTable("case_record")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("reference", "text", (c) => c.notNull().unique())
        .addColumn("revision", "integer", (c) => c.notNull())
        .addColumn("state", "text", (c) => c.notNull())
        .addColumn("state_since", integer, (c) => c.notNull())
        .addColumn("holder", "text")
        .addColumn("held_until", integer)
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("lane", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("visibility", "text", (c) => c.notNull())
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("time_zone", "text")
        .addColumn("centre", "text", (c) => c.notNull())
        .addColumn("topic", "text")
        .addColumn("urgency", "integer", (c) => c.notNull())
        .addColumn("question", "text", (c) => c.notNull())
        .addColumn("failed_answer", "text")
        .addColumn("search", "text", (c) => c.notNull())
        .addColumn("opened_at", integer, (c) => c.notNull())
        .addColumn("changed_at", integer, (c) => c.notNull())
        .addColumn("due_at", integer)
        .addColumn("reminders", "integer", (c) => c.notNull())
        .addColumn("answered_at", integer)
        .addColumn("satisfaction", "text")
        .execute();
      await caseIndexes(db);

      const ofCase = (table: string) =>
        db.schema
          .createTable(table)
          .addColumn("seq", serial, (c) => c.primaryKey())
          .addColumn("case_id", "text", (c) =>
            c.notNull().references("case_record.id").onDelete("cascade"),
          )
          .addColumn("at", integer, (c) => c.notNull());
      await ofCase("case_event")
        .addColumn("actor", "text", (c) => c.notNull())
        .addColumn("act", "text", (c) => c.notNull())
        .execute();
      await ofCase("case_entry")
        .addColumn("id", "text", (c) => c.notNull().unique())
        .addColumn("kind", "text", (c) => c.notNull())
        .addColumn("author", "text", (c) => c.notNull())
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("text", "text", (c) => c.notNull())
        .addColumn("delivery_key", "text")
        .execute();
      for (const table of ["case_event", "case_entry"]) {
        await db.schema
          .createIndex(`${table}_case`)
          .on(table)
          .columns(["case_id", "seq"])
          .execute();
      }
    },
  };
}

async function caseIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(`case_record_${name}`).on("case_record");
  const notClosed = sql<boolean>`state <> 'closed'`;
  // One conversation has one case that goes on, whoever opens another at the same moment.
  await index("lane").unique().column("lane").where(notClosed).execute();
  // As the list is ordered; what is due at no time comes last.
  await index("need")
    .column("urgency")
    .column(sql`coalesce(due_at, 9007199254740991)`)
    .columns(["opened_at", "id"])
    .where(notClosed)
    .execute();
  await index("holder").column("holder").where(sql.ref("holder"), "is not", null).execute();
  await index("centre").columns(["centre", "state"]).execute();
  await index("state").columns(["state", "state_since"]).execute();
  await index("due")
    .columns(["reminders", "due_at"])
    .where(sql.ref("due_at"), "is not", null)
    .execute();
  await index("held").column("held_until").where(sql.ref("held_until"), "is not", null).execute();
  await index("person").columns(["platform", "person"]).execute();
}
