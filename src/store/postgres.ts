import { PostgresDialect } from "kysely";
import pg from "pg";
import type { Engine, WakeUps } from "./database.ts";
import { WAKE_UP_CHANNEL } from "./database.ts";

/** Connections of one process. */
const MOST_CONNECTIONS = 12;
/** To connect, or to wait for a free connection; after that the database counts as not to be had. */
const CONNECT_MS = 3_000;
/** A statement that takes longer is given up: the message stays where it was and is tried again. */
const STATEMENT_MS = 15_000;
const LISTEN_AGAIN_MS = 1_000;
/** The type number of `bigint`, which holds instants and counted ids: all within what a number holds exactly. */
const INT8 = 20;

/** PostgreSQL, for one or more processes. */
export function openPostgres(url: string): Engine {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const config: pg.PoolConfig = {
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types,
    application_name: "yizhan",
  };
  const pool = new pg.Pool(config);
  // A connection that is lost while nobody uses it is no failure of anything: the pool opens another.
  pool.on("error", () => undefined);
  // One that is lost in the hands of a transaction says so itself, beside failing its query; unheard it would end the
  // process whenever the server is restarted.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const own = ownBackends(pool);
  const ear = createEar(
    { connectionString: url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true },
    own,
  );
  return {
    name: "postgres",
    types: { serial: "bigserial", integer: "bigint" },
    locksRows: true,
    groupsWrites: false,
    dialect: new PostgresDialect({ pool }),
    wakeUps: ear,
    isTransient,
    // Row versions that nobody sees go with the next vacuum, by itself; nothing that a client can do is surer.
    scrub: () => Promise.resolve(),
    close: () => ear.close(),
  };
}

/**
 * SQLSTATEs in which the server or the way to it is at fault, not the statement: connection, credentials and database
 * name, resources, locks, shutdown, the system, conflicts of transactions, a server that only reads, idle too long.
 */
const TRANSIENT = /^(?:08|28|3D|40|53|55|57|58|25006|25P03)/;
/** Errors of the system, such as `ECONNREFUSED`; Node's own begin with `ERR_` and are faults of a caller. */
const OF_THE_SYSTEM = /^E(?!RR_)[A-Z_0-9]+$/;
/** What the driver says of a connection; it gives no code. */
const OF_THE_DRIVER =
  /^(?:Connection terminated|timeout exceeded|timeout expired|Query read timeout|Client (?:was closed|has encountered)|Cannot use a pool)|SSL connection/;

/** Everything that is not named is a fault of ours: to try it again would hold its lane up for ever. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (code === null) return OF_THE_DRIVER.test(error.message);
  return OF_THE_SYSTEM.test(code) || TRANSIENT.test(code);
}

/** The numbers of the server's processes that serve our own connections. */
function ownBackends(pool: pg.Pool): ReadonlySet<number> {
  const own = new Set<number>();
  pool.on("connect", (client) => own.add(backendOf(client)));
  pool.on("remove", (client) => own.delete(backendOf(client)));
  return own;
}

function backendOf(client: pg.PoolClient): number {
  return "processID" in client && typeof client.processID === "number" ? client.processID : -1;
}

/**
 * One connection that only listens, opened anew when it is lost.
 *
 * What this process did itself it knows already: to hear of it again would double its looks for work.
 */
function createEar(
  config: pg.ClientConfig,
  own: ReadonlySet<number>,
): WakeUps & { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let closed = false;

  const open = async (heard: () => void): Promise<void> => {
    const mine = new pg.Client(config);
    client = mine;
    const lost = (): void => {
      if (client !== mine || closed) return;
      client = null;
      // It may be connected still, when only the wish to listen failed.
      mine.end().catch(() => undefined);
      again = setTimeout(() => void open(heard), LISTEN_AGAIN_MS);
    };
    mine.on("error", lost);
    mine.on("end", lost);
    mine.on("notification", ({ processId }) => {
      if (!own.has(processId)) heard();
    });
    try {
      await mine.connect();
      await mine.query(`LISTEN ${WAKE_UP_CHANNEL}`);
      // What was notified while nobody listened.
      heard();
    } catch {
      lost();
    }
  };
  return {
    listen: (heard) => void open(heard),
    close: async () => {
      closed = true;
      if (again !== null) clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
