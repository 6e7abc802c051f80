import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Accounts of the web desk, their sessions and one-time links; the centres; the audit trail. */
export function staff({ serial, integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("staff")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("name", "text", (c) => c.notNull())
        .addColumn("email", "text", (c) => c.notNull())
        .addColumn("email_key", "text", (c) => c.notNull().unique())
        .addColumn("role", "text", (c) => c.notNull())
        .addColumn("centres", "text", (c) => c.notNull())
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("state", "text", (c) => c.notNull())
        .addColumn("password_hash", "text")
        .addColumn("created_at", integer, (c) => c.notNull())
        .execute();

      await db.schema
        .createTable("staff_session")
        .addColumn("token_hash", "text", (c) => c.primaryKey())
        .addColumn("staff", "text", (c) => c.notNull().references("staff.id"))
        .addColumn("created_at", integer, (c) => c.notNull())
        .addColumn("used_at", integer, (c) => c.notNull())
        .addColumn("ends_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("staff_session_staff")
        .on("staff_session")
        .column("staff")
        .execute();

      await db.schema
        .createTable("staff_ticket")
        .addColumn("token_hash", "text", (c) => c.primaryKey())
        .addColumn("kind", "text", (c) => c.notNull())
        .addColumn("staff", "text", (c) => c.references("staff.id"))
        .addColumn("created_at", integer, (c) => c.notNull())
        .addColumn("expires_at", integer, (c) => c.notNull())
        .addColumn("used_at", integer)
        .execute();
      await db.schema
        .createIndex("staff_ticket_staff")
        .on("staff_ticket")
        .column("staff")
        .execute();

      await db.schema
        .createTable("audit")
        .addColumn("id", serial, (c) => c.primaryKey())
        .addColumn("at", integer, (c) => c.notNull())
        .addColumn("actor", "text", (c) => c.notNull())
        .addColumn("action", "text", (c) => c.notNull())
        .addColumn("target", "text", (c) => c.notNull())
        .addColumn("details", "text", (c) => c.notNull())
        .execute();

      await centres(db, integer);
    },
  };
}

async function centres(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema
    .createTable("centre")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name_en", "text", (c) => c.notNull())
    .addColumn("name_zh", "text", (c) => c.notNull())
    .addColumn("place", "text")
    .addColumn("languages", "text", (c) => c.notNull())
    .addColumn("topics", "text", (c) => c.notNull())
    .addColumn("time_zone", "text", (c) => c.notNull())
    .addColumn("hours", "text")
    .addColumn("promise_days", "integer", (c) => c.notNull())
    .addColumn("desk_language", "text", (c) => c.notNull())
    .addColumn("direct_sending", "integer", (c) => c.notNull())
    .addColumn("destinations", "text", (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("updated_at", integer, (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .execute();
  // Migrations are given no clock, and nothing is decided by when the first centre was made.
  const now = Date.now();
  await sql`insert into centre (id, name_en, name_zh, place, languages, topics, time_zone, hours, promise_days,
    desk_language, direct_sending, destinations, created_at, updated_at, revision) values ('main', 'Service centre', '服务中心', null,
    '"all"', '"all"', 'Asia/Shanghai', null, 3, 'zh', 0, '[]', ${now}, ${now}, 1)`.execute(db);
}
