import { PostgresDialect } from "kysely";
import pg from "pg";
import type { Engine, WakeUps } from "./database.ts";
import { WAKE_UP_CHANNEL } from "./database.ts";

/** Connections of one process; a query that finds none free waits for one. */
const MOST_CONNECTIONS = 12;
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
    types,
    application_name: "yizhan",
  };
  const pool = new pg.Pool(config);
  // A connection that is lost while nobody uses it is no failure of anything: the pool opens another.
  pool.on("error", () => undefined);
  const ear = createEar({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  return {
    name: "postgres",
    types: { serial: "bigserial", integer: "bigint" },
    locksRows: true,
    groupsWrites: false,
    dialect: new PostgresDialect({ pool }),
    wakeUps: ear,
    isTransient: (error) => !isStatementAtFault(error),
    close: () => ear.close(),
  };
}

/** SQLSTATE classes in which the statement or its data is at fault, so that trying again cannot help. */
const AT_FAULT = /^(?:22|23|42)/;

function isStatementAtFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    AT_FAULT.test(error.code)
  );
}

/** One connection that only listens, opened anew when it is lost. */
function createEar(config: pg.ClientConfig): WakeUps & { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let closed = false;

  const open = async (heard: () => void): Promise<void> => {
    const mine = new pg.Client(config);
    client = mine;
    const lost = (): void => {
      if (client !== mine || closed) return;
      client = null;
      again = setTimeout(() => void open(heard), LISTEN_AGAIN_MS);
    };
    mine.on("error", lost);
    mine.on("end", lost);
    mine.on("notification", heard);
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
