import { Unavailable } from "../domain/errors.ts";
import type { DatabaseSpace, SpaceReader } from "../ports/database-space.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";

export interface RoomDeps {
  readonly space: SpaceReader;
  /** With less room than this it is low, with less than half of it spent; 0 for never. */
  readonly leastFreeBytes: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps what was accepted from a full disk: first no conversations are opened, then no messages are accepted. */
export interface Room {
  /** Whether conversations may be opened. Where the disk cannot be looked at, what was known of it last holds. */
  hasRoom(): Promise<boolean>;
  /** @throws Unavailable no message is to be accepted, so that those that were can be answered */
  requireAny(): Promise<void>;
}

/** However much is written, it is looked at once in so long. */
const LOOKED_MS = 5_000;
/** The log of an SQLite file grows on the disk, whatever is free in the file itself. */
const LOG_BYTES = 64_000_000;

type Level = "enough" | "low" | "spent";

export function createRoom({ space, leastFreeBytes, clock, log }: RoomDeps): Room {
  let looked: { readonly at: number; readonly level: Promise<Level> } | null = null;
  let last: Level = "enough";

  const look = async (): Promise<Level> => {
    try {
      const now = await space.read();
      const level = levelOf(now, leastFreeBytes);
      if (level !== last) log.warn("disk.room", { level, free: now.freeBytes ?? -1 });
      last = level;
    } catch {
      // What was known of it holds until it can be looked at again.
    }
    return last;
  };
  const level = (): Promise<Level> => {
    const at = clock.now().getTime();
    if (looked === null || Math.abs(at - looked.at) >= LOOKED_MS) looked = { at, level: look() };
    return looked.level;
  };
  return {
    hasRoom: async () => (await level()) === "enough",
    requireAny: async () => {
      if ((await level()) === "spent") throw new Unavailable("The disk has no room for messages.");
    },
  };
}

function levelOf({ freeBytes, reusableBytes }: DatabaseSpace, least: number): Level {
  if (freeBytes === null) return "enough";
  const room = freeBytes < LOG_BYTES ? freeBytes : freeBytes + (reusableBytes ?? 0);
  if (room >= least) return "enough";
  return room >= least / 2 ? "low" : "spent";
}
