import { createServer, request as requestOf, type IncomingMessage, type Server } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy without sticky sessions: each request goes to the next process in turn. */
export class TurnProxy {
  readonly #server: Server;
  #ports: readonly number[] = [];
  #next = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#pass(request, response);
    });
  }

  static async start(): Promise<TurnProxy> {
    const proxy = new TurnProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Where it leads from now on. */
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

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const port = this.#ports[this.#next % this.#ports.length];
    this.#next += 1;
    const { url: path, method, headers } = request;
    const passed = requestOf({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.once("error", () => response.destroy());
    response.once("close", () => passed.destroy());
    request.pipe(passed);
  }
}
