import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Engine } from "../database.ts";

/** What may be done how often, counted for all processes together. */
export function limits({ name, types: { integer } }: Pick<Engine, "name" | "types">): Migration {
  return {
    async up(db: Kysely<unknown>) {
      let bucket = db.schema.createTable("bucket");
      // A bucket is full again within minutes. Without a log no request waits for the disk; a crash of the server empties the table, which
      // fills all buckets.
      if (name === "postgres") bucket = bucket.modifyFront(sql`unlogged`);
      // No index on when it is full: a row that is changed in place is many times cheaper.
      await bucket
        .addColumn("name", "text", (c) => c.primaryKey())
        .addColumn("full_at", integer, (c) => c.notNull())
        .addColumn("taken", integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("model_spending")
        .addColumn("budget", "text", (c) => c.notNull())
        .addColumn("spender", "text", (c) => c.notNull())
        .addColumn("day", "text", (c) => c.notNull())
        .addColumn("calls", integer, (c) => c.notNull())
        .addColumn("tokens", integer, (c) => c.notNull())
        .addPrimaryKeyConstraint("model_spending_key", ["budget", "spender"])
        .execute();
    },
  };
}
