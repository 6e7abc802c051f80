import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** From where a session was opened, and up to where the owner of an account has read what was done to it. */
export function ownAccount({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const column of ["network", "browser", "system"]) {
        await db.schema.alterTable("staff_session").addColumn(column, "text").execute();
      }
      await db.schema
        .createTable("staff_notices_read")
        .addColumn("staff", "text", (c) => c.primaryKey().references("staff.id"))
        .addColumn("until", integer, (c) => c.notNull())
        .execute();
      // What was done before is no news.
      await sql`insert into staff_notices_read (staff, until)
        select id, (select coalesce(max(id), 0) from audit) from staff`.execute(db);
    },
  };
}
