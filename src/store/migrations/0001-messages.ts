import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Inbox, outbox and their lanes; answers, gaps, due work, entries of Keyv; the conversations of the chat page. */
export function messages({ serial, integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("lane")
        .addColumn("kind", "text", (c) => c.notNull())
        .addColumn("name", "text", (c) => c.notNull())
        .addColumn("next_at", integer)
        .addColumn("locked_until", integer, (c) => c.notNull())
        .addColumn("lease", "text")
        .addPrimaryKeyConstraint("lane_pk", ["kind", "name"])
        .execute();
      await db.schema
        .createIndex("lane_due")
        .on("lane")
        .columns(["kind", "next_at"])
        .where(sql.ref("next_at"), "is not", null)
        .execute();

      await db.schema
        .createTable("inbox")
        .addColumn("id", serial, (c) => c.primaryKey())
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("installation", "text", (c) => c.notNull())
        .addColumn("event_id", "text", (c) => c.notNull())
        .addColumn("lane", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("message", "text", (c) => c.notNull())
        .addColumn("state", "text", (c) => c.notNull())
        .addColumn("attempts", "integer", (c) => c.notNull())
        .addColumn("error", "text")
        .addColumn("received_at", integer, (c) => c.notNull())
        .addColumn("settled_at", integer)
        .addUniqueConstraint("inbox_event", ["platform", "installation", "event_id"])
        .execute();
      await stateIndexes(db, "inbox");

      await db.schema
        .createTable("outbox")
        .addColumn("id", serial, (c) => c.primaryKey())
        .addColumn("key", "text", (c) => c.notNull().unique())
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("lane", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("delivery", "text", (c) => c.notNull())
        .addColumn("state", "text", (c) => c.notNull())
        .addColumn("attempts", "integer", (c) => c.notNull())
        .addColumn("platform_id", "text")
        .addColumn("error", "text")
        .addColumn("created_at", integer, (c) => c.notNull())
        .addColumn("settled_at", integer)
        .execute();
      await stateIndexes(db, "outbox");

      await db.schema
        .createTable("answer")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("lane", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("outcome", "text", (c) => c.notNull())
        .addColumn("as_of", "text", (c) => c.notNull())
        .addColumn("articles", "text", (c) => c.notNull())
        .addColumn("asserted", "text", (c) => c.notNull())
        .addColumn("helpful", "text")
        .addColumn("created_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("gap")
        .addColumn("id", serial, (c) => c.primaryKey())
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("person", "text", (c) => c.notNull())
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("outcome", "text", (c) => c.notNull())
        .addColumn("question", "text", (c) => c.notNull())
        .addColumn("nearest", "text", (c) => c.notNull())
        .addColumn("created_at", integer, (c) => c.notNull())
        .execute();
      for (const table of ["answer", "gap"]) {
        await db.schema.createIndex(`${table}_age`).on(table).column("created_at").execute();
      }
      for (const table of ["inbox", "outbox", "answer", "gap"]) {
        await db.schema
          .createIndex(`${table}_person`)
          .on(table)
          .columns(["platform", "person"])
          .execute();
      }

      await db.schema
        .createTable("due_work")
        .addColumn("key", "text", (c) => c.primaryKey())
        .addColumn("kind", "text", (c) => c.notNull())
        .addColumn("due_at", integer, (c) => c.notNull())
        .addColumn("payload", "text", (c) => c.notNull())
        .addColumn("locked_until", integer, (c) => c.notNull())
        .addColumn("lease", "text")
        .addColumn("attempts", "integer", (c) => c.notNull())
        .execute();
      await db.schema.createIndex("due_work_at").on("due_work").column("due_at").execute();
      await db.schema
        .createTable("entry")
        .addColumn("key", "text", (c) => c.primaryKey())
        .addColumn("value", "text", (c) => c.notNull())
        .addColumn("expires_at", integer)
        .execute();
      await db.schema.createIndex("entry_expiry").on("entry").column("expires_at").execute();

      await db.schema
        .createTable("web_conversation")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("token_hash", "text", (c) => c.notNull())
        .addColumn("locale", "text")
        .addColumn("time_zone", "text")
        .addColumn("last_number", "integer", (c) => c.notNull())
        .addColumn("forgotten_at", integer)
        .addColumn("created_at", integer, (c) => c.notNull())
        .addColumn("used_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("web_conversation_used")
        .on("web_conversation")
        .column("used_at")
        .execute();
      await db.schema
        .createTable("web_event")
        .addColumn("id", serial, (c) => c.primaryKey())
        .addColumn("conversation", "text", (c) =>
          c.notNull().references("web_conversation.id").onDelete("cascade"),
        )
        .addColumn("number", "integer")
        .addColumn("type", "text", (c) => c.notNull())
        .addColumn("message_id", "text", (c) => c.notNull())
        .addColumn("fingerprint", "text", (c) => c.notNull())
        .addColumn("data", "text", (c) => c.notNull())
        .addColumn("offers", "text")
        .addColumn("created_at", integer, (c) => c.notNull())
        .addUniqueConstraint("web_event_number", ["conversation", "number"])
        .execute();
      await db.schema.createIndex("web_event_age").on("web_event").column("created_at").execute();
      await db.schema
        .createIndex("web_event_message")
        .on("web_event")
        .columns(["conversation", "message_id"])
        .execute();
    },
  };
}

/**
 * The head of a lane is looked for at every turn, what is dead is counted at every reading of the metrics, and what was
 * settled long ago is removed every day; all the rest only makes the table longer.
 */
async function stateIndexes(db: Kysely<unknown>, table: string): Promise<void> {
  const indexes = { waiting: ["lane", "id"], dead: ["settled_at"] } as const;
  for (const [state, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(`${table}_${state}`)
      .on(table)
      .columns([...columns])
      .where(sql.ref("state"), "=", sql.lit(state))
      .execute();
  }
  await db.schema
    .createIndex(`${table}_settled`)
    .on(table)
    .column("settled_at")
    .where(sql.ref("settled_at"), "is not", null)
    .execute();
}
