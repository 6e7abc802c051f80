import pg from "pg";

/** What goes between this process and a PostgreSQL. */
export interface Traffic {
  readonly statements: number;
  /** Times that something was sent while nothing was under way on its connection: what is sent behind it goes the same way. */
  readonly roundTrips: number;
  readonly commits: number;
  /** In both directions, the protocol included. */
  readonly bytes: number;
}

type Query = (this: pg.Client, ...args: unknown[]) => Promise<unknown>;

/** Counts all of it from now on; called before anything connects. */
export function countTraffic(): () => Traffic {
  const count = { statements: 0, roundTrips: 0, commits: 0 };
  const underWay = new Map<pg.Client, number>();
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = async function (this: pg.Client, ...args: unknown[]) {
    const before = underWay.get(this) ?? 0;
    underWay.set(this, before + 1);
    count.statements += 1;
    if (before === 0) count.roundTrips += 1;
    if (textOf(args[0]) === "commit") count.commits += 1;
    try {
      return await query.apply(this, args);
    } finally {
      underWay.set(this, (underWay.get(this) ?? 1) - 1);
    }
  };
  return () => ({
    ...count,
    bytes: [...underWay.keys()].reduce((sum, one) => sum + bytesOf(one), 0),
  });
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  return typeof query === "object" && query !== null && "text" in query ? String(query.text) : "";
}

function bytesOf(client: pg.Client): number {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  return stream.bytesRead + stream.bytesWritten;
}

interface Socket {
  readonly bytesRead: number;
  readonly bytesWritten: number;
}
