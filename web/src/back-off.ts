const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait after so many failures in a row (from 0): doubling, with chance, so that not all come at once. */
export function backOffMs(failures: number): number {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return ms / 2 + (Math.random() * ms) / 2;
}

const OFTEN_MS = 2_000;
const AT_TIMES_MS = 5_000;
const SELDOM_MS = 15_000;
const HALF_A_MINUTE_MS = 30_000;
const FIVE_MINUTES_MS = 300_000;

/** How long to wait before looking for news again, by how long nothing has happened; with chance. */
export function lookAgainMs(quietMs: number): number {
  const ms =
    quietMs < HALF_A_MINUTE_MS ? OFTEN_MS : quietMs < FIVE_MINUTES_MS ? AT_TIMES_MS : SELDOM_MS;
  return ms * (1 + Math.random() / 4);
}
