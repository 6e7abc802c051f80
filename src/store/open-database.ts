import { Kysely, sql } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { AppError, Unavailable } from "../domain/errors.ts";
import type { Database, DatabaseRole, Db, Engine, Tx, Weight } from "./database.ts";
import { faultOf } from "./faults.ts";
import { messages } from "./migrations/0001-messages.ts";
import { threadNotes } from "./migrations/0002-thread-notes.ts";
import { staff } from "./migrations/0003-staff.ts";
import { cases } from "./migrations/0004-cases.ts";
import { staffWork } from "./migrations/0005-staff-work.ts";
import { webReturns } from "./migrations/0006-web-returns.ts";
import { translations } from "./migrations/0008-translations.ts";
import { content } from "./migrations/0010-content.ts";
import { insight } from "./migrations/0011-insight.ts";
import { tasksAndTargets } from "./migrations/0012-tasks-and-targets.ts";
import { draftEditsPast } from "./migrations/0013-draft-edits-past.ts";
import { withdrawalJoining } from "./migrations/0015-withdrawal-joining.ts";
import { gapVariants } from "./migrations/0016-gap-variants.ts";
import { knownWishes } from "./migrations/0017-known-wishes.ts";
import { run } from "./statements.ts";
import type { Tables } from "./tables.ts";
import { createWriteGroups } from "./write-groups.ts";

/**
 * Opens the database of a `DATABASE_URL`. A server brings its tables up to date; a command, which may run beside a server
 * of another version, refuses tables that are not.
 *
 * Migrations only go forward; a database that a newer version has already changed is refused.
 *
 * @param url `sqlite:FILE`, `sqlite::memory:` or `postgres://…`
 * @throws AppError `settings_invalid` for another kind of address; `not_found` a command asks for a file that is not
 * there
 * @throws Unavailable it cannot be reached, another server uses the file, it is newer than this program, or a command
 * finds it older
 */
export async function openDatabase(
  url: string,
  role: Exclude<DatabaseRole, "look">,
): Promise<Database> {
  const engine = await engineOf(url, role);
  const db: Db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    if (role === "server") await migrate(db, engine);
    else await requireCurrent(db, engine);
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

/** All that was ever done to the tables, by name. */
function migrationsOf({ types }: Engine): Readonly<Record<string, Migration>> {
  return {
    "0001-messages": messages(types),
    "0002-thread-notes": threadNotes(types),
    "0003-staff": staff(types),
    "0004-cases": cases(types),
    "0005-staff-work": staffWork(types),
    "0006-web-returns": webReturns(types),
    "0008-translations": translations(types),
    "0010-content": content(types),
    "0011-insight": insight(types),
    "0012-tasks-and-targets": tasksAndTargets(types),
    "0013-draft-edits-past": draftEditsPast(types),
    "0015-withdrawal-joining": withdrawalJoining(types),
    "0016-gap-variants": gapVariants(),
    "0017-known-wishes": knownWishes(types),
  };
}

/**
 * `none`: there are none yet; `behind`: a server that starts changes them; `current`; `newer`: a newer version changed
 * them, and this one must not touch them.
 */
export type TablesState = "none" | "behind" | "current" | "newer";

/** How the tables stand to this version; changes nothing. */
export async function tablesOf(db: Db, engine: Engine): Promise<TablesState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return "none";
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const known = Object.keys(migrationsOf(engine));
  if (rows.length === 0) return "none";
  if (rows.some(({ name }) => !known.includes(name))) return "newer";
  return rows.length < known.length ? "behind" : "current";
}

async function migrate(db: Db, engine: Engine): Promise<void> {
  const migrations = migrationsOf(engine);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  if ((await stateOf(db, engine)) === "newer") throw newer();
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new Unavailable("The database cannot be reached or brought up to date.", error);
}

async function requireCurrent(db: Db, engine: Engine): Promise<void> {
  switch (await stateOf(db, engine)) {
    case "current":
      return;
    case "newer":
      throw newer();
    case "behind":
      throw new Unavailable(
        "The tables of the database are older than this program; start brings them up to date.",
      );
    case "none":
      throw new Unavailable("The database has no tables of this program yet; start makes them.");
  }
}

async function stateOf(db: Db, engine: Engine): Promise<TablesState> {
  try {
    return await tablesOf(db, engine);
  } catch (error) {
    throw new Unavailable("The database cannot be reached or read.", error);
  }
}

function newer(): Unavailable {
  return new Unavailable(
    "The database was changed by a newer version; start that one, or restore an older copy.",
  );
}
