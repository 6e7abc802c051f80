import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface TurnProxyOptions {
  /** The address that a request seems to come from, by its path; where it is not given the proxy names none. */
  readonly addressOf?: (path: string) => string;
}

/** One connection a request: a proxy that keeps them open finds some closed by a process that stops. */
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/**
 * A reverse proxy without sticky sessions, as nginx is without further settings: each request goes to the next process in turn,
 * and to the one after that when the first takes no connections. What one has taken is never given to another.
 */
export class TurnProxy {
  /** Requests that were brought to another process, since nothing listened at the first. */
  passedOn = 0;
  /** Answers 502 that it had to give, since a process broke off a request that it had already taken. */
  brokenOff = 0;
  readonly #options: TurnProxyOptions;
  readonly #server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => {
      this.#forward(incoming, outgoing, Buffer.concat(chunks));
    });
  });
  #ports: readonly number[] = [];
  #next = 0;

  private constructor(options: TurnProxyOptions) {
    this.#options = options;
  }

  static async start(options: TurnProxyOptions = {}): Promise<TurnProxy> {
    const proxy = new TurnProxy(options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** @param ports of the processes, from now on */
  leadTo(ports: readonly number[]): void {
    this.#ports = ports;
  }

  /** The process at that place gets the next request. */
  turnTo(place: number): void {
    this.#next = place;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer): void {
    const first = this.#next;
    this.#next += 1;
    const path = incoming.url ?? "/";
    const address = this.#options.addressOf?.(path);
    const headers = {
      ...incoming.headers,
      ...(address === undefined ? {} : { "x-forwarded-for": address }),
      connection: "close",
    };
    const attempt = (tried: number): void => {
      const port = this.#ports[(first + tried) % this.#ports.length];
      const sent = request(
        { host: "127.0.0.1", port, path, method: incoming.method, headers, agent },
        (answer) => {
          passBack(answer, outgoing);
        },
      );
      outgoing.once("close", () => sent.destroy());
      sent.once("error", (error: NodeJS.ErrnoException) => {
        if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
        else if (error.code === "ECONNREFUSED" && tried + 1 < this.#ports.length) {
          this.passedOn += 1;
          attempt(tried + 1);
        } else {
          this.brokenOff += 1;
          outgoing.writeHead(502).end();
        }
      });
      sent.end(body);
    };
    attempt(0);
  }
}

function passBack(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  // A stream of events may say nothing for long; its page waits for the head.
  outgoing.flushHeaders();
  answer.pipe(outgoing);
  answer.once("error", () => outgoing.destroy());
}
