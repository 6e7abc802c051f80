import { PostgresAdapter, sql, type Kysely } from "kysely";

/** That of Kysely’s own adapter, so that an older version of this program, which uses that, waits too. */
const LOCK = 3_853_314_791_062_309_107n;
/** Within what a statement of the service may take; a dump holds a table for as long as it runs. */
const TABLE_HELD_MS = 5_000;

/**
 * Migrations hold their lock until their transaction ends. Kysely’s holds it with the session: it would be free just before the
 * commit, and stay behind on a connection of a pooler that gives them out by transaction.
 */
export class MigratingPostgresAdapter extends PostgresAdapter {
  /** @param db a transaction */
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    // Others may take long; so may a change of a large table.
    await sql`set local statement_timeout = 0`.execute(db);
    await sql`set local lock_timeout = 0`.execute(db);
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
    // Whoever waits for a table makes all who come later wait for it as well.
    await sql`set local lock_timeout = ${sql.lit(TABLE_HELD_MS)}`.execute(db);
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}
