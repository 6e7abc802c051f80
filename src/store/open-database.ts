import { Kysely, sql } from "kysely";
import { AppError, Unavailable } from "../domain/errors.ts";
import type { Database, DatabaseRole, Db, Engine, Tx, Weight } from "./database.ts";
import { faultOf } from "./faults.ts";
import { migrate, requireUsable, schemaOf, type Schema } from "./schema.ts";
import { run } from "./statements.ts";
import type { Tables } from "./tables.ts";
import { createWriteGroups } from "./write-groups.ts";

/**
 * Opens the database of a `DATABASE_URL`. A server brings its tables up to date, unless that is done apart; a command, which may
 * run beside a server of another version, refuses tables that are not.
 *
 * Migrations only go forward. A database to which a newer version has added is worked with beside that version; one from which it
 * took what this one needs is refused.
 *
 * @param url `sqlite:FILE`, `sqlite::memory:` or `postgres://…`
 * @param options.migrates `false` where a server changes no tables, and refuses those that are not up to date
 * @throws AppError `settings_invalid` for another kind of address; `not_found` a command asks for a file that is not
 * there
 * @throws Unavailable it cannot be reached, another server uses the file, its user may not bring it up to date, this version
 * cannot work with what a newer one made of it, or whoever does not change it finds it older
 */
export async function openDatabase(
  url: string,
  role: Exclude<DatabaseRole, "look">,
  { migrates = true }: { readonly migrates?: boolean } = {},
): Promise<Database> {
  const engine = await engineOf(url, role);
  const db: Db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    const schema = await readSchema(db, engine);
    if (role === "command") requireUsable(schema, "start or migrate brings them up to date");
    else if (!migrates) requireUsable(schema, APART);
    else if (schema.missing.length > 0) await migrate(db, engine);
    else requireUsable(schema, APART);
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

const APART =
  "start is told to change no tables (DATABASE_MIGRATE), so run yizhan migrate and then start again";

/**
 * Brings the tables up to date apart from a start, and makes them where there are none.
 *
 * @param url as for {@link openDatabase}
 * @returns the names of the migrations that were applied, in their order
 * @throws AppError `settings_invalid` for another kind of address
 * @throws Unavailable as {@link openDatabase}
 */
export function migrateDatabase(url: string): Promise<readonly string[]> {
  return withTables(url, "server", migrate);
}

/**
 * Writes a file of SQLite anew without what is free in it, and has it give back from then on what becomes free. Nobody else may use it
 * meanwhile, and its disk needs room for two more of it.
 *
 * @param url `sqlite:FILE`
 * @returns its bytes before and after
 * @throws Unavailable a server uses the file, or the disk is full: it stays as it was
 */
export function compactDatabase(
  url: string,
): Promise<{ readonly before: number; readonly after: number }> {
  return withTables(url, "server", async (db, engine) => {
    try {
      const before = await engine.space(db);
      await sql`vacuum`.execute(db);
      await engine.scrub(db);
      return { before: before.databaseBytes, after: (await engine.space(db)).databaseBytes };
    } catch (error) {
      throw new Unavailable("The database could not be compacted; is its disk full?", error);
    }
  });
}

/**
 * How the tables stand to this version; changes nothing.
 *
 * @param url as for {@link openDatabase}
 * @throws AppError `settings_invalid` for another kind of address; `not_found` there is no such file
 * @throws Unavailable it cannot be reached or read
 */
export function lookAtTables(url: string): Promise<Schema> {
  return withTables(url, "look", readSchema);
}

async function withTables<T>(
  url: string,
  role: DatabaseRole,
  work: (db: Db, engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await engineOf(url, role);
  const db: Db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    return await work(db, engine);
  } finally {
    await db.destroy().catch(() => undefined);
    await engine.close();
  }
}

async function readSchema(db: Db, engine: Engine): Promise<Schema> {
  try {
    return await schemaOf(db, engine);
  } catch (error) {
    throw new Unavailable("The database cannot be reached or read.", error);
  }
}

function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>, weight?: Weight): Promise<T> {
  return db.transaction().execute(async (tx) => {
    if (weight === "light") {
      const setting = sql`set local synchronous_commit = off`;
      await run(tx, { compile: () => setting.compile(tx) });
    }
    return work(tx);
  });
}

/** The engine of an address, with nothing of it read or changed yet; the driver of the other one is not loaded. */
export async function engineOf(url: string, role: DatabaseRole): Promise<Engine> {
  if (url.startsWith("sqlite:")) {
    const { openSqlite } = await import("./sqlite.ts");
    return openSqlite({ file: url.slice("sqlite:".length), role });
  }
  if (/^postgres(?:ql)?:\/\//.test(url)) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(url);
  }
  throw new AppError(
    "settings_invalid",
    "The setting DATABASE_URL cannot be used: write sqlite:FILE or postgres://….",
  );
}
