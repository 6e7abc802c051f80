import { sql, type KyselyPlugin } from "kysely";
import { Unavailable } from "../../src/domain/errors.ts";
import type { Database, Tx } from "../../src/store/database.ts";

/**
 * A database of which every write comes so many statements far, and no further: a process that dies in the middle.
 *
 * @param statements 0 does nothing at all
 */
export function failingAfter(database: Database, statements: number): Database {
  return withEachWrite(database, () => {
    let left = statements;
    return {
      transformQuery: ({ node }) => {
        left -= 1;
        if (left < 0) throw new Unavailable("The database is gone.");
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
  });
}

/**
 * A database to which something happens once in a write, right after so many of the statements that are waited for.
 *
 * @param happens is told the number of the server’s process, where there is one
 */
export function hitAfter(
  database: Database,
  statements: number,
  happens: (backend: number | null) => Promise<void>,
): Database {
  return withEachWrite(database, (backend) => {
    let left = statements;
    return {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        left -= 1;
        if (left === 0) await happens(backend);
        return result;
      },
    };
  });
}

function withEachWrite(
  database: Database,
  pluginOf: (backend: number | null) => KyselyPlugin,
): Database {
  return {
    ...database,
    write: (work, weight) =>
      database.write(
        async (tx) => work(tx.withPlugin(pluginOf(await backendOf(database, tx)))),
        weight,
      ),
  };
}

async function backendOf({ engine }: Database, tx: Tx): Promise<number | null> {
  if (engine.name !== "postgres") return null;
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  return rows[0]?.pid ?? null;
}
