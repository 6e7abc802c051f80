import { readEvents } from "../../../src/read-events.ts";

export interface WatchOptions {
  /** Opens the stream; throws when it cannot be had now. */
  readonly open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly waitMs: (failures: number, error: unknown) => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Something may have changed: told of each event, and after each gap in which one may have been missed. */
  readonly changed: () => void;
  /** How often in a row the line could not be had; 0 when it is there. */
  readonly failing: (failures: number) => void;
  /** Whether trying again is of no use, such as when nobody is signed in. */
  readonly isOver: (error: unknown) => boolean;
  /** After so long without a sign of life the line counts as dead. */
  readonly silenceMs: number;
  /** For how long a page stays away that made way for others of the same account. */
  readonly crowdedMs: number;
}

/** Follows the stream of changes until the signal ends it, coming back after each loss. */
export async function watch(options: WatchOptions, signal: AbortSignal): Promise<void> {
  const isEnded = (): boolean => signal.aborted;
  let failures = 0;
  for (let isFirst = true; !isEnded(); isFirst = false) {
    let error: unknown = null;
    let awayMs = 0;
    try {
      const line = new AbortController();
      const either = AbortSignal.any([signal, line.signal]);
      const body = await options.open(either);
      failures = 0;
      options.failing(0);
      if (!isFirst) options.changed();
      await readEvents(body, line, options.silenceMs, ({ event }) => {
        if (event === "change") options.changed();
        if (event === "crowded") awayMs = options.crowdedMs;
        return true;
      });
    } catch (caught) {
      error = caught;
    }
    if (isEnded() || options.isOver(error)) return;
    const waitMs = Math.max(options.waitMs(failures, error), awayMs);
    failures += 1;
    if (error !== null) options.failing(failures);
    await options.sleep(waitMs, signal);
  }
}
