import { sql, type RawBuilder } from "kysely";
import type { Database, Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

/**
 * Rows removed in one transaction. With SQLite everything else of the process waits for it, and PostgreSQL gives up a
 * statement that takes long.
 */
const PIECE_ROWS = 1_000;

/** Removes some of the rows that are to go, so many at most; returns how many. */
export type RemovePiece = (tx: Tx, most: number) => Promise<number>;

/** Rows of one table that are to go. */
interface Going {
  readonly table: keyof Tables;
  /** The columns that name a row. */
  readonly key: readonly string[];
  readonly where: RawBuilder<unknown>;
  /** The column by which they go, which should have an index; `null` where any may go first. */
  readonly first: string | null;
}

/**
 * Removes rows in the order of a column. Whether one is to go is asked again of the row that is removed: somebody may
 * have changed it since it was chosen, and it is needed then.
 */
export function oldest({ table, key, where, first }: Going): RemovePiece {
  const from = sql.table(table);
  const columns = sql.join(key.map((column) => sql.ref(column)));
  return async (tx, most) => {
    const order = first === null ? sql`` : sql`order by ${sql.ref(first)}`;
    const chosen = sql`select ${columns} from ${from} where ${where} ${order} limit ${most}`;
    const { numAffectedRows } =
      await sql`delete from ${from} where (${columns}) in (${chosen}) and ${where}`.execute(tx);
    return Number(numAffectedRows ?? 0);
  };
}

/** Removes all that is to go, piece by piece and one kind after the other; returns how many rows. */
export async function removeInPieces(
  { write, scrub }: Database,
  kinds: readonly RemovePiece[],
): Promise<number> {
  let removed = 0;
  try {
    for (const remove of kinds) {
      for (let piece = PIECE_ROWS; piece >= PIECE_ROWS; removed += piece) {
        piece = await write((tx) => remove(tx, PIECE_ROWS));
      }
    }
  } finally {
    // What was removed before something failed is scrubbed, too.
    await scrub();
  }
  return removed;
}
