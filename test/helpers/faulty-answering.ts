import { parentPort } from "node:worker_threads";
import type { AnsweringOrder } from "../../src/app/answering-worker.ts";

/** In the place of the program that answers: it ends at the question “end”, never ends one at “hang”, and says nothing to any other. */
parentPort?.on("message", (order: AnsweringOrder) => {
  if (order.kind === "search") parentPort?.postMessage({ kind: "ready" });
  if (order.kind !== "question") return;
  const { call, question } = order;
  if (question.text === "end") process.exit(1);
  while (question.text === "hang")
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  parentPort?.postMessage({ kind: "failed", call, name: "RangeError" });
});
