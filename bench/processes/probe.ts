import { createServer } from "node:net";
import { isMainThread } from "node:worker_threads";
import { countTraffic, type Traffic } from "../path/traffic.ts";

/** What a process of the service used since it began. */
export interface Used extends Traffic {
  /** Of all its threads. */
  readonly cpuMs: number;
  /** At this moment. */
  readonly rssMb: number;
}

/** Where the socket is at which a process tells what it used. */
export const PROBE = "YIZHAN_BENCH_PROBE";

// Loaded into the service before anything of its own, by `--import`; its threads load it, too, and have nothing to tell.
const socket = process.env[PROBE];
if (isMainThread && socket !== undefined) {
  // What the service starts, such as the builder of its pages, is not measured, and would want the same socket.
  Reflect.deleteProperty(process.env, PROBE);
  const traffic = countTraffic();
  const server = createServer((asking) => {
    const { user, system } = process.cpuUsage();
    const used: Used = {
      ...traffic(),
      cpuMs: (user + system) / 1_000,
      rssMb: process.memoryUsage.rss() / 1_048_576,
    };
    asking.end(JSON.stringify(used));
  });
  server.listen(socket).unref();
}
