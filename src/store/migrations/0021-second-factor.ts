import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/**
 * Second factors of staff. Who has shown the password alone is in a table of their own: a program of the version before, which knows
 * no second factor, would take a row of `staff_session` for somebody signed in.
 */
export function secondFactor({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("staff_second_factor")
        .addColumn("staff", "text", (c) => c.primaryKey().references("staff.id"))
        .addColumn("secret", "text")
        .addColumn("pending", "text")
        .addColumn("last_step", integer, (c) => c.notNull())
        .addColumn("confirmed_at", integer)
        .execute();
      await db.schema
        .createTable("staff_recovery_code")
        .addColumn("code_hash", "text", (c) => c.primaryKey())
        .addColumn("staff", "text", (c) => c.notNull().references("staff.id"))
        .execute();
      await db.schema
        .createIndex("staff_recovery_code_staff")
        .on("staff_recovery_code")
        .column("staff")
        .execute();
      await db.schema
        .createTable("staff_sign_in")
        .addColumn("token_hash", "text", (c) => c.primaryKey())
        .addColumn("staff", "text", (c) => c.notNull().references("staff.id"))
        .addColumn("ends_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("staff_sign_in_staff")
        .on("staff_sign_in")
        .column("staff")
        .execute();
    },
  };
}
