import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Who was told that something is not known yet may wish to be told once it is. */
export function knownWishes({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const name of ["wished_at", "wish_told_at"]) {
        await db.schema.alterTable("answer").addColumn(name, integer).execute();
      }
      await db.schema
        .createIndex("answer_wished")
        .on("answer")
        .column("wished_at")
        .where("wished_at" as never, "is not", null as never)
        .execute();
    },
  };
}
