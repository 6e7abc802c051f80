import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** With what a person comes back to a conversation of the chat page, and the tries to do so. */
export function webReturns({ serial, integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("web_return")
        .addColumn("case_id", "text", (c) =>
          c.primaryKey().references("case_record.id").onDelete("cascade"),
        )
        .addColumn("conversation", "text", (c) => c.notNull())
        .addColumn("pin_hash", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("web_return_conversation")
        .on("web_return")
        .column("conversation")
        .execute();
      await db.schema
        .createTable("web_token")
        .addColumn("id", serial, (c) => c.primaryKey())
        .addColumn("conversation", "text", (c) =>
          c.notNull().references("web_conversation.id").onDelete("cascade"),
        )
        .addColumn("token_hash", "text", (c) => c.notNull())
        .addColumn("created_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("web_token_conversation")
        .on("web_token")
        .columns(["conversation", "id"])
        .execute();
      await db.schema
        .createTable("web_return_try")
        .addColumn("reference", "text", (c) => c.primaryKey())
        .addColumn("tries", "text", (c) => c.notNull())
        .addColumn("last_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("web_return_try_last")
        .on("web_return_try")
        .column("last_at")
        .execute();
    },
  };
}
