import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** From where people asked for a person. */
export function caseOrigins({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("case_origin")
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("visitor", "text", (c) => c.notNull())
        .addColumn("noted_at", integer, (c) => c.notNull())
        .addPrimaryKeyConstraint("case_origin_key", ["platform", "person"])
        .execute();
      await db.schema
        .createIndex("case_origin_visitor")
        .on("case_origin")
        .columns(["platform", "visitor"])
        .execute();
      await db.schema
        .createIndex("case_origin_noted_at")
        .on("case_origin")
        .column("noted_at")
        .execute();
    },
  };
}
