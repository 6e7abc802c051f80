/**
 * How often a property is tried: everywhere a quarter of what it is tried before a release, for which `npm run test:long` sets
 * `YIZHAN_TEST_SCALE=4`. A fault that a quarter misses today is met on another day, as each run draws anew.
 */
const SCALE = Number(process.env["YIZHAN_TEST_SCALE"] ?? "1") / 4;
const MIN_RUNS = 5;

export function runs(beforeRelease: number): number {
  return Math.max(Math.min(MIN_RUNS, beforeRelease), Math.round(beforeRelease * SCALE));
}
