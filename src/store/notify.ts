import { sql, type RawBuilder } from "kysely";
import { run } from "./statements.ts";
import { nameOfChannel, type Channel, type Engine, type Tx } from "./database.ts";

/**
 * Lets other processes learn of new work when it is committed.
 *
 * @param unless a condition under which they need not: whoever wrote it works on it
 */
export async function notifyOfWork(
  tx: Tx,
  engine: Engine,
  unless: RawBuilder<boolean> | null = null,
): Promise<void> {
  if (engine.wakeUps === null) return;
  const notice =
    unless === null
      ? sql`select ${notifying("work", "")}`
      : sql`select ${notifying("work", "")} where not ${unless}`;
  await run(tx, { compile: () => notice.compile(tx) });
}

/**
 * Lets other processes learn of something when it is committed: to be selected, or returned by a statement that there is anyway, which
 * takes no round trip of its own.
 */
export function notifying(channel: Channel, what: string): RawBuilder<unknown> {
  return sql`pg_notify(${nameOfChannel(channel)}, ${what})`;
}
