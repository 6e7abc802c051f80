import express, { type RequestHandler, type Response } from "express";
import { AppError, RateLimited } from "../../src/domain/errors.ts";
import { visitorOf } from "../../src/domain/visitor.ts";
import type { Allowance } from "../shared/allowance.ts";
import { LIMITS } from "./limits.ts";

/** What is answered is for whoever asked, and for no cache. */
export function noStore(response: Response): Response {
  return response.set("Cache-Control", "no-store");
}

/** Refuses who has used up the allowance of their address. */
export function limitedByAddress(allowance: Allowance): RequestHandler {
  return (request, _response, next) => {
    requireAllowance(allowance.take(visitorOf(request.ip ?? "")));
    next();
  };
}

/** @throws RateLimited when a caller has used up an allowance */
export function requireAllowance(waitMs: number): void {
  if (waitMs > 0) throw new RateLimited("Too many requests; please wait a moment.", waitMs);
}

/** Reads a body of JSON and nothing else; an `optional` one may be missing altogether. */
export function jsonBody(need: "optional" | "required"): RequestHandler[] {
  const requireJson: RequestHandler = (request, _response, next) => {
    const missing = need === "optional" && request.get("Content-Length") === "0";
    const type = missing ? null : request.is("application/json");
    if (type === false || (type === null && need === "required")) {
      throw new AppError("unsupported_media_type", "The body must be application/json.");
    }
    next();
  };
  return [requireJson, express.json({ limit: LIMITS.bodyBytes, inflate: false })];
}
