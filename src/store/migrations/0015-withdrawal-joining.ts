import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Who would have withdrawn what somebody else withdrew before them, once each. */
export function withdrawalJoining({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("content_withdrawal_joining")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("withdrawal", "text", (c) => c.notNull().references("content_withdrawal.id"))
        .addColumn("made_by", "text", (c) => c.notNull())
        .addColumn("at", integer, (c) => c.notNull())
        .addColumn("reason", "text", (c) => c.notNull())
        .addUniqueConstraint("content_withdrawal_joining_once", ["withdrawal", "made_by"])
        .execute();
    },
  };
}
