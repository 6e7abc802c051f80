import { Unavailable } from "../../src/domain/errors.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { Outbound } from "../shared/messenger.ts";
import { LIMITS } from "./limits.ts";

/** What a server of Microsoft said. */
export interface Answer {
  readonly status: number;
  /** Read as JSON; `null` where it is none. */
  readonly body: unknown;
  /** From the header `Retry-After`; `null` without one. */
  readonly retryAfterMs: number | null;
  /** By the server's own clock; `null` when it does not tell. */
  readonly saidAt: Date | null;
}

/** One request, whole, within `LIMITS.callMs`. @throws Unavailable there is no answer in time */
export type Call = (url: string, init?: RequestInit) => Promise<Answer>;

/** @param who what the other side is, for a sentence such as "… cannot be reached." */
export function createCall(
  who: string,
  { outbound, scheduler }: { readonly outbound: Outbound; readonly scheduler: Scheduler },
): Call {
  return async (url, init = {}) => {
    const ending = new AbortController();
    const cancel = scheduler.after(LIMITS.callMs, () => {
      ending.abort();
    });
    try {
      // A token goes where it was sent, and nowhere else.
      const response = await outbound.fetch(url, {
        ...init,
        redirect: "error",
        signal: ending.signal,
      });
      const text = await response.text();
      return {
        status: response.status,
        body: jsonIn(text),
        retryAfterMs: waitIn(response.headers.get("retry-after")),
        saidAt: dateIn(response.headers.get("date")),
      };
    } catch (error) {
      throw new Unavailable(`${who} cannot be reached.`, error);
    } finally {
      cancel();
    }
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds are meant; the other form, a date, is not in use there. */
function waitIn(header: string | null): number | null {
  const seconds = header === null || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function dateIn(header: string | null): Date | null {
  const date = new Date(header ?? "");
  return Number.isNaN(date.getTime()) ? null : date;
}
