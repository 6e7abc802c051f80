import { createServer } from "node:net";

/** Below those that a system gives to whoever asks for any: none of these is taken between looking and listening. */
const FIRST = 20_000;
const PORTS = 12_000;
/** Processes begin far from one another. */
let next = (process.pid * 4_099) % PORTS;

/** A port at which nobody listens, to be listened at by a service whose address must be known before. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < PORTS; tried += 1) {
    next = (next + 1) % PORTS;
    const port = FIRST + next;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${String(FIRST)} on is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, "127.0.0.1", () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
