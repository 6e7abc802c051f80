import type { Scheduler } from "../../src/ports/scheduler.ts";

/** Resolves when the signal aborts, or after so many milliseconds where there is a limit. */
export function untilAborted(
  signal: AbortSignal,
  limit?: { readonly ms: number; readonly scheduler: Scheduler },
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    let cancel = (): void => undefined;
    const end = (): void => {
      cancel();
      signal.removeEventListener("abort", end);
      resolve();
    };
    signal.addEventListener("abort", end);
    if (limit !== undefined) cancel = limit.scheduler.after(limit.ms, end);
  });
}
