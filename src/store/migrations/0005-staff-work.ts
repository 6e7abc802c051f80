import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Accounts of messengers that belong to staff, sentences that they keep at hand, and where cases were posted. */
export function staffWork({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("staff_link")
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("account", "text", (c) => c.notNull())
        // As the platform names the account; `null` where it names none.
        .addColumn("name", "text")
        .addColumn("staff", "text", (c) => c.notNull())
        .addColumn("linked_at", integer, (c) => c.notNull())
        .addPrimaryKeyConstraint("staff_link_key", ["platform", "account"])
        .execute();
      await db.schema.createIndex("staff_link_staff").on("staff_link").column("staff").execute();
      await db.schema
        .createTable("staff_link_code")
        .addColumn("code_hash", "text", (c) => c.primaryKey())
        .addColumn("staff", "text", (c) => c.notNull())
        .addColumn("expires_at", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("case_surface")
        .addColumn("case_id", "text", (c) => c.notNull())
        .addColumn("platform", "text", (c) => c.notNull())
        .addColumn("channel", "text", (c) => c.notNull())
        .addColumn("is_left", "integer", (c) => c.notNull())
        .addPrimaryKeyConstraint("case_surface_key", ["case_id", "platform", "channel"])
        .execute();
      await db.schema
        .createTable("canned_reply")
        .addColumn("id", "text", (c) => c.primaryKey())
        // `null` for those of all centres.
        .addColumn("centre", "text")
        .addColumn("language", "text", (c) => c.notNull())
        .addColumn("title", "text", (c) => c.notNull())
        .addColumn("text", "text", (c) => c.notNull())
        .addColumn("updated_at", integer, (c) => c.notNull())
        .execute();
    },
  };
}
