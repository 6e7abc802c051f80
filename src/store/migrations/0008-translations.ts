import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Translations of what was said in cases, and beside words of the staff the one that was sent with them. */
export function translations({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("case_translation")
        .addColumn("entry", "text", (c) => c.notNull())
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("case_id", "text", (c) =>
          c.notNull().references("case_record.id").onDelete("cascade"),
        )
        .addColumn("original", "text", (c) => c.notNull())
        // Of both one: the words, or why there are none.
        .addColumn("text", "text")
        .addColumn("held", "text")
        .addColumn("made_at", integer, (c) => c.notNull())
        .addPrimaryKeyConstraint("case_translation_key", ["entry", "language"])
        .execute();
      await db.schema
        .createIndex("case_translation_case")
        .on("case_translation")
        .column("case_id")
        .execute();
      await db.schema.alterTable("case_entry").addColumn("translation", "text").execute();
    },
  };
}
