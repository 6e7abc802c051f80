import { sql } from "kysely";
import { WAKE_UP_CHANNEL, type Engine, type Tx } from "./database.ts";

/** Lets other processes learn of new work when it is committed. */
export async function notifyOfWork(tx: Tx, engine: Engine): Promise<void> {
  if (engine.wakeUps !== null) await sql`select pg_notify(${WAKE_UP_CHANNEL}, '')`.execute(tx);
}
