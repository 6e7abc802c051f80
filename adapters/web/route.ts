import type { Request, RequestHandler } from "express";
import type { RouteInfo } from "../../src/ports/platform.ts";

/** One row of the table of routes, and what answers it. */
export interface Route extends RouteInfo {
  readonly handlers: readonly RequestHandler[];
}

/** A variable part of the path; empty when the path has none of that name. */
export function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === "string" ? value : "";
}
