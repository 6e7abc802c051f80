import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/**
 * Who an identity provider knows under which id, and with what it is asked whether they are still welcome. That stands in the rows of
 * the sessions themselves, so that a program of the version before removes it with them; until it is upgraded, it asks no provider.
 */
export function signInByProvider({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("staff_identity")
        .addColumn("issuer", "text", (c) => c.notNull())
        .addColumn("subject", "text", (c) => c.notNull())
        .addColumn("staff", "text", (c) => c.notNull().references("staff.id"))
        .addColumn("bound_at", integer, (c) => c.notNull())
        .addPrimaryKeyConstraint("staff_identity_key", ["issuer", "subject"])
        .execute();
      // An address that is given to somebody else at the provider leads to no account that is another’s.
      await db.schema
        .createIndex("staff_identity_staff")
        .on("staff_identity")
        .columns(["staff", "issuer"])
        .unique()
        .execute();
      for (const table of ["staff_session", "staff_sign_in"]) {
        await db.schema.alterTable(table).addColumn("refresh_token", "text").execute();
        await db.schema.alterTable(table).addColumn("checked_at", integer).execute();
      }
      await db.schema.alterTable("staff_session").addColumn("check_due_at", integer).execute();
    },
  };
}
