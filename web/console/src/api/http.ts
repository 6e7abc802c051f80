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
  /** The documents that it is about; empty where the service names none. */
  readonly paths: readonly string[];

  constructor(
    status: number,
    reason: string | null,
    detail: string | null,
    more: { readonly retryAfterMs?: number | null; readonly paths?: readonly string[] } = {},
  ) {
    super(detail ?? `status ${String(status)}`);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.paths = more.paths ?? [];
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

interface CallOptions {
  /** Longer for what a model or the examination of all content is asked for. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** @throws ApiError */
export function post<Value>(
  path: string,
  body: object = {},
  { timeoutMs = TIMEOUT_MS, signal }: CallOptions = {},
): Promise<Value> {
  const init: RequestInit = {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(body),
  };
  return call<Value>(path, signal === undefined ? init : { ...init, signal }, timeoutMs);
}

async function call<Value>(
  path: string,
  init: RequestInit,
  timeoutMs = TIMEOUT_MS,
): Promise<Value> {
  const timeout = AbortSignal.timeout(timeoutMs);
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
  const { reason, message, paths } = await bodyOf(response);
  return new ApiError(response.status, reason, message, { retryAfterMs, paths });
}

interface Said {
  readonly reason: string | null;
  readonly message: string | null;
  readonly paths: readonly string[];
}

async function bodyOf(response: Response): Promise<Said> {
  try {
    const { error, paths } = (await response.json()) as {
      error?: { reason?: string; message?: string };
      paths?: readonly string[];
    };
    return { reason: error?.reason ?? null, message: error?.message ?? null, paths: paths ?? [] };
  } catch {
    // Something in between may answer in its own way.
    return { reason: null, message: null, paths: [] };
  }
}
