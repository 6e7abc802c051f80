import { closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import SQLite from "better-sqlite3";
import {
  CompiledQuery,
  sql,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from "kysely";
import { AppError, Unavailable } from "../domain/errors.ts";
import type { DatabaseSpace } from "../ports/database-space.ts";
import type { DatabaseRole, Engine } from "./database.ts";

/** The name of a database that ends with the process. */
const MEMORY = ":memory:";
/** Waiting for another process, such as a command that reads. */
const BUSY_MS = 2_000;
/** A longer log is cut down to this when it is begun anew. */
const LOG_BYTES = 16 * 1024 * 1024;

export interface SqliteOptions {
  /** `:memory:` for a database that ends with the process. */
  readonly file: string;
  /**
   * Only one server may use a file. Commands may open it beside the server and never make one; who only looks cannot
   * change it either.
   */
  readonly role: DatabaseRole;
}

/**
 * SQLite in one file.
 *
 * Every commit reaches the disk before it is done (`synchronous = FULL`, which WAL mode does not set by itself). What
 * is deleted is overwritten (`secure_delete`), in the file itself only at a checkpoint, and the log keeps the words until
 * it is written over: `scrub` makes the checkpoint and empties the log.
 *
 * @throws AppError `not_found` somebody other than a server asks for a file that is not there
 * @throws Unavailable another server uses the file, or it cannot be opened
 */
export function openSqlite({ file, role }: SqliteOptions): Engine {
  if (role !== "server" && !isThere(file)) {
    throw new AppError("not_found", `There is no database in ${file} yet; start makes it.`);
  }
  const release = role === "server" ? lockForServer(file) : null;
  let connection: SQLite.Database;
  try {
    connection = connect(file, role);
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
    // Kysely hands out the only connection, and so not within a transaction. Where another process reads just then,
    // nothing is cut.
    scrub: async (db) => {
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
    },
    space: () => spaceOf(connection, file),
    giveBack: (db) =>
      // Holds the only connection, so that it comes between no statements of a transaction.
      db.connection().execute(() => Promise.resolve(giveBack(connection))),
    close: () => {
      release?.();
      return Promise.resolve();
    },
  };
}

async function spaceOf(connection: SQLite.Database, file: string): Promise<DatabaseSpace> {
  const { pageBytes, pages, freePages } = pagesOf(connection);
  const isInMemory = file === MEMORY;
  const log = isInMemory ? undefined : statSync(`${file}-wal`, { throwIfNoEntry: false });
  const disk = isInMemory ? null : await statfs(path.dirname(path.resolve(file)));
  return {
    databaseBytes: pages * pageBytes + (log?.size ?? 0),
    reusableBytes: freePages * pageBytes,
    freeBytes: disk === null ? null : disk.bavail * disk.bsize,
  };
}

interface Pages {
  readonly pageBytes: number;
  readonly pages: number;
  readonly freePages: number;
}

function pagesOf(connection: SQLite.Database): Pages {
  const read = (name: string): number => Number(connection.pragma(name, { simple: true }));
  return {
    pageBytes: read("page_size"),
    pages: read("page_count"),
    freePages: read("freelist_count"),
  };
}

/** Everything else of the process waits for so many; some twenty milliseconds. */
const PAGES_AT_ONCE = 200;
/** What a day’s retention frees is filled again by the next day; only more than this part of a file is given back. */
const KEPT_PART = 0.1;

function giveBack(connection: SQLite.Database): number {
  const before = pagesOf(connection);
  const excess = Math.floor(before.freePages - before.pages * KEPT_PART);
  if (excess <= 0) return 0;
  // Not as a query, of which only the first step would be taken.
  connection.exec(`pragma incremental_vacuum(${String(Math.min(excess, PAGES_AT_ONCE))})`);
  return (before.pages - pagesOf(connection).pages) * before.pageBytes;
}

function connect(file: string, role: DatabaseRole): SQLite.Database {
  const connection = new SQLite(file, { timeout: BUSY_MS, fileMustExist: role !== "server" });
  try {
    prepare(connection, role);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function prepare(connection: SQLite.Database, role: DatabaseRole): void {
  // It stays with the file, which may be none of ours when a command is given a wrong one.
  if (role === "server") {
    // Counts for a new file; one that is there takes it on when it is compacted.
    connection.pragma("auto_vacuum = INCREMENTAL");
    connection.pragma("journal_mode = WAL");
  }
  // A connection opened for reading alone would leave the files beside a log behind.
  if (role === "look") connection.pragma("query_only = ON");
  connection.pragma("synchronous = FULL");
  connection.pragma("secure_delete = ON");
  connection.pragma("foreign_keys = ON");
  connection.pragma(`journal_size_limit = ${String(LOG_BYTES)}`);
}

function isThere(file: string): boolean {
  return file === MEMORY || existsSync(file);
}

/** What people write is read by nobody else on the machine; what is there already stays as somebody set it. */
function makePrivate(file: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
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
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new WritingSqliteDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Takes the right to write at the beginning. A transaction that reads first and then wants to write is refused at once,
 * without waiting, when another process (a command beside the server) wrote in between.
 */
class WritingSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
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
  if (file === MEMORY) return null;
  const lock = openLock(file);
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

/** @throws Unavailable the folder or its files cannot be written */
function openLock(file: string): SQLite.Database {
  try {
    makePrivate(file);
    makePrivate(`${file}.server`);
    return new SQLite(`${file}.server`, { timeout: 0 });
  } catch (error) {
    throw new Unavailable(`The database file ${file} cannot be made or opened.`, error);
  }
}
