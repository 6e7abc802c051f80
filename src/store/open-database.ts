import { Kysely, sql } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { AppError, Unavailable } from "../domain/errors.ts";
import type { Database, Db, Engine, Tx, Weight } from "./database.ts";
import { faultOf } from "./faults.ts";
import { messages } from "./migrations/0001-messages.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { Tables } from "./tables.ts";
import { createWriteGroups } from "./write-groups.ts";

export type DatabaseRole = "server" | "command";

/**
 * Opens the database of a `DATABASE_URL` and brings its tables up to date.
 *
 * Migrations only go forward; a database that a newer version has already changed is refused.
 *
 * @param url `sqlite:FILE`, `sqlite::memory:` or `postgres://…`
 * @throws AppError `settings_invalid` for another kind of address; `not_found` a command asks for a file that is not
 * there
 * @throws Unavailable it cannot be reached, another server uses the file, or it is newer than this program
 */
export async function openDatabase(url: string, role: DatabaseRole): Promise<Database> {
  const engine = engineOf(url, role);
  const db: Db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy().catch(() => undefined);
    await engine.close();
    throw error;
  }
  const write = engine.groupsWrites
    ? createWriteGroups(db)
    : <T>(work: (tx: Tx) => Promise<T>, weight?: Weight) => transaction(db, work, weight);
  return {
    engine,
    db,
    write: async (work, weight) => {
      try {
        return await write(work, weight);
      } catch (error) {
        throw faultOf(error, engine);
      }
    },
    scrub: () =>
      // The next one does what this one could not.
      engine.scrub(db).catch(() => undefined),
    close: async () => {
      await db.destroy();
      await engine.close();
    },
  };
}

function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>, weight?: Weight): Promise<T> {
  return db.transaction().execute(async (tx) => {
    if (weight === "light") await sql`set local synchronous_commit = off`.execute(tx);
    return work(tx);
  });
}

/** The engine of an address, with nothing of it read or changed yet. */
export function engineOf(url: string, role: DatabaseRole): Engine {
  if (url.startsWith("sqlite:")) return openSqlite({ file: url.slice("sqlite:".length), role });
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url);
  throw new AppError(
    "settings_invalid",
    "The setting DATABASE_URL cannot be used: write sqlite:FILE or postgres://….",
  );
}

/** All that was ever done to the tables, by name. */
export function migrationsOf({ types }: Engine): Readonly<Record<string, Migration>> {
  return { "0001-messages": messages(types) };
}

async function migrate(db: Db, engine: Engine): Promise<void> {
  const migrations = migrationsOf(engine);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  await refuseNewer(db, Object.keys(migrations));
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new Unavailable("The database cannot be reached or brought up to date.", error);
}

async function refuseNewer(db: Db, known: readonly string[]): Promise<void> {
  let rows: readonly { readonly name: string }[];
  try {
    const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    rows = applied.rows;
  } catch {
    // No such table: nothing was ever applied. What else is wrong shows when migrating.
    return;
  }
  const unknown = rows.find(({ name }) => !known.includes(name));
  if (unknown === undefined) return;
  throw new Unavailable(
    `The database was changed by a newer version (${unknown.name}); start that version, or restore an older copy.`,
  );
}
