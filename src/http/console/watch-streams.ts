import type { StaffId } from "../../domain/staff.ts";

/** Open streams of changes, of which each holds a connection for as long as a page is open. */
export interface WatchStreams {
  /**
   * Lets one more in. Where its account has as many as it may, the oldest of them ends for it.
   *
   * @param end ends the stream that is let in
   * @returns what is to be called when it is over; `null` when there are too many of all accounts together
   */
  enter(of: StaffId, end: () => void): (() => void) | null;
}

/** Pages that somebody may have open at a time; more are forgotten tabs, or no browser. */
const MOST_OF_ONE = 8;
/** Connections that one process keeps for all of them. */
const MOST = 200;

interface Stream {
  readonly of: StaffId;
  readonly end: () => void;
}

export function createWatchStreams(): WatchStreams {
  /** The oldest first. */
  const open = new Set<Stream>();
  return {
    enter: (of, end) => {
      const own = [...open].filter((each) => each.of === of);
      const [oldest] = own;
      if (oldest !== undefined && own.length >= MOST_OF_ONE) {
        open.delete(oldest);
        oldest.end();
      }
      if (open.size >= MOST) return null;
      const stream = { of, end };
      open.add(stream);
      return () => {
        open.delete(stream);
      };
    },
  };
}
