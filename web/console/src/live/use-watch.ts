import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { backOffMs } from "../../../src/back-off.ts";
import { API, ApiError, errorOf } from "../api/http.ts";
import { CASES } from "../api/cases.ts";
import { endSession } from "../api/query.ts";
import { watch } from "./watch.ts";

/** The service says something every 15 s. */
const SILENCE_MS = 40_000;
/** The service lets so many pages of an account follow; a page that came back at once would only push out another. */
const CROWDED_MS = 60_000;
/** Changes often come several at once, and one look shows them all. */
const GATHER_MS = 250;

/** Keeps what is shown up to date while mounted, and tells how often in a row the line could not be had. */
export function useWatch(isWanted: boolean): number {
  const client = useQueryClient();
  const [failures, setFailures] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    const end = new AbortController();
    let gathering: ReturnType<typeof setTimeout> | null = null;
    const changed = (): void => {
      gathering ??= setTimeout(() => {
        gathering = null;
        void client.invalidateQueries({ queryKey: CASES });
      }, GATHER_MS);
    };
    const isOver = (error: unknown): boolean => {
      const isSignedOut = error instanceof ApiError && error.status === 401;
      if (isSignedOut) endSession(client);
      return isSignedOut || (error instanceof ApiError && error.status === 403);
    };
    const waitMs = (count: number, error: unknown): number =>
      Math.max(backOffMs(count), error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0);
    void watch(
      {
        open,
        sleep,
        waitMs,
        changed,
        failing: setFailures,
        isOver,
        silenceMs: SILENCE_MS,
        crowdedMs: CROWDED_MS,
      },
      end.signal,
    );
    return () => {
      if (gathering !== null) clearTimeout(gathering);
      end.abort();
    };
  }, [client, isWanted]);
  return failures;
}

async function open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(`${API}/watch`, { signal, cache: "no-store" });
  if (!response.ok) throw await errorOf(response);
  if (response.body === null) throw new ApiError(0, null, null);
  return response.body;
}

/** Waits, but no longer than until the browser is online again. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
