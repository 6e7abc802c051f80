import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Whose the words of a draft are, those that others took the place of, and measurements that are found by the words. */
export function draftEditsPast({ integer, serial }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await namedEdits(db, integer);
      await pastTable(db, integer, serial);
      await gateTable(db, integer);
    },
  };
}

/** Of a draft that several wrote nobody knows whose which words are: these stay `null`. */
async function namedEdits(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema.alterTable("content_draft_edit").addColumn("editor", "text").execute();
  await db.schema
    .alterTable("content_draft_edit")
    .addColumn("at", integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update content_draft_edit set
    at = (select changed_at from content_draft where id = content_draft_edit.draft),
    editor = (select case when editors = '["' || author || '"]' then author end
      from content_draft where id = content_draft_edit.draft)`.execute(db);
}

async function pastTable(
  db: Kysely<unknown>,
  integer: EngineTypes["integer"],
  serial: EngineTypes["serial"],
): Promise<void> {
  await db.schema
    .createTable("content_draft_edit_past")
    .addColumn("seq", serial, (c) => c.primaryKey())
    .addColumn("draft", "text", (c) => c.notNull().references("content_draft.id"))
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("text", "text")
    .addColumn("base", integer)
    .addColumn("editor", "text")
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("ended_by", "text", (c) => c.notNull())
    .addColumn("ended_at", integer, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("content_draft_edit_past_draft")
    .on("content_draft_edit_past")
    .columns(["draft", "path"] as never)
    .execute();
}

/** What was measured under the version of a draft cannot be told from its words here, and is measured again. */
async function gateTable(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema.dropTable("content_gate").execute();
  await db.schema
    .createTable("content_gate")
    .addColumn("draft", "text", (c) => c.notNull())
    .addColumn("words", "text", (c) => c.notNull())
    .addColumn("release", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("progress", "double precision", (c) => c.notNull())
    .addColumn("result", "text")
    .addColumn("token", "text", (c) => c.notNull())
    .addColumn("started_at", integer, (c) => c.notNull())
    .addColumn("beat_at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("content_gate_key", ["draft", "words"] as never)
    .execute();
}
