import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A reverse proxy in front of several processes, as nginx is without further settings. */
export interface Proxy {
  readonly url: string;
  /** Requests that were brought to another process, since nobody listened at the first. */
  passedOn(): number;
  /** Answers 502 that it had to give, since a process broke off a request that it had already taken. */
  brokenOff(): number;
  close(): void;
}

/** One connection a request: whoever keeps them open finds some closed by a process that stops. */
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/**
 * Gives each request to the next process in turn, and to the one after that when the first takes no connections. What one has
 * taken is never given to another.
 *
 * @param ports of the processes, which stay the same over their restarts
 */
export async function startProxy(ports: readonly number[]): Promise<Proxy> {
  const counts = { turn: 0, passedOn: 0, brokenOff: 0 };
  const addresses = createAddresses();
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer): void => {
    const first = counts.turn++;
    const headers = {
      ...incoming.headers,
      "x-forwarded-for": addresses(incoming.url ?? ""),
      connection: "close",
    };
    const attempt = (tried: number): void => {
      const port = ports[(first + tried) % ports.length];
      const path = incoming.url ?? "/";
      const sent = request(
        { host: "127.0.0.1", port, path, method: incoming.method, headers, agent },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          // A stream of events may say nothing for long; its page waits for the head.
          outgoing.flushHeaders();
          answer.pipe(outgoing);
          answer.once("error", () => outgoing.destroy());
          outgoing.once("close", () => answer.destroy());
        },
      );
      sent.once("error", (error: NodeJS.ErrnoException) => {
        if (outgoing.headersSent) outgoing.destroy();
        else if (error.code === "ECONNREFUSED" && tried + 1 < ports.length) {
          counts.passedOn += 1;
          attempt(tried + 1);
        } else {
          counts.brokenOff += 1;
          outgoing.writeHead(502).end();
        }
      });
      sent.end(body);
    };
    attempt(0);
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => {
      forward(incoming, outgoing, Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    passedOn: () => counts.passedOn,
    brokenOff: () => counts.brokenOff,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Each conversation has an address of its own, as the limits are for each address. */
function createAddresses(): (path: string) => string {
  const places = new Map<string, number>();
  return (path) => {
    const [, conversation = `new ${String(places.size)}`] =
      /^\/web\/conversations\/([^/]+)/.exec(path) ?? [];
    const place = places.get(conversation) ?? places.size;
    places.set(conversation, place);
    return `10.0.${String(place >> 8)}.${String(place & 255)}`;
  };
}
