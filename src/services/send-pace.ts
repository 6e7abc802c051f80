import type { ThreadRef } from "../domain/message.ts";
import { readSurfaceThread } from "../domain/staff-surface.ts";
import type { DeliveryPace, Pace } from "../ports/platform.ts";

/** Windows remembered; the oldest make way. */
const MOST_WINDOWS = 20_000;

export interface SendPace {
  /** `null` when a delivery may be sent now, which then counts; else from when. */
  freeAt(thread: ThreadRef, pace: DeliveryPace, now: Date): Date | null;
  /**
   * A platform asked to wait: nothing goes to this room before. Asked of a second room at the same time, it is the
   * installation that is too fast, and nothing goes to any of its rooms.
   */
  hold(thread: ThreadRef, pace: DeliveryPace, until: Date, now: Date): void;
}

/** Keeps to the pace of each installation and conversation, so that a platform need not refuse. */
export function createSendPace(): SendPace {
  const windows = new Map<string, number[]>();
  /** Until when nothing is sent, by room and by installation; few at any time. */
  const holds = new Map<string, number>();

  const earliest = (name: string, pace: Pace | null, at: number): number => {
    if (pace === null) return at;
    const sent = (windows.get(name) ?? []).filter((time) => time > at - pace.perMs);
    windows.delete(name);
    windows.set(name, sent);
    const [oldest] = sent.slice(-pace.most);
    return sent.length < pace.most || oldest === undefined ? at : oldest + pace.perMs;
  };

  const namesOf = (thread: ThreadRef, pace: DeliveryPace) => {
    const { platform, installation, conversation } = thread;
    const whole = `${platform} ${installation}`;
    // The platform counts what goes to a channel, whichever of its threads it goes to.
    const room = readSurfaceThread(thread)?.channel ?? pace.roomOf?.(conversation) ?? conversation;
    return { whole, room: `${whole} ${room}` };
  };

  return {
    freeAt: (thread, pace, now) => {
      const at = now.getTime();
      const { whole, room } = namesOf(thread, pace);
      const free = Math.max(
        holds.get(whole) ?? at,
        holds.get(room) ?? at,
        earliest(whole, pace.installation, at),
        earliest(room, pace.conversation, at),
      );
      if (free > at) return new Date(free);
      for (const name of [whole, room]) {
        holds.delete(name);
        windows.get(name)?.push(at);
      }
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_WINDOWS) break;
        windows.delete(oldest);
      }
      return null;
    },
    hold: (thread, pace, until, now) => {
      const { whole, room } = namesOf(thread, pace);
      const others = [...holds].filter(
        ([name, end]) => name.startsWith(`${whole} `) && name !== room && end > now.getTime(),
      );
      const held = others.length === 0 ? [room] : [room, whole];
      // Of several deliveries under way each may be told another wait.
      for (const name of held) holds.set(name, Math.max(until.getTime(), holds.get(name) ?? 0));
    },
  };
}
