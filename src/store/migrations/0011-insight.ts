import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";
import { countWhatIsKept, OUTCOMES } from "./0011-insight-counts.ts";

/** Groups of questions that found no answer, those who wait for one, and daily sums of what was asked and answered. */
export function insight({ integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await gapColumns(db, integer);
      await gapTables(db, integer);
      await numberTables(db);
      await countWhatIsKept(db);
    },
  };
}

async function gapColumns(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  for (const name of ["lane", "answer", "words_hash", "group_id"]) {
    await db.schema.alterTable("gap").addColumn(name, "text").execute();
  }
  for (const name of ["wished_at", "told_at"]) {
    await db.schema.alterTable("gap").addColumn(name, integer).execute();
  }
  const index = (name: string) => db.schema.createIndex(`gap_${name}`).on("gap");
  // All that the list of groups counts, so that it reads no words.
  await index("place")
    .columns(["group_id", "language", "created_at", "id", "wished_at", "told_at"])
    .execute();
  const isNew = sql<boolean>`group_id is null`;
  await index("new").column("id").where(isNew).execute();
  await index("new_near").columns(["nearest", "id"]).where(isNew).execute();
  await index("answer")
    .column("answer")
    .where(sql<boolean>`answer is not null`)
    .execute();
  await index("words").column("words_hash").execute();
  await index("wish")
    .column("id")
    .where(sql<boolean>`wished_at is not null and told_at is null`)
    .execute();
}

async function gapTables(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema
    .createTable("gap_group")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("nearest", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("article", "text")
    .addColumn("answered_at", integer)
    .addColumn("settled_by", "text")
    .addColumn("settled_at", integer)
    .addColumn("since_settled", "integer", (c) => c.notNull())
    .addColumn("begun_at", integer, (c) => c.notNull())
    .addColumn("changed_at", integer, (c) => c.notNull())
    .execute();
  for (const column of ["nearest", "article"]) {
    await db.schema
      .createIndex(`gap_group_${column}`)
      .on("gap_group")
      .columns([column, "changed_at"])
      .execute();
  }
  await db.schema
    .createTable("gap_version")
    .addColumn("version", integer, (c) => c.notNull())
    .execute();
  await sql`insert into gap_version (version) values (0)`.execute(db);
}

async function numberTables(db: Kysely<unknown>): Promise<void> {
  const table = (name: string, keys: readonly string[], figures: readonly string[]) => {
    let made = db.schema.createTable(name);
    for (const key of keys) made = made.addColumn(key, "text", (c) => c.notNull());
    for (const figure of figures)
      made = made.addColumn(figure, "integer", (c) => c.notNull().defaultTo(0));
    return made;
  };
  const ofDay = ["day", "language", "topic", "platform"] as const;
  await table("number_day", ofDay, [...OUTCOMES, "pressed", "helpful", "unhelpful"])
    .addPrimaryKeyConstraint("number_day_key", [...ofDay] as never)
    .execute();
  const ofCase = ["day", "centre", "language", "topic", "platform"] as const;
  await table("number_case", ofCase, ["opened", "answered", "good", "bad"])
    .addPrimaryKeyConstraint("number_case_key", [...ofCase] as never)
    .execute();
  await table("number_reply", ["day", "centre"], ["seconds", "cases"])
    .addPrimaryKeyConstraint("number_reply_key", ["day", "centre", "seconds"] as never)
    .execute();
}
