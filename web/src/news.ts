import { call, type Failure, type Result } from "./api.ts";
import { backOffMs } from "./back-off.ts";
import type { Credentials, ToldEvent } from "./types.ts";

/** What follows a conversation, as far as a look for what is new needs it. */
export interface Following {
  readonly credentials: Credentials;
  readonly handlers: { state(failure: Failure | null): void };
  /** Of the last event that was heard; `null` for none. */
  readonly lastEventId: string | null;
  hear(kind: string, data: unknown, id: string | null): void;
  stop(): void;
  isStopped(): boolean;
  /** Ends sooner when it is to be tried at once. */
  wait(ms: number): Promise<void>;
}

/** A stream is tried again after so long. */
const WITHOUT_STREAM_MS = 120_000;

/**
 * Looks for what is new again and again, for a page for which there is no room for a stream, until one is to be tried again. Nobody is
 * told of that: all that is said is told, if a moment later. Where there is nothing left to follow it is stopped.
 */
export async function lookForNews(following: Following): Promise<void> {
  const until = performance.now() + WITHOUT_STREAM_MS;
  let failures = 0;
  let heardAt = performance.now();
  while (performance.now() < until) {
    const result = await fetchNews(following);
    if (following.isStopped()) return;
    if (result.ok) {
      failures = 0;
      following.handlers.state(null);
      if (result.value.length > 0) heardAt = performance.now();
      for (const { event, data, id } of result.value) following.hear(event, data, id);
      await following.wait(lookAgainMs(performance.now() - heardAt));
    } else {
      const { failure } = result;
      // Who asks too often is told a moment later, and needs to know nothing of it.
      if (failure.kind !== "busy") following.handlers.state(failure);
      if (failure.kind === "ended") {
        following.stop();
        return;
      }
      await following.wait(failure.kind === "busy" ? failure.waitMs : backOffMs(failures));
      failures += 1;
    }
    if (following.isStopped()) return;
  }
}

/** Nothing when the service names nothing that is new. */
function fetchNews({
  credentials: { conversationId, token },
  lastEventId,
}: Following): Promise<Result<readonly ToldEvent[]>> {
  const headers = { Authorization: `Bearer ${token}` };
  const path = `/web/conversations/${conversationId}/messages?after=${lastEventId ?? "0"}`;
  return call(path, { headers, cache: "no-store" }, async (response) =>
    response.status === 204
      ? []
      : ((await response.json()) as { readonly events: readonly ToldEvent[] }).events,
  );
}

/** By how long nothing has happened: two seconds at first, fifteen in the end; with chance. */
function lookAgainMs(quietMs: number): number {
  return Math.max(2_000, Math.min(15_000, quietMs / 10)) * (1 + Math.random() / 4);
}
