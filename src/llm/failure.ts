import { APIConnectionError, APIError, APIUserAbortError } from "openai";
import { causeCodeOf } from "../domain/errors.ts";
import type { ModelFault } from "../ports/language-model.ts";
import { UnfitResponse } from "./guarded-fetch.ts";

/** The model will not answer this; holds nothing of what it said. */
export class Declined extends Error {
  override readonly name = "Declined";
}

/** Why a try failed, and what may be done about it. */
export interface Failure {
  readonly fault: ModelFault;
  /** The same may succeed a moment later. */
  readonly mayRetry: boolean;
  /** What the endpoint asks to wait, in milliseconds; `null` when it says nothing. */
  readonly retryAfterMs: number | null;
  /** Of HTTP; `null` when there was no response. */
  readonly status: number | null;
  /** As the system writes it, such as `ECONNREFUSED`; `null` when it says none. */
  readonly cause: string | null;
}

/** Codes of an HTTP 400 that mean what was asked, not how. */
const REFUSED_CONTENT: ReadonlySet<unknown> = new Set([
  "content_filter",
  "content_policy_violation",
  "context_length_exceeded",
  "string_above_max_length",
]);

/** @param nowMs for a `Retry-After` that names an instant */
export function failureOf(error: unknown, nowMs: number): Failure {
  const plain = (fault: ModelFault, mayRetry = false): Failure => ({
    fault,
    mayRetry,
    retryAfterMs: null,
    status: null,
    cause: causeCodeOf(error),
  });
  if (error instanceof Declined) return plain("declined");
  if (isUnfit(error)) return plain("malformed");
  if (error instanceof APIUserAbortError) return plain("late");
  if (error instanceof APIConnectionError) return plain("unavailable", true);
  if (error instanceof APIError) {
    const retryAfterMs = retryAfterOf(error.headers, nowMs);
    return failureOfStatus(Number(error.status), error.code, retryAfterMs);
  }
  return plain("unavailable");
}

/** The endpoint understood nothing of the request, or does not know a part of it: another form may be taken. */
export function isFormRefused(error: unknown): error is APIError {
  return (
    error instanceof APIError &&
    (error.status === 400 || error.status === 422) &&
    !REFUSED_CONTENT.has(error.code)
  );
}

function failureOfStatus(status: number, code: unknown, retryAfterMs: number | null): Failure {
  const failed = (fault: ModelFault, mayRetry = false): Failure => ({
    fault,
    mayRetry,
    retryAfterMs,
    status,
    cause: null,
  });
  if (status === 401 || status === 403) return failed("unauthorized");
  // No waiting fills an account that is used up.
  if (status === 429) return failed("limited", code !== "insufficient_quota");
  if (status === 400 || status === 413 || status === 422) return failed("declined");
  return failed("unavailable", status === 408 || status >= 500);
}

function retryAfterOf(headers: unknown, nowMs: number): number | null {
  const text = headers instanceof Headers ? (headers.get("retry-after") ?? "") : "";
  if (text === "") return null;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** The SDK wraps what `fetch` throws, and reads JSON by itself. */
function isUnfit(error: unknown): boolean {
  return (
    error instanceof UnfitResponse ||
    error instanceof SyntaxError ||
    (error instanceof APIConnectionError && error.cause instanceof UnfitResponse)
  );
}
