import type { CompiledQuery, QueryResult } from "kysely";
import type { Tx } from "./database.ts";
import { PipelinedConnection } from "./pipelined-dialect.ts";

/** A query that is not run yet. */
export interface Query<Row> {
  compile(): CompiledQuery<Row>;
}

/**
 * Runs a statement of a transaction whose result is not needed: a database behind a network is not waited for. If it fails, so
 * does the transaction.
 */
export function run(tx: Tx, query: Query<unknown>): Promise<void> {
  return tx.getExecutor().provideConnection(async (connection) => {
    if (connection instanceof PipelinedConnection) void connection.send(query.compile());
    else await connection.executeQuery(query.compile());
  });
}

/** What a statement tells, to be waited for when its transaction is committed and not before. */
export interface ToldLater<Row> {
  readonly rows: Promise<readonly Row[]>;
}

/** Runs a statement of a transaction whose result is needed only after the commit. If it fails, so does the transaction. */
export function runForLater<Row>(tx: Tx, query: Query<Row>): Promise<ToldLater<Row>> {
  return tx.getExecutor().provideConnection(async (connection) => {
    const statement = query.compile();
    if (connection instanceof PipelinedConnection) return { rows: connection.send(statement) };
    const { rows } = await connection.executeQuery<Row>(statement);
    return { rows: Promise.resolve(rows) };
  });
}

/**
 * Runs two statements one after the other in one round trip. The second sees what the first did and what it waited for, and must be
 * right to run whatever the first finds.
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
