import { EventEmitter } from "node:events";
import Keyv, {
  keyvStorageCapability,
  type KeyvStorageCapability,
  type KeyvStorageEntry,
} from "keyv";
import type { Db } from "./database.ts";

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
export async function expireEntries(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("entry")
    .where("expires_at", "<=", now.getTime())
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Keys are kept with their namespace before them. */
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
    const [value] = await this.getMany([key]);
    return value;
  }

  async getMany(keys: string[]): Promise<(string | undefined)[]> {
    if (keys.length === 0) return [];
    const now = this.#now();
    const rows = await this.#db
      .selectFrom("entry")
      .selectAll()
      .where("key", "in", keys.map(this.#full))
      .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))
      .execute();
    const byKey = new Map(rows.map(({ key, value }) => [key, value]));
    return keys.map((key) => byKey.get(this.#full(key)));
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    const entry = { value: String(value), expires_at: expires ?? this.#end };
    await this.#db
      .insertInto("entry")
      .values({ key: this.#full(key), ...entry })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(entry))
      .execute();
    return true;
  }

  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    const done: boolean[] = [];
    for (const { key, value, expires } of entries) done.push(await this.set(key, value, expires));
    return done;
  }

  async delete(key: string): Promise<boolean> {
    const [deleted] = await this.deleteMany([key]);
    return deleted === true;
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    if (keys.length === 0) return [];
    const gone = await this.#db
      .deleteFrom("entry")
      .where("key", "in", keys.map(this.#full))
      .returning("key")
      .execute();
    const deleted = new Set(gone.map(({ key }) => key));
    return keys.map((key) => deleted.has(this.#full(key)));
  }

  async clear(): Promise<void> {
    const start = this.#full("");
    await this.#db
      .deleteFrom("entry")
      .where((where) =>
        where(where.fn("substr", ["key", where.val(1), where.val(start.length)]), "=", start),
      )
      .execute();
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return (await this.getMany(keys)).map((value) => value !== undefined);
  }

  readonly #full = (key: string): string =>
    this.namespace === undefined ? key : `${this.namespace}:${key}`;
}
