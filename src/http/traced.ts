import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { networkOf } from "../domain/visitor.ts";
import type { Log } from "../ports/log.ts";
import type { RouteInfo } from "../ports/platform.ts";
import type { NoteRefused, RefusalKind } from "../ports/refused-requests.ts";

export interface TracedOptions {
  readonly log: Log;
  readonly routes: readonly RouteInfo[];
  readonly noteRefused: NoteRefused;
}

/** The header in which an answer has the id of its request. */
const REQUEST_ID = "X-Request-Id";
const SIGN_IN = "/console/api/login";
/** What is no route of ours: all of it is told as one. */
const ELSEWHERE = "elsewhere";

const failures = new WeakMap<Response, string>();

/** Says why an answer is a fault of ours, for the line that is written of it. */
export function causedBy(response: Response, cause: string): void {
  failures.set(response, cause);
}

/**
 * Gives each request an id, tells of those that are refused, and writes a line for each answer that is a fault of ours. Nothing that
 * anybody sent is among it, and no id that came with a request is believed.
 */
export function createTraced({ log, routes, noteRefused }: TracedOptions): RequestHandler {
  const webhooks = new Set(
    routes.filter(({ access }) => access === "platform").map(({ path }) => path),
  );
  return (request, response, next) => {
    const id = randomUUID();
    response.set(REQUEST_ID, id);
    // Also of an answer that broke off: what failed after its head was sent is a fault as well.
    response.once("close", () => {
      const { statusCode: status } = response;
      const failure = failures.get(response);
      if (status < 400 && failure === undefined) return;
      const route = routeOf(request, webhooks);
      if (status >= 500 || failure !== undefined) {
        const cause = failure ?? "unknown";
        log.error("http.failed", { method: request.method, route, request: id, status, cause });
        return;
      }
      const kind = kindOf(status, route, webhooks);
      if (kind === null) return;
      noteRefused({ kind, route, status, network: networkOf(request.ip ?? ""), request: id });
    });
    next();
  };
}

function kindOf(status: number, route: string, webhooks: ReadonlySet<string>): RefusalKind | null {
  if (status === 429) return "rate_limited";
  if (webhooks.has(route)) return "webhook";
  if (route === SIGN_IN && status === 401) return "sign_in";
  return status === 403 ? "forbidden" : null;
}

/** As the table of routes has it. */
function routeOf(request: Request, webhooks: ReadonlySet<string>): string {
  // Express leaves what answered at the request, and nothing where nothing did, or a platform without a router of its own.
  const { route } = request as { readonly route?: { readonly path?: unknown } };
  if (typeof route?.path === "string") return route.path;
  return webhooks.has(request.path) ? request.path : ELSEWHERE;
}
