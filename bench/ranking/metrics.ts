/** A share with the bounds of its Wilson 95 % interval. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, low: 0, high: 1 };
  const p = hits / of;
  const spread = Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  const centre = p + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  return {
    hits,
    of,
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
  };
}

/** "93.1 (90.2-95.3)", in percent; a dash where there is nothing to share. */
export function written({ hits, of, low, high }: Share): string {
  if (of === 0) return "-";
  return `${percent(hits / of)} (${percent(low)}-${percent(high)})`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** The value below which this part of the sorted numbers lies. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** Rows under a head, in columns as wide as they need. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
