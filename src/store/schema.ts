import { sql } from "kysely";
import {
  DEFAULT_MIGRATION_LOCK_TABLE,
  DEFAULT_MIGRATION_TABLE,
  MIGRATION_LOCK_ID,
  Migrator,
  type Migration,
} from "kysely/migration";
import { AppError, causeCodeOf, Unavailable } from "../domain/errors.ts";
import type { Db, Engine } from "./database.ts";
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
import { limits } from "./migrations/0018-limits.ts";
import { caseOrigins } from "./migrations/0019-case-origins.ts";
import { auditTargets } from "./migrations/0020-audit-targets.ts";
import { secondFactor } from "./migrations/0021-second-factor.ts";
import { ownAccount } from "./migrations/0022-own-account.ts";
import { signInByProvider } from "./migrations/0023-sign-in-by-provider.ts";

/**
 * All that was ever done to the tables, by name. Names sort in the order of the changes. One that takes away or narrows what an
 * older program uses ends in `-after-NNNN`: programs that know that migration do without it, earlier ones refuse the database.
 */
export function migrationsOf({
  name,
  types,
}: Pick<Engine, "name" | "types">): Readonly<Record<string, Migration>> {
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
    "0018-limits": limits({ name, types }),
    "0019-case-origins": caseOrigins(types),
    "0020-audit-targets": auditTargets(),
    "0021-second-factor": secondFactor(types),
    "0022-own-account": ownAccount(types),
    "0023-sign-in-by-provider": signInByProvider(types),
  };
}

/**
 * `none`: there are none yet; `behind`: a migration is missing; `current`; `newer`: a newer version added to them, and this one
 * goes on working beside it; `incompatible`: they lack what this one needs, and a version that it does not know changed them.
 */
export type TablesState = "none" | "behind" | "current" | "newer" | "incompatible";

/** How the tables of a database stand to this version. */
export interface Schema {
  readonly state: TablesState;
  /** Migrations of this version that were not applied, in their order. */
  readonly missing: readonly string[];
}

/** Changes nothing. */
export async function schemaOf(db: Db, engine: Engine): Promise<Schema> {
  const known = Object.keys(migrationsOf(engine));
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const isThere = tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE);
  return schemaBetween(known, isThere ? await appliedTo(db) : []);
}

async function appliedTo(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * @param known to the program, in their order
 * @param applied to the database
 */
export function schemaBetween(known: readonly string[], applied: readonly string[]): Schema {
  const missing = known.filter((name) => !applied.includes(name));
  const foreign = applied.filter((name) => !known.includes(name));
  const last = known.at(-1) ?? "";
  if (applied.length === 0) return { state: "none", missing };
  if (foreign.length === 0) return { state: missing.length === 0 ? "current" : "behind", missing };
  const works = missing.length === 0 && foreign.every((name) => leavesAlone(name, last));
  return { state: works ? "newer" : "incompatible", missing };
}

/** Whether a migration of another version took nothing from a program that knows all up to `last`. */
function leavesAlone(foreign: string, last: string): boolean {
  const needed = /-after-(\d{4})$/.exec(foreign)?.[1];
  return foreign > last && (needed === undefined || needed <= last.slice(0, 4));
}

/**
 * Applies what is missing, all of it or nothing; processes that come at once do so one after the other.
 *
 * @returns the names of what was applied, in their order
 * @throws Unavailable the database cannot be reached, its user may not change the tables, or they are incompatible
 */
export async function migrate(db: Db, engine: Engine): Promise<readonly string[]> {
  try {
    return await db.transaction().execute(async (tx) => {
      // Before anything is looked at: meanwhile another process may have applied all of it, and a newer one more.
      await tx.getExecutor().adapter.acquireMigrationLock(tx, {
        lockTable: DEFAULT_MIGRATION_LOCK_TABLE,
        lockRowId: MIGRATION_LOCK_ID,
      });
      const { state, missing } = await schemaOf(tx, engine);
      if (state === "incompatible") throw incompatible();
      if (missing.length === 0) return [];
      // As Kysely makes it: were its own try refused, it would look at the transaction that ends with it, and tell of that.
      await tx.schema
        .createTable(DEFAULT_MIGRATION_TABLE)
        .ifNotExists()
        .addColumn("name", "varchar(255)", (column) => column.notNull().primaryKey())
        .addColumn("timestamp", "varchar(255)", (column) => column.notNull())
        .execute();
      const provider = { getMigrations: () => Promise.resolve(migrationsOf(engine)) };
      const { error } = await new Migrator({ db: tx, provider }).migrateToLatest();
      if (error !== undefined) throw faultOfMigration(error);
      return missing;
    });
  } catch (error) {
    throw error instanceof AppError ? error : faultOfMigration(error);
  }
}

/** SQLSTATEs. */
const MAY_NOT = "42501";
const HELD_BY_OTHERS = "55P03";

function faultOfMigration(error: unknown): Unavailable {
  switch (causeCodeOf(error)) {
    case MAY_NOT:
      return new Unavailable(
        "The database lacks migrations, and its user may not change the tables: run yizhan migrate as their owner, then start again.",
        error,
      );
    case HELD_BY_OTHERS:
      return new Unavailable(
        "The tables could not be changed, since something else holds them, such as a copy being made; try again.",
        error,
      );
    default:
      return new Unavailable("The database cannot be reached or brought up to date.", error);
  }
}

/** @throws Unavailable this version cannot work with the tables, and `remedy` says what brings them up to date */
export function requireUsable({ state }: Schema, remedy: string): void {
  switch (state) {
    case "current":
    case "newer":
      return;
    case "incompatible":
      throw incompatible();
    case "behind":
      throw new Unavailable(`The tables of the database are older than this program; ${remedy}.`);
    case "none":
      throw new Unavailable(`The database has no tables of this program yet; ${remedy}.`);
  }
}

function incompatible(): Unavailable {
  return new Unavailable(
    "The database was changed by a newer version that this one cannot work beside; start that one, or restore an older copy.",
  );
}
