import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Who has read a case is looked up at each reading. */
export function auditTargets(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex("audit_target").on("audit").columns(["target", "at"]).execute();
    },
  };
}
