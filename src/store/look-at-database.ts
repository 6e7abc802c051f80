import { Kysely } from "kysely";
import { Unavailable } from "../domain/errors.ts";
import type { QueueStatus } from "../ports/message-store.ts";
import type { Db } from "./database.ts";
import { statusOf } from "./message-store.ts";
import { engineOf, tablesOf, type TablesState } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** A database as it stands. */
export interface DatabaseLook {
  readonly engine: "sqlite" | "postgres";
  readonly tables: TablesState;
  /** `null` unless the tables are current. */
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
    const tables = await tablesOf(db, engine);
    const queue = tables === "current" ? await statusOf(db) : null;
    const reaches = engine.wakeUps === null ? null : await engine.wakeUps.reaches();
    return { engine: engine.name, tables, queue, reaches };
  } catch (error) {
    throw new Unavailable("The database cannot be reached or read.", error);
  } finally {
    await db.destroy().catch(() => undefined);
    await engine.close();
  }
}
