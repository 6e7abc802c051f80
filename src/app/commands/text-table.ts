import { onOneLine } from "./terminal.ts";

/** Rows under a head, in columns as wide as they need. Each row is one line, whatever its cells say. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = [head, ...rows].map((row) => row.map(onOneLine));
  const widths = head.map((_, column) =>
    Math.max(...shown.map((row) => (row[column] ?? "").length)),
  );
  return shown
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
