import { EventEmitter } from "node:events";
import Keyv, { keyvStorageCapability, type KeyvStorageCapability } from "keyv";
import { sql } from "kysely";
import type { Database, Db, Tx } from "./database.ts";
import { oldest, removeInPieces } from "./pieces.ts";
import { run } from "./statements.ts";

/**
 * Keyv over the application's own database, so that memories and caches need no second store.
 *
 * Given a transaction it writes within it: what Keyv keeps is then changed together with everything else, or not at all.
 *
 * @param now the clock that decides what has expired, in Unix milliseconds
 * @param end when that ends which is set without a time to live; Keyv would count one from the machine's clock
 */
export function keyvOver<T>(
  db: Db,
  namespace: string,
  now: () => number,
  end: number | null = null,
): Keyv<T> {
  return new Keyv<T>({
    store: new EntryStore(db, now, end),
    namespace,
    // The store judges by the service's clock; Keyv itself would ask the machine's.
    checkExpired: false,
    throwOnErrors: true,
  });
}

/** Removes what has expired; returns how many entries. */
export function expireEntries(database: Database, now: Date): Promise<number> {
  const where = sql`expires_at <= ${now.getTime()}`;
  return removeInPieces(database, [
    oldest({ table: "entry", key: ["key"], where, first: "expires_at" }),
  ]);
}

function isTransaction(db: Db): db is Tx {
  return db.isTransaction;
}

/** As much of a store as is used. Keys are kept with their namespace before them. */
class EntryStore extends EventEmitter {
  /** Set by Keyv. */
  namespace: string | undefined;
  readonly capabilities: KeyvStorageCapability;
  readonly #db: Db;
  readonly #now: () => number;
  readonly #end: number | null;

  constructor(db: Db, now: () => number, end: number | null) {
    super();
    this.#db = db;
    this.#now = now;
    this.#end = end;
    this.capabilities = keyvStorageCapability(this);
  }

  async get(key: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("entry")
      .select("value")
      .where("key", "=", this.#full(key))
      .where((where) =>
        where.or([where("expires_at", "is", null), where("expires_at", ">", this.#now())]),
      )
      .executeTakeFirst();
    return row?.value;
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    const entry = { value: String(value), expires_at: expires ?? this.#end };
    const setting = this.#db
      .insertInto("entry")
      .values({ key: this.#full(key), ...entry })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(entry));
    await (isTransaction(this.#db) ? run(this.#db, setting) : setting.execute());
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom("entry")
      .where("key", "=", this.#full(key))
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  readonly #full = (key: string): string =>
    this.namespace === undefined ? key : `${this.namespace}:${key}`;
}
