import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** What adapters remember of the threads of their platforms. */
export function threadNotes({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("thread_note")
        .addColumn("thread", "text", (c) => c.notNull())
        .addColumn("kind", "text", (c) => c.notNull())
        .addColumn("name", "text", (c) => c.notNull())
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("data", "text", (c) => c.notNull())
        .addColumn("written_at", integer, (c) => c.notNull())
        .addPrimaryKeyConstraint("thread_note_pk", ["thread", "kind", "name"])
        .execute();
      await db.schema
        .createIndex("thread_note_person")
        .on("thread_note")
        .columns(["platform", "person"])
        .execute();
      await db.schema
        .createIndex("thread_note_age")
        .on("thread_note")
        .column("written_at")
        .execute();
    },
  };
}
