import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import express, { type Express, type RequestHandler, type Response } from "express";
import type { Log } from "../ports/log.ts";
import type { PlatformAdapter, PlatformRoutes, RouteInfo } from "../ports/platform.ts";
import type { NoteRefused } from "../ports/refused-requests.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import { Unavailable } from "../domain/errors.ts";
import type { ConsoleRoutes } from "./console/index.ts";
import { createErrorHandler, sendNotFound } from "./errors.ts";
import { createReadyHandler, handleLive, type Readiness } from "./health.ts";
import { createMetricsHandler, type MetricsAccess } from "./metrics.ts";
import { createSecurityHeaders } from "./security-headers.ts";
import { createTraced } from "./traced.ts";

export interface HttpServerOptions {
  readonly adapters: readonly PlatformAdapter[];
  readonly readiness: Readiness;
  readonly log: Log;
  readonly scheduler: Scheduler;
  /**
   * Whose word on the visitor's address is taken: `false` nobody's (the default), a number of proxies in front, or
   * their addresses. Too much trust lets anybody write any address and pass by the limits per address.
   */
  readonly trustProxy?: false | number | readonly string[];
  /** Origins that may show the chat page in a frame; none by default. */
  readonly frameOrigins?: readonly string[];
  /** Without it nobody may read the figures. */
  readonly metrics?: MetricsAccess | null;
  /** Told of requests that are refused; nobody is where it is left out. */
  readonly noteRefused?: NoteRefused;
  /** The web desk; without it there is none. */
  readonly console?: ConsoleRoutes | null;
}

export interface HttpServer {
  /** Everything the server answers, its own routes first. */
  readonly routes: readonly RouteInfo[];
  /**
   * Listens, and returns the port, which the system chooses when 0 is asked for.
   *
   * @throws Unavailable the address cannot be had, such as a port in use
   */
  listen(host: string, port: number): Promise<number>;
  /**
   * Takes no more connections, ends open event streams and waits for the other requests, at most `graceMs` before it
   * cuts them off. A second call waits for the same end.
   */
  close(graceMs?: number): Promise<void>;
}

const OWN_ROUTES: readonly RouteInfo[] = [
  { method: "GET", path: "/health/live", access: "anyone" },
  { method: "GET", path: "/health/ready", access: "anyone" },
  { method: "GET", path: "/metrics", access: "metrics" },
];

const DEFAULT_GRACE_MS = 5_000;

/** What is under way, for a close that waits for it. */
interface UnderWay {
  readonly sockets: Set<Socket>;
  readonly responses: Set<Response>;
}

/** The one server of the service. Bodies are read by each route, since some platforms sign the raw bytes. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const underWay: UnderWay = { sockets: new Set(), responses: new Set() };
  const server = createServer(createApp(options, underWay));
  server.on("connection", (socket) => {
    underWay.sockets.add(socket);
    socket.once("close", () => underWay.sockets.delete(socket));
  });
  let closing: Promise<void> | null = null;
  return {
    routes: routesOf(options),
    listen: (host, port) => listen(server, host, port),
    close: (graceMs = DEFAULT_GRACE_MS) =>
      (closing ??= close(server, underWay, graceMs, options.scheduler)),
  };
}

function createApp(options: HttpServerOptions, underWay: UnderWay): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy ?? false);
  app.set("query parser", "simple");
  app.use(createSecurityHeaders(options.frameOrigins ?? []));
  app.use(
    createTraced({
      log: options.log,
      routes: routesOf(options),
      noteRefused: options.noteRefused ?? (() => undefined),
    }),
  );
  app.use(trackResponses(underWay.responses));
  app.get("/health/live", handleLive);
  app.get("/health/ready", createReadyHandler(options.readiness, options.adapters));
  app.get("/metrics", createMetricsHandler(options.metrics ?? null));
  for (const routes of mountedIn(options)) {
    app.use((request, response, next) => {
      routes.handle(request, response, next);
    });
  }
  app.use(sendNotFound);
  app.use(createErrorHandler());
  return app;
}

function routesOf(options: HttpServerOptions): readonly RouteInfo[] {
  return [...OWN_ROUTES, ...mountedIn(options).flatMap(({ list }) => list)];
}

function mountedIn({ adapters, console: desk }: HttpServerOptions): readonly PlatformRoutes[] {
  return [...adapters.map(({ routes }) => routes), desk ?? null].filter((each) => each !== null);
}

function trackResponses(open: Set<Response>): RequestHandler {
  return (_request, response, next) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    next();
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(new Unavailable(`Cannot listen on ${host}, port ${port}: ${error.message}.`, error));
    };
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function close(
  server: Server,
  { sockets, responses }: UnderWay,
  graceMs: number,
  scheduler: Scheduler,
): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  const busy = new Set<Socket>();
  for (const response of responses) {
    const { socket } = response.req;
    busy.add(socket);
    response.once("close", () => {
      socket.destroySoon();
    });
    if (isEventStream(response)) response.end();
  }
  // Browsers hold connections open on which they have asked nothing yet; the server would wait for those.
  for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
  const cancel = scheduler.after(graceMs, () => {
    for (const socket of sockets) socket.destroy();
  });
  await closed;
  cancel();
}

/** A stream of events has no end of its own, so waiting for one would be waiting for ever. */
function isEventStream(response: Response): boolean {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}
