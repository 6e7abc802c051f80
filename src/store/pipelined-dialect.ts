import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import {
  CompiledQuery,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type pg from "pg";
import { MigratingPostgresAdapter } from "./migration-lock.ts";

/**
 * PostgreSQL over connections on which a statement may be sent before the one before it is answered. The server goes through
 * them in their order, each seeing what the one before it did, so that only waiting is saved.
 *
 * @param pool its clients are made with `pipeline`
 */
export function pipelinedDialect(pool: pg.Pool): Dialect {
  return {
    createAdapter: () => new MigratingPostgresAdapter(),
    createDriver: () => new PipelinedDriver(pool),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PipelinedDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #names = new StatementNames();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<PipelinedConnection> {
    return new PipelinedConnection(await this.#pool.connect(), this.#names);
  }

  /** Goes with the first statement; if it fails, so does that. */
  beginTransaction(
    connection: PipelinedConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const settings = [
      ...(isolationLevel === undefined ? [] : [`isolation level ${isolationLevel}`]),
      ...(accessMode === undefined ? [] : [accessMode]),
    ];
    connection.begin(["begin", ...settings].join(" "));
    return Promise.resolve();
  }

  commitTransaction(connection: PipelinedConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: PipelinedConnection): Promise<void> {
    return connection.rollback();
  }

  releaseConnection(connection: PipelinedConnection): Promise<void> {
    connection.release();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

/** What PostgreSQL says of each statement of a transaction behind one that failed. */
const ABORTED = "25P02";

/** What a client of the driver has as well, though its types do not say so. */
interface WithStream {
  readonly connection: { readonly stream: Writable };
}

/** A connection in the hands of one transaction or one statement. */
export class PipelinedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames;
  /** What was sent and not waited for yet; none of them fails. */
  #sent: Promise<unknown>[] = [];
  /** Of the first statement that failed while nobody waited for it. */
  #failure: { readonly error: unknown } | null = null;
  /** Whether the transaction may have changed anything. */
  #changes = false;
  #gathers = false;
  /** In an unknown state: nobody is to use it again. */
  #isSpoiled = false;

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.#query<R>(query);
    } catch (error) {
      if (codeOf(error) !== ABORTED) throw error;
      await this.#settled();
      throw this.#failure?.error ?? error;
    }
  }

  /**
   * Sends a statement of a transaction without waiting for what becomes of it. If it fails, so does every later one, and the
   * commit with its error.
   *
   * @returns its rows, none where it failed; waited for within the transaction it would cost the round trip that is to be saved
   */
  send<R>(query: CompiledQuery<R>): Promise<readonly R[]> {
    if (!SETTING.test(query.sql)) this.#changes = true;
    return this.#sendOff<R>(query);
  }

  begin(sql: string): void {
    void this.#sendOff(CompiledQuery.raw(sql));
  }

  #sendOff<R>(query: CompiledQuery): Promise<readonly R[]> {
    const done = this.#query<R>(query).then(
      ({ rows }) => rows,
      (error: unknown) => {
        this.#failure ??= { error };
        return [];
      },
    );
    this.#sent.push(done);
    return done;
  }

  /**
   * Goes with the statements that were sent last: the server undoes all of them where one failed. What changed nothing has
   * nothing to lose and is not waited for.
   */
  async commit(): Promise<void> {
    const committed = this.#client.query("commit");
    // Whatever it says counts only once it is known how the others went.
    committed.catch(() => undefined);
    if (!this.#changes) return;
    await this.#settled();
    const failure = this.#failure;
    this.#failure = null;
    const { command } = await committed;
    if (failure !== null) throw failure.error;
    if (command !== "COMMIT") throw new Error("The transaction was undone instead of committed.");
  }

  async rollback(): Promise<void> {
    try {
      await this.#settled();
      this.#failure = null;
      await this.#client.query("rollback");
    } catch (error) {
      this.#isSpoiled = true;
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#isSpoiled);
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Rows are not streamed over a connection on which others are sent meanwhile.");
  }

  /** What is sent in one turn of the event loop goes to the system in one call; a call for each statement took a tenth of a message’s time. */
  #gather(): void {
    if (this.#gathers) return;
    const { stream } = (this.#client as unknown as WithStream).connection;
    this.#gathers = true;
    stream.cork();
    setImmediate(() => {
      this.#gathers = false;
      stream.uncork();
    });
  }

  async #settled(): Promise<void> {
    const sent = this.#sent;
    this.#sent = [];
    await Promise.all(sent);
  }

  async #query<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    this.#gather();
    const statement = { text: sql, values: [...parameters], ...this.#names.of(sql) };
    const { command, rowCount, rows } = await this.#client
      .query<R & pg.QueryResultRow>(statement)
      .catch((error: unknown) => {
        if (NAME_UNKNOWN.test(codeOf(error) ?? "")) this.#names.giveUp();
        throw error;
      });
    const isOfRows = CHANGING_ROWS.has(command);
    if (isOfRows ? rowCount !== 0 : !READING.test(sql)) this.#changes = true;
    return isOfRows ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  }
}

const CHANGING_ROWS: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);
/** Statements that change nothing; one that begins with `with` may hold another that does. */
const READING = /^\s*(?:select|begin|set)\b/iu;
const SETTING = /^\s*set\b/iu;

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
}

/**
 * SQLSTATEs of a name that the server does not know, or knows already: a pooler that knows nothing of names has given out another
 * connection to it than before. Tried again, the statement goes without a name.
 */
export const NAME_UNKNOWN = /^(?:26000|42P05)$/;

/** A statement that is sent so often is worth a name. */
const OFTEN = 20;
/** Each costs the server some memory on each connection. */
const MOST_NAMED = 200;
/** Statements that are counted; lists of many lengths make very many. */
const MOST_COUNTED = 2_000;

/** The server parses a statement with a name once a connection, and soon plans it once as well. */
class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #isOff = false;

  giveUp(): void {
    this.#isOff = true;
  }

  /** What a statement is to be sent with beside its words. */
  of(sql: string): { readonly name?: string } {
    if (this.#isOff) return {};
    const name = this.#names.get(sql);
    if (name !== undefined) return { name };
    // What tells all columns may tell more after an upgrade, and a named one refuses that for as long as its connection lives.
    if (this.#names.size >= MOST_NAMED || sql.includes("*")) return {};
    const count = (this.#counts.get(sql) ?? 0) + 1;
    if (count < OFTEN) {
      if (this.#counts.size >= MOST_COUNTED) this.#counts.clear();
      this.#counts.set(sql, count);
      return {};
    }
    this.#counts.delete(sql);
    const made = createHash("sha256").update(sql).digest("hex").slice(0, 32);
    this.#names.set(sql, made);
    return { name: made };
  }
}
