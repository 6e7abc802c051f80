import type { Credentials, Outgoing, PageTexts } from "./types.ts";

/** Why a call did not do what it should, sorted by what the page can do about it. */
export type Failure =
  | { readonly kind: "network" }
  /** With the status of the answer. */
  | { readonly kind: "unavailable"; readonly status: number }
  /** Too much at once, or within a day. */
  | { readonly kind: "busy"; readonly waitMs: number; readonly isDay?: boolean }
  /** There is no room for another conversation. */
  | { readonly kind: "full" }
  /** The service knows the conversation no longer. */
  | { readonly kind: "ended" }
  /** The message itself is at fault; sending it again is of no use. */
  | { readonly kind: "refused" };

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

const TIMEOUT_MS = 20_000;
/** Anything else may come from something in between, and pass. */
const REFUSALS: readonly number[] = [400, 409, 413, 415];
const JSON_TYPE = { "Content-Type": "application/json" };

export async function fetchTexts(tag: string): Promise<Result<PageTexts>> {
  return call(
    `/web/texts/${encodeURIComponent(tag)}`,
    {},
    async (response) => (await response.json()) as PageTexts,
  );
}

export async function createConversation(locale: string): Promise<Result<Credentials>> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const result = await postConversation({ locale, timeZone });
  // A browser may name a zone that the service does not know; that must not keep anybody from asking.
  const isRefused = !result.ok && result.failure.kind === "refused";
  return isRefused ? postConversation({ locale }) : result;
}

function postConversation(body: Readonly<Record<string, string>>): Promise<Result<Credentials>> {
  return post("/web/conversations", body);
}

/** Sends an object and reads another; what it holds is for the caller to know. */
export function post<Value>(
  path: string,
  body: Readonly<Record<string, string>>,
): Promise<Result<Value>> {
  return call(
    path,
    { method: "POST", headers: JSON_TYPE, body: JSON.stringify(body) },
    async (response) => (await response.json()) as Value,
  );
}

export async function sendMessage(
  { conversationId, token }: Credentials,
  { id, body }: Outgoing,
): Promise<Result<null>> {
  return call(
    `/web/conversations/${conversationId}/messages`,
    {
      method: "POST",
      headers: { ...JSON_TYPE, Authorization: `Bearer ${token}` },
      body: JSON.stringify({ id, ...body }),
    },
    () => Promise.resolve(null),
  );
}

/**
 * What is in a case of a conversation, as a file.
 *
 * @param name of the case; empty for the one that is open, else the latest one
 */
export function fetchCase(
  { conversationId, token }: Credentials,
  name: string,
): Promise<Result<Blob>> {
  const headers = { Authorization: `Bearer ${token}` };
  const path = `/web/conversations/${conversationId}/case.txt?case=${encodeURIComponent(name)}`;
  return call(path, { headers }, (file) => file.blob());
}

/** Opens the stream of a conversation; the caller reads the body. */
export function openEvents(
  { conversationId, token }: Credentials,
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
  if (lastEventId !== null) headers["Last-Event-ID"] = lastEventId;
  const path = `/web/conversations/${conversationId}/events`;
  return call(path, { headers, signal, cache: "no-store" }, ({ body }) =>
    body === null ? Promise.reject(new Error("It has no body.")) : Promise.resolve(body),
  );
}

/** Calls the service, for twenty seconds at most unless told otherwise. */
export async function call<Value>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<Value>,
): Promise<Result<Value>> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init });
    return response.ok
      ? { ok: true, value: await read(response) }
      : { ok: false, failure: await failureOf(response) };
  } catch {
    return { ok: false, failure: { kind: "network" } };
  }
}

async function failureOf(response: Response): Promise<Failure> {
  const { status, headers } = response;
  if (status === 401) return { kind: "ended" };
  if (REFUSALS.includes(status)) return { kind: "refused" };
  const code = await codeOf(response);
  if (status === 429) {
    const seconds = Number(headers.get("Retry-After"));
    return {
      kind: "busy",
      waitMs: (seconds > 0 ? seconds : 5) * 1000,
      isDay: code === "over_quota",
    };
  }
  return code === "no_room" ? { kind: "full" } : { kind: "unavailable", status };
}

/** What the service calls its refusal; `undefined` where something in between answered. */
async function codeOf(response: Response): Promise<string | undefined> {
  const body = (await response.json().catch(() => null)) as {
    readonly error?: { readonly code?: string };
  } | null;
  return body?.error?.code;
}
