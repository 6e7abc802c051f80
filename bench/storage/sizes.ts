import { statSync } from "node:fs";
import SQLite from "better-sqlite3";
import pg from "pg";

/** What a database takes, and each of its tables with its indices, in bytes. */
export interface Sizes {
  /** Without the log, which is cut again and again. */
  all(): Promise<number>;
  /** The largest first. */
  tables(): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
}

const MOST_TABLES = 10;

export function sizesOfFile(file: string): Sizes {
  return {
    all: () => Promise.resolve(statSync(file).size),
    tables: () => {
      const database = new SQLite(file, { readonly: true });
      try {
        const rows = database
          .prepare<[number], { name: string; bytes: number }>(
            `select coalesce(m.tbl_name, s.name) as name, sum(s.pgsize) as bytes
             from dbstat s left join sqlite_master m on m.name = s.name group by 1 order by 2 desc limit ?`,
          )
          .all(MOST_TABLES);
        return Promise.resolve(rows);
      } finally {
        database.close();
      }
    },
  };
}

export function sizesOnServer(url: string): Sizes {
  const query = async (text: string): Promise<readonly { name: string; bytes: string }[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<{ name: string; bytes: string }>(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    all: async () => {
      const [row] = await query("select '' as name, pg_database_size(current_database()) as bytes");
      return Number(row?.bytes);
    },
    tables: async () => {
      const rows = await query(
        `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
         where relkind = 'r' order by 2 desc limit ${String(MOST_TABLES)}`,
      );
      return rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) }));
    },
  };
}
