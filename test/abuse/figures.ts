/** Rounded to whole units; 0 of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.ceil((sorted.length * percent) / 100) - 1;
  return Math.round(sorted[Math.max(0, place)] ?? 0);
}
