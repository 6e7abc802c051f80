import type { CompiledQuery, QueryResult } from "kysely";
import type { Tx } from "./database.ts";
import { PipelinedConnection } from "./pipelined-dialect.ts";

/** A query that is not run yet. */
export interface Query<Row> {
  compile(): CompiledQuery<Row>;
}

/**
 * Runs a statement of which nothing is to be learned within its transaction: where the database is asked over a network it is
 * not waited for. If it fails, the transaction does.
 */
export function run(tx: Tx, query: Query<unknown>): Promise<void> {
  return tx.getExecutor().provideConnection(async (connection) => {
    if (connection instanceof PipelinedConnection) connection.send(query.compile());
    else await connection.executeQuery(query.compile());
  });
}

/**
 * Runs two statements one after the other, the second seeing what the first did and what it waited for, with one way to a
 * database over a network. The second must be right to run whatever the first finds.
 */
export function runBoth<One, Two>(
  tx: Tx,
  one: Query<One>,
  two: Query<Two>,
): Promise<readonly [QueryResult<One>, QueryResult<Two>]> {
  return tx.getExecutor().provideConnection(async (connection) => {
    const first = connection.executeQuery<One>(one.compile());
    if (!(connection instanceof PipelinedConnection)) await first;
    return Promise.all([first, connection.executeQuery<Two>(two.compile())]);
  });
}
