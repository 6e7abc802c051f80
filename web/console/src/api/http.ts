/** Why a call failed, as the service said it or as the line did. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; 0 when there was no answer at all, so that nobody knows whether the call was heard. */
  readonly status: number;
  /** A stable word of the service; `null` where it has none. */
  readonly reason: string | null;
  /** What the service says of it, in English. */
  readonly detail: string | null;
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    reason: string | null,
    detail: string | null,
    retryAfterMs: number | null = null,
  ) {
    super(detail ?? `status ${String(status)}`);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

export const API = "/console/api";
const TIMEOUT_MS = 20_000;

let csrf = "";

/** Every change names the session it belongs to, which another site cannot know. */
export function setCsrf(token: string): void {
  csrf = token;
}

/** @throws ApiError */
export function get<Value>(path: string, signal?: AbortSignal): Promise<Value> {
  return call<Value>(path, signal === undefined ? {} : { signal });
}

/** @throws ApiError */
export function post<Value>(path: string, body: object = {}): Promise<Value> {
  return call<Value>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(body),
  });
}

async function call<Value>(path: string, init: RequestInit): Promise<Value> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  let response: Response;
  try {
    response = await fetch(API + path, { ...init, signal, cache: "no-store" });
  } catch {
    throw new ApiError(0, null, null);
  }
  if (!response.ok) throw await errorOf(response);
  try {
    return (await response.json()) as Value;
  } catch {
    throw new ApiError(0, null, null);
  }
}

/** What an answer other than a good one says. */
export async function errorOf(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  const { reason, message } = await bodyOf(response);
  return new ApiError(response.status, reason, message, retryAfterMs);
}

async function bodyOf(
  response: Response,
): Promise<{ reason: string | null; message: string | null }> {
  try {
    const { error } = (await response.json()) as { error?: { reason?: string; message?: string } };
    return { reason: error?.reason ?? null, message: error?.message ?? null };
  } catch {
    // Something in between may answer in its own way.
    return { reason: null, message: null };
  }
}
