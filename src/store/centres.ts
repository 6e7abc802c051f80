import type { ServiceCentre } from "../domain/centre.ts";
import type { Destination } from "../domain/staff-surface.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { OfficeHours } from "../domain/office-hours.ts";
import type { CentreId, DeskLanguage } from "../domain/staff.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import { recordAudit } from "./audit.ts";
import type { Database } from "./database.ts";
import { reading } from "./reading.ts";
import type { CentreTable } from "./tables.ts";

/** The service centres in the application's own database. */
export function createCentreStore(database: Database): CentreStore {
  const { engine, db } = database;
  return {
    find: (id) =>
      reading(engine, async () => {
        const row = await db
          .selectFrom("centre")
          .selectAll()
          .where("id", "=", id)
          .executeTakeFirst();
        return row === undefined ? null : readCentre(row);
      }),
    list: () =>
      reading(engine, async () => {
        const rows = await db.selectFrom("centre").selectAll().orderBy("id").execute();
        return rows.map(readCentre);
      }),
    add: (centre, entry) =>
      database.write(async (tx) => {
        const { id } = centre;
        const added = await tx
          .insertInto("centre")
          .values({ id, ...columnsOf(centre), created_at: centre.createdAt.getTime() })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .returning("id")
          .executeTakeFirst();
        if (added === undefined) return false;
        await recordAudit(tx, entry);
        return true;
      }),
    save: (centre, entry) =>
      database.write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("centre")
          .set(columnsOf(centre))
          .where("id", "=", centre.id)
          .where("revision", "=", centre.revision - 1)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await recordAudit(tx, entry);
        return true;
      }),
  };
}

function columnsOf(centre: ServiceCentre): Omit<CentreTable, "id" | "created_at"> {
  return {
    name_en: centre.names.en,
    name_zh: centre.names.zh,
    place: centre.place,
    languages: JSON.stringify(centre.languages),
    topics: JSON.stringify(centre.topics),
    time_zone: centre.timeZone,
    hours: centre.hours === null ? null : JSON.stringify(centre.hours),
    promise_days: centre.promiseDays,
    desk_language: centre.deskLanguage,
    direct_sending: centre.directSending ? 1 : 0,
    destinations: JSON.stringify(centre.destinations),
    updated_at: centre.updatedAt.getTime(),
    revision: centre.revision,
  };
}

function readCentre(row: CentreTable): ServiceCentre {
  return {
    id: row.id as CentreId,
    names: { en: row.name_en, zh: row.name_zh },
    place: row.place,
    languages: JSON.parse(row.languages) as readonly LanguageTag[] | "all",
    topics: JSON.parse(row.topics) as readonly string[] | "all",
    timeZone: row.time_zone,
    hours: row.hours === null ? null : (JSON.parse(row.hours) as OfficeHours),
    promiseDays: row.promise_days,
    deskLanguage: row.desk_language as DeskLanguage,
    directSending: row.direct_sending === 1,
    destinations: JSON.parse(row.destinations) as readonly Destination[],
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    revision: row.revision,
  };
}
