import { mkdirSync } from "node:fs";
import path from "node:path";
import SQLite from "better-sqlite3";
import { SqliteAdapter, SqliteDialect, type SqliteDatabase } from "kysely";
import { Unavailable } from "../domain/errors.ts";
import type { Engine } from "./database.ts";

/** Waiting for another process, such as a command that reads. */
const BUSY_MS = 2_000;
/** What is left of the log after a checkpoint, so that erased words do not live on in it. */
const LOG_BYTES = 16 * 1024 * 1024;

export interface SqliteOptions {
  /** `:memory:` for a database that ends with the process. */
  readonly file: string;
  /** Only one server may use a file; commands may open it beside the server. */
  readonly role: "server" | "command";
}

/**
 * SQLite in one file.
 *
 * Every commit reaches the disk before it is done (`synchronous = FULL`, which WAL mode does not set by itself), and
 * what is deleted is overwritten (`secure_delete`).
 *
 * @throws Unavailable another server uses the file, or it cannot be opened
 */
export function openSqlite({ file, role }: SqliteOptions): Engine {
  const release = role === "server" ? lockForServer(file) : null;
  let connection: SQLite.Database;
  try {
    if (file !== ":memory:") mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    connection = new SQLite(file, { timeout: BUSY_MS });
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("secure_delete = ON");
    connection.pragma("foreign_keys = ON");
    connection.pragma(`journal_size_limit = ${String(LOG_BYTES)}`);
  } catch (error) {
    release?.();
    throw new Unavailable("The database file cannot be opened.", error);
  }
  return {
    name: "sqlite",
    types: { serial: "integer", integer: "integer" },
    locksRows: false,
    groupsWrites: true,
    dialect: new TransactionalSqliteDialect({ database: withStatementCache(connection) }),
    wakeUps: null,
    isTransient: (error) => TRANSIENT.has(codeOf(error)),
    close: () => {
      release?.();
      return Promise.resolve();
    },
  };
}

const TRANSIENT: ReadonlySet<string> = new Set([
  "SQLITE_BUSY",
  "SQLITE_LOCKED",
  "SQLITE_FULL",
  "SQLITE_IOERR",
  "SQLITE_CANTOPEN",
  "SQLITE_READONLY",
  "SQLITE_NOMEM",
  "SQLITE_PROTOCOL",
]);

/** Extended codes such as `SQLITE_IOERR_WRITE` are told by their first two parts. */
function codeOf(error: unknown): string {
  const code =
    error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return code.split("_").slice(0, 2).join("_");
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** A migration that fails leaves nothing behind only when the migrator is told that it may run in a transaction. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely prepares anew for every query; without the cache memory grows with each of them. */
function withStatementCache(connection: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SQLite.Statement>();
  return {
    close: () => {
      statements.clear();
      connection.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const made = connection.prepare(sql);
      statements.set(sql, made);
      return made;
    },
  };
}

/**
 * Holds a lock beside the file for as long as the process lives. The system lets go of it however the process ends, so
 * a crash leaves nothing to clean up.
 */
function lockForServer(file: string): (() => void) | null {
  if (file === ":memory:") return null;
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const lock = new SQLite(`${file}.server`, { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw new Unavailable(
      `Another server already uses ${file}; stop it, or give this one a DATABASE_URL of its own.`,
      error,
    );
  }
  return () => {
    lock.close();
  };
}
