import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { nameOfChannel, type Channel, type Engine, type WakeUps } from "./database.ts";
import { NAME_UNKNOWN, pipelinedDialect } from "./pipelined-dialect.ts";

/** Connections of one process. */
const MOST_CONNECTIONS = 12;
/** To connect, or to wait for a free connection; after that the database counts as not to be had. */
const CONNECT_MS = 3_000;
/** A statement that takes longer is given up: the message stays where it was and is tried again. */
const STATEMENT_MS = 15_000;
const LISTEN_AGAIN_MS = 1_000;
/** A word to oneself takes a few milliseconds where it arrives. */
const REACHES_MS = 2_000;
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
    pipeline: true,
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
    pool,
    own,
  );
  return {
    name: "postgres",
    types: { serial: "bigserial", integer: "bigint" },
    locksRows: true,
    groupsWrites: false,
    dialect: pipelinedDialect(pool),
    wakeUps: ear,
    isTransient,
    // Row versions that nobody sees go with the next vacuum, by itself; nothing that a client can do is surer.
    scrub: () => Promise.resolve(),
    space: async (db) => {
      const size = sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`;
      const { rows } = await size.execute(db);
      return { databaseBytes: rows[0]?.bytes ?? 0, reusableBytes: null, freeBytes: null };
    },
    // Autovacuum lets later rows have the room of deleted ones.
    giveBack: () => Promise.resolve(0),
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
  return OF_THE_SYSTEM.test(code) || TRANSIENT.test(code) || NAME_UNKNOWN.test(code);
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
 * One connection that only listens, on all channels, opened anew when it is lost.
 *
 * What this process did itself it knows already: to hear of it again would double its looks for work.
 */
function createEar(
  config: pg.ClientConfig,
  pool: pg.Pool,
  own: ReadonlySet<number>,
): WakeUps & { close(): Promise<void> } {
  let client: pg.Client | null = null;
  /** Whether those who come later have to ask by themselves to be told; until then they are asked for together. */
  let isConnected = false;
  let again: NodeJS.Timeout | null = null;
  let closed = false;
  const ears = new Map<Channel, ((what: string | null) => void)[]>();
  const tell = (channel: Channel, what: string | null): void => {
    for (const heard of ears.get(channel) ?? []) heard(what);
  };
  /** What was said while nobody listened is told as `null`. */
  const listenTo = async (mine: pg.Client, channel: Channel): Promise<void> => {
    await mine.query(`LISTEN ${nameOfChannel(channel)}`);
    tell(channel, null);
  };

  const open = async (): Promise<void> => {
    const mine = new pg.Client(config);
    client = mine;
    mine.on("error", () => {
      lose(mine);
    });
    mine.on("end", () => {
      lose(mine);
    });
    mine.on("notification", ({ processId, channel, payload = "" }) => {
      if (own.has(processId)) return;
      const said = [...ears.keys()].find((each) => nameOfChannel(each) === channel);
      if (said !== undefined) tell(said, payload);
    });
    try {
      await mine.connect();
      isConnected = true;
      for (const channel of ears.keys()) await listenTo(mine, channel);
    } catch {
      lose(mine);
    }
  };
  const lose = (mine: pg.Client): void => {
    if (client !== mine || closed) return;
    client = null;
    isConnected = false;
    // It may be connected still, when only the wish to listen failed.
    mine.end().catch(() => undefined);
    again = setTimeout(() => void open(), LISTEN_AGAIN_MS);
  };
  return {
    reaches: () => reaches(config, pool),
    listen: (channel, heard) => {
      const isFirst = ears.size === 0;
      const isNew = !ears.has(channel);
      ears.set(channel, [...(ears.get(channel) ?? []), heard]);
      if (isFirst) void open();
      else if (client !== null && isConnected) {
        const mine = client;
        if (isNew) {
          listenTo(mine, channel).catch(() => {
            lose(mine);
          });
        } else heard(null);
      }
    },
    close: async () => {
      closed = true;
      if (again !== null) clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Says something to itself, on a channel on which nobody else listens. */
async function reaches(config: pg.ClientConfig, pool: pg.Pool): Promise<boolean> {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  let timer: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    const word = randomUUID();
    const heard = new Promise<boolean>((resolve) => {
      client.on("notification", ({ payload }) => {
        if (payload === word) resolve(true);
      });
      timer = setTimeout(() => {
        resolve(false);
      }, REACHES_MS);
    });
    await client.query("LISTEN yizhan_look");
    await pool.query("select pg_notify('yizhan_look', $1)", [word]);
    return await heard;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    await client.end().catch(() => undefined);
  }
}
