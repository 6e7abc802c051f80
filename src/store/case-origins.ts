import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { CaseId } from "../domain/case.ts";
import type { PersonRef } from "../domain/message.ts";
import type { CaseOriginStore } from "../ports/case-origins.ts";
import { NOT_CLOSED } from "./cases-list.ts";
import type { Database, Db } from "./database.ts";
import type { Eraser } from "./erase.ts";
import { personName } from "./names.ts";
import { oldest, removeInPieces } from "./pieces.ts";
import { reading } from "./reading.ts";

/** From where people asked for a person, over one open database. */
export function createCaseOrigins(database: Database): CaseOriginStore {
  const { engine, db, write } = database;
  return {
    note: async (person, visitor, now) => {
      const noted = { visitor: nameOf(visitor), noted_at: now.getTime() };
      await write((tx) =>
        tx
          .insertInto("case_origin")
          .values({ platform: person.platform, person: personName(person), ...noted })
          .onConflict((conflict) => conflict.columns(["platform", "person"]).doUpdateSet(noted))
          .execute(),
      );
    },
    of: (person) => reading(engine, () => originOf(db, person)),
    openBeside: (person) =>
      reading(engine, async () => {
        const visitor = await originOf(db, person);
        const rows = await db
          .selectFrom("case_record")
          .select(["id", "opened_at"])
          .where("platform", "=", person.platform)
          .where((each) =>
            each.or([
              each("person", "=", personName(person)),
              each(
                "person",
                "in",
                each
                  .selectFrom("case_origin")
                  .select("case_origin.person")
                  .where("case_origin.platform", "=", person.platform)
                  .where("visitor", "=", visitor ?? ""),
              ),
            ]),
          )
          .where(NOT_CLOSED)
          .orderBy("opened_at")
          .orderBy("id")
          .execute();
        return rows.map(({ id, opened_at }) => ({
          id: id as CaseId,
          openedAt: new Date(opened_at),
        }));
      }),
    expire: (before) =>
      removeInPieces(database, [
        oldest({
          table: "case_origin",
          key: ["platform", "person"],
          where: sql`noted_at < ${before.getTime()} and not exists (
            select 1 from case_record
            where case_record.platform = case_origin.platform
              and case_record.person = case_origin.person and case_record.state <> 'closed'
          )`,
          first: "noted_at",
        }),
      ]),
  };
}

/** Forgets from where a person wrote. */
export const eraseCaseOrigins: Eraser = async (tx, { person }) => {
  await tx
    .deleteFrom("case_origin")
    .where("platform", "=", person.platform)
    .where("person", "=", personName(person))
    .execute();
};

async function originOf(db: Db, person: PersonRef): Promise<string | null> {
  const row = await db
    .selectFrom("case_origin")
    .select("visitor")
    .where("platform", "=", person.platform)
    .where("person", "=", personName(person))
    .executeTakeFirst();
  return row?.visitor ?? null;
}

function nameOf(visitor: string): string {
  return createHash("sha256")
    .update(JSON.stringify(["case origin", visitor]))
    .digest("base64url");
}
