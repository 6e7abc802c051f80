import express, { Router, type Request, type RequestHandler, type Response } from "express";
import { AppError, Unauthorized } from "../../domain/errors.ts";
import { permitsSomewhere } from "../../domain/staff.ts";
import { visitorOf } from "../../domain/visitor.ts";
import type { RouteInfo } from "../../ports/platform.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import type { SignedIn } from "../../services/staff/sign-in.ts";
import { isFromHere, originOf, sessionTokenOf, setSession, showsCsrfToken } from "./proof.ts";
import { refuse, type Answer, type ConsoleRoute, type RouteAction, type Seen } from "./route.ts";

export const CONSOLE_API = "/console/api";

export interface ConsoleRouterOptions {
  readonly routes: readonly ConsoleRoute[];
  readonly accounts: Pick<StaffAccounts, "sessionOf">;
  /** Where people reach the service; `null` takes each request's own word for it. */
  readonly publicUrl: string | null;
}

/** PostgreSQL keeps no text with it, and nobody writes it who means well. */
const NUL = "\u0000";

/** What is known of a request between its head and its body. */
type Head = Omit<Seen, "body">;

/** Answers the table of routes; whatever a route asks for is checked here and nowhere else. */
export function createConsoleRouter(options: ConsoleRouterOptions): RequestHandler {
  const router = Router();
  for (const route of options.routes) {
    const path = `${CONSOLE_API}${route.path}`;
    if (route.method === "GET") router.get(path, ...handlersOf(options, route));
    else router.post(path, ...handlersOf(options, route));
  }
  return router;
}

/** The table as the list of all routes shows it. */
export function routeInfos(routes: readonly ConsoleRoute[]): readonly RouteInfo[] {
  return routes.map(({ method, path, action }) => ({
    method,
    path: `${CONSOLE_API}${path}`,
    access: accessOf(action),
  }));
}

function accessOf(action: RouteAction): RouteInfo["access"] {
  if (action === "anyone") return "anyone";
  return action === "signed-in" ? "staff" : `staff:${action}`;
}

function handlersOf(options: ConsoleRouterOptions, route: ConsoleRoute): RequestHandler[] {
  const heads = new WeakMap<Request, Head>();
  const check: RequestHandler = async (request, response, next) => {
    response.set("Cache-Control", "no-store");
    const head = await headOf(options, route.action, request);
    const refusal = faultOf(options, route, request, head);
    if (refusal !== null) {
      await send(refusal, request, response, options.publicUrl);
      return;
    }
    heads.set(request, head);
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    const head = heads.get(request);
    if (head === undefined) throw new AppError("internal", "A request was not checked.");
    const body: unknown = request.body;
    await send(await route.answer({ ...head, body }), request, response, options.publicUrl);
  };
  return [check, ...(route.readsBody ? jsonBody(route.bodyBytes) : []), answer];
}

/** @throws Unauthorized the route asks for a session and there is none */
async function headOf(
  { accounts, publicUrl }: ConsoleRouterOptions,
  action: RouteAction,
  request: Request,
): Promise<Head> {
  const token = sessionTokenOf(request, publicUrl);
  let by: SignedIn | null = null;
  if (action !== "anyone") {
    by = token === null ? null : await accounts.sessionOf(token);
    if (by === null) throw new Unauthorized("Nobody is signed in.");
  }
  return {
    by,
    token,
    address: visitorOf(request.ip ?? ""),
    userAgent: request.get("User-Agent") ?? "",
    origin: publicUrl ?? originOf(request),
    param: (name) => {
      const part = textOf(request.params[name]) ?? "";
      if (!part.includes(NUL)) return part;
      throw new AppError("not_found", "There is nothing at this address.");
    },
    query: (name) => {
      const field = textOf(request.query[name]);
      if (field?.includes(NUL) !== true) return field;
      throw new AppError("bad_request", "The address is not as it should be.");
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** @throws AppError `forbidden` the role allows it nowhere */
function faultOf(
  { publicUrl }: ConsoleRouterOptions,
  { method, action }: ConsoleRoute,
  request: Request,
  { by, token }: Head,
): Answer | null {
  if (method !== "GET") {
    if (!isFromHere(request, publicUrl)) return refuse("origin");
    if (by !== null && (token === null || !showsCsrfToken(request, token))) return refuse("csrf");
  }
  if (action === "anyone" || action === "signed-in" || by === null) return null;
  if (permitsSomewhere(by.staff, action)) return null;
  throw new AppError("forbidden", "Your role does not allow this.");
}

/** A body of JSON and nothing else. */
function jsonBody(limit: number): RequestHandler[] {
  const requireJson: RequestHandler = (request, _response, next) => {
    if (request.is("application/json") === false) {
      throw new AppError("unsupported_media_type", "The body must be application/json.");
    }
    next();
  };
  return [requireJson, express.json({ limit, inflate: false, reviver: withoutNul })];
}

function withoutNul(name: string, value: unknown): unknown {
  const hasNul = name.includes(NUL) || (typeof value === "string" && value.includes(NUL));
  // As any other fault of the JSON, it is answered with 400.
  if (hasNul) throw new SyntaxError("A NUL in the body.");
  return value;
}

async function send(
  answer: Answer,
  request: Request,
  response: Response,
  publicUrl: string | null,
): Promise<void> {
  if (answer.kind === "raw") {
    await answer.write(request, response);
    return;
  }
  if (answer.session !== undefined) {
    setSession(request, response, { token: answer.session, publicUrl });
  }
  response.status(answer.status).json(answer.body);
}
