import type { Draw } from "../ports/bucket-store.ts";

/** Buckets that are remembered as lacking something; the one noted first is forgotten first, and asked again. */
const MOST_KNOWN = 20_000;

interface KnownWait {
  readonly count: number;
  readonly since: number;
  readonly until: number;
}

/** Which buckets were found to lack how much, until when: a bucket fills no faster than by itself. */
export interface KnownWaits {
  note(draw: Draw, waitMs: number, now: Date): void;
  /** The longest that is known of one of them, in milliseconds; 0 for none. */
  waitMs(draws: readonly Draw[], now: Date): number;
}

export function createKnownWaits(): KnownWaits {
  const known = new Map<string, KnownWait>();
  return {
    note: ({ kind, name, count = 1 }, waitMs, now) => {
      const since = now.getTime();
      const key = keyOf(kind, name);
      known.delete(key);
      known.set(key, { count, since, until: since + waitMs });
      for (const oldest of known.keys()) {
        if (known.size <= MOST_KNOWN) break;
        known.delete(oldest);
      }
    },
    waitMs: (draws, now) => {
      const at = now.getTime();
      let longest = 0;
      for (const { kind, name, count = 1 } of draws) {
        const key = keyOf(kind, name);
        const wait = known.get(key);
        if (wait === undefined) continue;
        // After a clock was set back nothing is known of how long it is.
        if (at >= wait.until || at < wait.since) known.delete(key);
        else if (count >= wait.count) longest = Math.max(longest, wait.until - at);
      }
      return longest;
    },
  };
}

function keyOf(kind: string, name: string): string {
  return JSON.stringify([kind, name]);
}
