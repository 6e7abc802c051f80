const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait after so many failures in a row (from 0): doubling, with chance, so that not all come at once. */
export function backOffMs(failures: number): number {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return ms / 2 + (Math.random() * ms) / 2;
}
