import { ApiError, errorOf } from "./api-error.ts";

export { ApiError, errorOf };

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

/**
 * Sends a change of which the answer comes in lines of JSON, each told of as it comes.
 *
 * @param signal ends it; what came before stands
 * @throws ApiError
 */
export async function postLines(
  path: string,
  body: object,
  onLine: (line: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  const init: RequestInit = {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(body),
    signal,
    cache: "no-store",
  };
  let rest = "";
  try {
    const response = await fetch(API + path, init);
    if (!response.ok) throw await errorOf(response);
    if (response.body === null) return;
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(JSON.parse(line));
    }
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(0, null, null);
  }
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
