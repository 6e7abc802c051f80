import { parentPort } from "node:worker_threads";
import type { ContentCall } from "../../src/app/content-worker.ts";

/** In place of the worker that examines contents: does what the first document says, however bad that is. */
parentPort?.on("message", ({ call, task }: ContentCall) => {
  const [documents] = task.given;
  const [order = ""] = documents.values();
  switch (order) {
    case "exit":
      process.exit(3);
    case "throw":
      throw new Error("words of a document");
    case "hang":
      for (;;) Math.random();
    case "memory": {
      const kept: number[][] = [];
      for (;;) kept.push(Array.from({ length: 100_000 }, Math.random));
    }
    case "progress":
      for (const share of [0.2, 0.1, 0.5, 7]) {
        parentPort?.postMessage({ call, kind: "progress", share });
      }
      parentPort?.postMessage({ call, kind: "done", value: order });
      return;
    default:
      parentPort?.postMessage({ call, kind: "done", value: order });
  }
});
