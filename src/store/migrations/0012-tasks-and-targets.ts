import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Who looks at what of the calendar, who verified which article, and first answers in working time. */
export function tasksAndTargets({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await calendarTables(db, integer);
      await verificationTable(db, integer);
      await workingReplies(db, integer);
    },
  };
}

async function calendarTables(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema
    .createTable("calendar_task")
    .addColumn("item", "text", (c) => c.primaryKey())
    .addColumn("assignee", "text", (c) => c.notNull())
    .addColumn("given_by", "text", (c) => c.notNull())
    .addColumn("since", integer, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("calendar_owner")
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("staff", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("calendar_owner_key", ["owner", "staff"] as never)
    .execute();
}

async function verificationTable(
  db: Kysely<unknown>,
  integer: EngineTypes["integer"],
): Promise<void> {
  await db.schema
    .createTable("content_verification")
    .addColumn("draft", "text", (c) => c.notNull())
    .addColumn("article", "text", (c) => c.notNull())
    .addColumn("verified_on", "text", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("made_at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("content_verification_key", ["draft", "article"] as never)
    .execute();
  await db.schema
    .createIndex("content_verification_article")
    .on("content_verification")
    .column("article")
    .execute();
}

/** What was answered before has neither: nobody knows what hours held then. */
async function workingReplies(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema.alterTable("case_record").addColumn("reply_working_ms", integer).execute();
  await db.schema.alterTable("case_record").addColumn("reply_in_time", "integer").execute();
  let made = db.schema.createTable("number_working_reply");
  for (const key of ["day", "centre"]) made = made.addColumn(key, "text", (c) => c.notNull());
  for (const figure of ["seconds", "in_time", "cases"]) {
    made = made.addColumn(figure, "integer", (c) => c.notNull());
  }
  const key = ["day", "centre", "seconds", "in_time"] as never;
  await made.addPrimaryKeyConstraint("number_working_reply_key", key).execute();
}
