import { Kysely } from "kysely";
import { Unavailable } from "../domain/errors.ts";
import type { QueueStatus } from "../ports/message-store.ts";
import type { Db } from "./database.ts";
import { statusOf } from "./message-store.ts";
import { engineOf } from "./open-database.ts";
import { schemaOf, type TablesState } from "./schema.ts";
import type { Tables } from "./tables.ts";

/** Whether this version works with such tables as they are. */
export function isUsable(tables: TablesState): boolean {
  return tables === "current" || tables === "newer";
}

/** A database as it stands. */
export interface DatabaseLook {
  readonly engine: "sqlite" | "postgres";
  readonly tables: TablesState;
  /** `null` unless this version can work with the tables. */
  readonly queue: QueueStatus | null;
  /** Whether processes that share it can tell each other of something at once; `null` where one process has it alone. */
  readonly reaches: boolean | null;
}

/**
 * Looks at a database and changes nothing of it; a file that is not there is not made.
 *
 * @param url as for {@link openDatabase}
 * @throws AppError `settings_invalid` for another kind of address; `not_found` there is no such file
 * @throws Unavailable it cannot be reached or read
 */
export async function lookAtDatabase(url: string): Promise<DatabaseLook> {
  const engine = await engineOf(url, "look");
  const db: Db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    const { state: tables } = await schemaOf(db, engine);
    const queue = isUsable(tables) ? await statusOf(db) : null;
    const reaches = engine.wakeUps === null ? null : await engine.wakeUps.reaches();
    return { engine: engine.name, tables, queue, reaches };
  } catch (error) {
    throw new Unavailable("The database cannot be reached or read.", error);
  } finally {
    await db.destroy().catch(() => undefined);
    await engine.close();
  }
}
