import express, { type Request, type RequestHandler, type Response } from "express";
import { AppError } from "../../src/domain/errors.ts";
import { LIMITS } from "./limits.ts";

/** What is answered is for whoever asked, and for no cache. */
export function noStore(response: Response): Response {
  return response.set("Cache-Control", "no-store");
}

/** Reads a body of JSON and nothing else; an `optional` one may be missing altogether. */
export function jsonBody(need: "optional" | "required"): RequestHandler[] {
  const requireJson: RequestHandler = (request, _response, next) => {
    requireJsonBody(request, need);
    next();
  };
  return [requireJson, readJson];
}

/**
 * Reads a required body of JSON in the midst of other work.
 *
 * @throws AppError `unsupported_media_type`; and whatever the reading of it ends with
 */
export function jsonBodyOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    requireJsonBody(request, "required");
    readJson(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve(request.body);
    });
  });
}

const readJson = express.json({ limit: LIMITS.bodyBytes, inflate: false });

/** @throws AppError `unsupported_media_type` */
function requireJsonBody(request: Request, need: "optional" | "required"): void {
  const missing = need === "optional" && request.get("Content-Length") === "0";
  const type = missing ? null : request.is("application/json");
  if (type === false || (type === null && need === "required")) {
    throw new AppError("unsupported_media_type", "The body must be application/json.");
  }
}
