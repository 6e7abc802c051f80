import { placeAmong } from "./ascending.ts";

/**
 * Lists of columns by row in three flat arrays: row `r` holds `columns[starts[r] … starts[r + 1])`. Rows are terms;
 * columns are documents, units or classes.
 */
export interface Postings {
  readonly starts: Uint32Array;
  readonly columns: Uint16Array | Uint32Array;
}

/** Rows seen from the other side: for each column in turn, the rows in which it stands. */
export interface PostingsBuilder {
  readonly postings: Postings;
  /** Takes the columns in ascending order and returns the place of the entry. */
  add(row: number, column: number): number;
}

/** Room for `countOf[row]` entries in each row. */
export function createPostings(countOf: Uint32Array, columnCount: number): PostingsBuilder {
  const starts = new Uint32Array(countOf.length + 1);
  countOf.forEach((count, row) => {
    starts[row + 1] = (starts[row] ?? 0) + count;
  });
  const size = starts[countOf.length] ?? 0;
  const columns = columnCount <= 0xffff ? new Uint16Array(size) : new Uint32Array(size);
  const next = starts.slice(0, countOf.length);
  return {
    postings: { starts, columns },
    add(row, column) {
      const place = next[row] ?? 0;
      next[row] = place + 1;
      columns[place] = column;
      return place;
    },
  };
}

/** The place of a column in a row whose columns ascend; `null` when it does not stand there. */
export function placeIn({ starts, columns }: Postings, row: number, column: number): number | null {
  return placeAmong(columns, column, starts[row] ?? 0, starts[row + 1] ?? 0);
}
