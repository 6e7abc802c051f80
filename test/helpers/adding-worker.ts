import { parentPort, workerData } from "node:worker_threads";
import {
  addRows,
  nameThread,
  takeUpNumbers,
  type SentRows,
} from "../../src/search/claims/weighted-rows.ts";

/** Adds rows that it is sent again and again, and says how often the sum was another than the first time. */
const { rows, thread, by, times } = workerData as {
  readonly rows: SentRows;
  readonly thread: number;
  readonly by: number;
  readonly times: number;
};
nameThread(thread);
const taken = takeUpNumbers(rows);
const values = new Float32Array(rows.count).fill(by);
const sums = Array.from({ length: times }, () => {
  const sum = new Float32Array(rows.length);
  addRows(sum, taken, values);
  return sum;
});
const [first] = sums;
parentPort?.postMessage({
  first,
  others: sums.filter((sum) => sum.some((one, at) => one !== first?.[at])).length,
});
