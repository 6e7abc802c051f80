import { Kysely, sql } from "kysely";
import { Unavailable } from "../domain/errors.ts";
import type { QueueStatus } from "../ports/message-store.ts";
import type { Db } from "./database.ts";
import { statusOf } from "./message-store.ts";
import { engineOf, migrationsOf } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** A database as it stands. */
export interface DatabaseLook {
  readonly engine: "sqlite" | "postgres";
  /**
   * `none`: there are none yet; `behind`: a start changes them; `current`; `newer`: a newer version changed them, and
   * this one must not touch them.
   */
  readonly tables: "none" | "behind" | "current" | "newer";
  /** `null` unless the tables are current. */
  readonly queue: QueueStatus | null;
}

/**
 * Looks at a database and changes nothing of it; a file that is not there is not made.
 *
 * @param url as for {@link openDatabase}
 * @throws AppError `settings_invalid` for another kind of address; `not_found` there is no such file
 * @throws Unavailable it cannot be reached or read
 */
export async function lookAtDatabase(url: string): Promise<DatabaseLook> {
  const engine = engineOf(url, "command");
  const db: Db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    const tables = compare(await appliedTo(db), Object.keys(migrationsOf(engine)));
    const queue = tables === "current" ? await statusOf(db) : null;
    return { engine: engine.name, tables, queue };
  } catch (error) {
    throw new Unavailable("The database cannot be reached or read.", error);
  } finally {
    await db.destroy().catch(() => undefined);
    await engine.close();
  }
}

/** The names of the changes that were made to the tables. */
async function appliedTo(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

function compare(applied: readonly string[], known: readonly string[]): DatabaseLook["tables"] {
  if (applied.length === 0) return "none";
  if (applied.some((name) => !known.includes(name))) return "newer";
  return applied.length < known.length ? "behind" : "current";
}
