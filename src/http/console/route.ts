import type { Request, Response } from "express";
import type { z } from "zod";
import { AppError, Unauthorized } from "../../domain/errors.ts";
import type { StaffAction } from "../../domain/staff.ts";
import type { SignedIn } from "../../services/staff/sign-in.ts";
import { REFUSALS, type Reason } from "./refusals.ts";

/** What somebody must be allowed to do, in some centre; `signed-in` asks for no more than a session. */
export type RouteAction = StaffAction | "signed-in" | "anyone";

/** Longest body of most routes: a form, or the words of a message. */
export const BODY_BYTES = 64 * 1024;

/** What a route answers. */
export type Answer =
  | {
      readonly kind: "json";
      readonly status: number;
      readonly body: unknown;
      /** The token of a new session; `null` ends the browser's. */
      readonly session?: string | null;
    }
  | {
      readonly kind: "raw";
      readonly write: (request: Request, response: Response) => void | Promise<void>;
    };

/** What a route may know of a request, of which all that its table asks for was checked. */
export interface Seen {
  readonly by: SignedIn | null;
  /** The token that the browser holds, whether or not its session goes on. */
  readonly token: string | null;
  readonly body: unknown;
  /** What counts as one visitor. */
  readonly address: string;
  /** As the browser sends it; empty for none. */
  readonly userAgent: string;
  /** Scheme and host under which people reach the service. */
  readonly origin: string;
  /** A variable part of the path. */
  readonly param: (name: string) => string;
  /** A field of the query; `null` when it is missing or there twice. */
  readonly query: (name: string) => string | null;
}

export interface RouteContext<Action extends RouteAction, Body> extends Omit<Seen, "by" | "body"> {
  /** Who asks; `null` where anyone may. */
  readonly by: Action extends "anyone" ? null : SignedIn;
  readonly body: Body;
}

export interface RouteSpec<Action extends RouteAction, Body> {
  readonly method: "GET" | "POST";
  /** Below `/console/api`, with `:name` for a variable part. */
  readonly path: string;
  readonly action: Action;
  /** Of a POST; without it no body is read. */
  readonly body?: z.ZodType<Body>;
  /** Longest body; {@link BODY_BYTES} without it. */
  readonly bodyBytes?: number;
  /** Asks itself for the centre of what it touches: the table only tells that there may be one. */
  readonly handle: (context: RouteContext<Action, Body>) => Answer | Promise<Answer>;
}

/** One row of the table of routes. */
export interface ConsoleRoute {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly action: RouteAction;
  readonly readsBody: boolean;
  /** Longest body. */
  readonly bodyBytes: number;
  readonly answer: (seen: Seen) => Promise<Answer>;
}

export function defineRoute<Action extends RouteAction, Body = undefined>(
  spec: RouteSpec<Action, Body>,
): ConsoleRoute {
  const { method, path, action, body: schema, bodyBytes = BODY_BYTES, handle } = spec;
  return {
    method,
    path,
    action,
    readsBody: schema !== undefined,
    bodyBytes,
    answer: async (seen) => {
      if (action !== "anyone" && seen.by === null) throw new Unauthorized("Nobody is signed in.");
      const body = schema === undefined ? undefined : read(schema, seen.body);
      // The two lines above are what the types cannot follow.
      return handle({ ...seen, by: seen.by, body } as RouteContext<Action, Body>);
    },
  };
}

export function json(body: unknown, status = 200): Answer & { readonly kind: "json" } {
  return { kind: "json", status, body };
}

/** For streams and downloads. */
export function raw(write: (Answer & { readonly kind: "raw" })["write"]): Answer {
  return { kind: "raw", write };
}

/**
 * @param message in place of the one that the reason has
 * @param more what the refusal is about, beside the error
 */
export function refuse(
  reason: Reason,
  message?: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  const { status, code, message: usual } = REFUSALS[reason];
  return json({ error: { code, message: message ?? usual, reason }, ...more }, status);
}

/** @throws AppError `bad_request` naming what is wrong, without quoting it */
function read<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join(".") ?? "";
  // Zod quotes the names of fields that it does not know.
  const problem = issue?.code === "unrecognized_keys" ? "an unknown field" : issue?.message;
  const what = `${place === "" ? "" : `${place}: `}${problem ?? "unknown fault"}`;
  throw new AppError("bad_request", `The body is not as it should be: ${what}.`);
}
