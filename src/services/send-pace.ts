import type { ThreadRef } from "../domain/message.ts";
import type { DeliveryPace, Pace } from "../ports/platform.ts";

/** Windows remembered; the oldest make way. */
const MOST_WINDOWS = 20_000;

export interface SendPace {
  /** `null` when a delivery may be sent now, which then counts; else from when. */
  freeAt(thread: ThreadRef, pace: DeliveryPace, now: Date): Date | null;
  /** A platform asked to wait: nothing goes to this installation before. */
  hold(thread: ThreadRef, until: Date): void;
}

/** Keeps to the pace of each installation and conversation, so that a platform need not refuse. */
export function createSendPace(): SendPace {
  const windows = new Map<string, number[]>();
  const holds = new Map<string, number>();

  const earliest = (name: string, pace: Pace | null, at: number): number => {
    if (pace === null) return at;
    const sent = (windows.get(name) ?? []).filter((time) => time > at - pace.perMs);
    windows.delete(name);
    windows.set(name, sent);
    const [oldest] = sent.slice(-pace.most);
    return sent.length < pace.most || oldest === undefined ? at : oldest + pace.perMs;
  };

  return {
    freeAt: (thread, pace, now) => {
      const at = now.getTime();
      const installation = `${thread.platform} ${thread.installation}`;
      const room = pace.roomOf?.(thread.conversation) ?? thread.conversation;
      const conversation = `${installation} ${room}`;
      const free = Math.max(
        holds.get(installation) ?? at,
        earliest(installation, pace.installation, at),
        earliest(conversation, pace.conversation, at),
      );
      if (free > at) return new Date(free);
      holds.delete(installation);
      for (const name of [installation, conversation]) windows.get(name)?.push(at);
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_WINDOWS) break;
        windows.delete(oldest);
      }
      return null;
    },
    hold: (thread, until) => {
      const installation = `${thread.platform} ${thread.installation}`;
      // Of several deliveries under way each may be told another wait.
      holds.set(installation, Math.max(until.getTime(), holds.get(installation) ?? 0));
    },
  };
}
