import type { ErrorRequestHandler, Request, Response } from "express";
import { AppError, causeCodeOf, OverQuota, RateLimited, type ErrorCode } from "../domain/errors.ts";
import { causedBy } from "./traced.ts";

const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  over_quota: 429,
  no_room: 503,
  unavailable: 503,
  rejected: 500,
  usage: 500,
  content_invalid: 500,
  settings_invalid: 500,
  internal: 500,
};

/** What readers of bodies and paths throw is known by its status alone; their own sentences may quote the request. */
const SENTENCE_OF_STATUS: ReadonlyMap<number, { code: ErrorCode; message: string }> = new Map([
  [400, { code: "bad_request", message: "The request could not be read." }],
  [404, { code: "not_found", message: "There is nothing at this address." }],
  [413, { code: "too_large", message: "The body of the request is too large." }],
  [415, { code: "unsupported_media_type", message: "The body must be plain JSON in UTF-8." }],
]);

/** The last handler of the application: every failure becomes `{error: {code, message}}`, and never a stack trace. */
export function createErrorHandler(): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const failure = toAppError(error);
    if (STATUS_OF[failure.code] >= 500) causedBy(response, causeOf(failure));
    // Half an answer is out already: Express cuts the line, so that nobody takes it for a whole one.
    if (response.headersSent) next(failure);
    else sendError(response, failure);
  };
}

/** Answers a path that nothing else answered: JSON for programs, a small page for people. */
export function sendNotFound(request: Request, response: Response): void {
  if (request.method === "GET" && request.accepts(["json", "html"]) === "html") {
    response.status(404).type("html").send(NOT_FOUND_PAGE);
    return;
  }
  sendError(response, new AppError("not_found", "There is nothing at this address."));
}

/** Writes one error in the form that all routes share. */
export function sendError(response: Response, error: AppError): void {
  const status = STATUS_OF[error.code];
  if (error instanceof RateLimited || error instanceof OverQuota) {
    response.set("Retry-After", String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  }
  if (status === 401) response.set("WWW-Authenticate", "Bearer");
  const message = status === 500 ? "Something went wrong on our side." : error.message;
  const code = status === 500 ? "internal" : error.code;
  response.status(status).json({ error: { code, message } });
}

const MOST_CAUSES = 5;
/** Where in our own code, by the file below its folder and the line. */
const PLACE = /((?:src|adapters)\/[\w./-]+\.ts:\d+)/;

/** What is known of a failure without any words of it, which may be those of a request: its code, that of its engine or kind, and where. */
function causeOf(failure: AppError): string {
  let innermost: Error = failure;
  for (let depth = 0; depth < MOST_CAUSES && innermost.cause instanceof Error; depth += 1) {
    innermost = innermost.cause;
  }
  const place = PLACE.exec(innermost.stack?.split("\n").slice(1).join("\n") ?? "")?.[1];
  const kind = causeCodeOf(failure) ?? innermost.name;
  return [failure.code, kind, ...(place === undefined ? [] : [`at ${place}`])].join(" ");
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const known = SENTENCE_OF_STATUS.get(statusOf(error));
  return known === undefined
    ? new AppError("internal", "An unexpected failure.", { cause: error })
    : new AppError(known.code, known.message, { cause: error });
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("status" in error)) return 500;
  return typeof error.status === "number" ? error.status : 500;
}

const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not found · Yizhan</title>
<h1>There is nothing at this address</h1>
<p lang="zh">此地址没有内容。</p>
<p><a href="/">驿站 Yizhan</a></p>
</html>
`;
