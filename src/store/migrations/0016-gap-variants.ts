import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Which ways of asking were added for a group, so that whoever waits is told when they are published. How many asked since it was
 * settled is counted of the questions themselves, by person.
 */
export function gapVariants(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable("gap_group").addColumn("variants", "text").execute();
      await db.schema.alterTable("gap_group").dropColumn("since_settled").execute();
    },
  };
}
