/** A cell; `null` is an empty one. */
export type CsvCell = string | number | null;

/** What programs that open a table take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/u;
const QUOTED = /[",\r\n]|^\s|\s$/u;
/** Tells the same programs that what follows is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A table as RFC 4180 has it, in UTF-8 with its mark.
 *
 * Text that a program might carry out as a formula has an apostrophe before it, which those programs do not show. Numbers
 * stay as they are.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
