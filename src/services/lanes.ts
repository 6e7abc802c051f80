import { directionOf } from "../domain/locale.ts";
import { Unavailable } from "../domain/errors.ts";
import type { ConversationId, Delivery, InboundMessage } from "../domain/message.ts";
import type { Log } from "../ports/log.ts";
import type { PlatformAdapter, PlatformHost } from "../ports/platform.ts";
import type { ConversationService } from "./conversation.ts";

/** Takes messages, answers each conversation in order, and delivers the replies. */
export interface Lanes extends PlatformHost {
  /** Refuses further messages and waits until all accepted ones are answered. */
  drain(): Promise<void>;
}

export interface LanesDeps {
  readonly conversation: ConversationService;
  readonly platformOf: (name: InboundMessage["thread"]["platform"]) => PlatformAdapter;
  readonly log: Log;
}

/** How many message ids of a conversation are remembered to tell a repeated message. */
const IDS_KEPT = 200;

/** How many conversations may wait for an answer at once before new messages are refused. */
const MOST_WAITING = 10_000;

interface Lane {
  readonly seen: Set<string>;
  tail: Promise<void>;
  waiting: number;
}

/**
 * Lanes in memory: one conversation's messages are answered one after another, different conversations beside each
 * other. A restart loses what was accepted and not yet answered.
 */
export function createLanes(deps: LanesDeps): Lanes {
  const lanes = new Map<ConversationId, Lane>();
  let waiting = 0;
  let closed = false;

  const run = async (message: InboundMessage): Promise<void> => {
    const reply = await deps.conversation.handle(message);
    const delivery: Delivery = {
      key: `${message.thread.conversation}:${message.id}`,
      thread: message.thread,
      inReplyTo: message.id,
      reply,
      direction: directionOf(reply.language),
    };
    await deps.platformOf(message.thread.platform).deliver(delivery);
  };

  const enter = (message: InboundMessage, lane: Lane): void => {
    waiting += 1;
    lane.waiting += 1;
    lane.tail = lane.tail
      .then(() => run(message))
      .catch((error: unknown) => {
        deps.log.error("delivery_failed", {
          platform: message.thread.platform,
          message: message.id,
          error: error instanceof Error ? error.name : "unknown",
        });
      })
      .finally(() => {
        waiting -= 1;
        lane.waiting -= 1;
      });
  };

  return {
    accept: (message) => {
      if (closed) return Promise.reject(new Unavailable("the service is stopping"));
      if (waiting >= MOST_WAITING) {
        return Promise.reject(new Unavailable("too many messages wait for an answer"));
      }
      const lane = laneOf(lanes, message.thread.conversation);
      if (!lane.seen.has(message.id)) {
        remember(lane.seen, message.id);
        enter(message, lane);
      }
      return Promise.resolve();
    },
    drain: async () => {
      closed = true;
      await Promise.all([...lanes.values()].map((lane) => lane.tail));
    },
  };
}

function laneOf(lanes: Map<ConversationId, Lane>, id: ConversationId): Lane {
  const known = lanes.get(id);
  if (known !== undefined) {
    // Kept in order of last use, so that the idle ones can be forgotten first.
    lanes.delete(id);
    lanes.set(id, known);
    return known;
  }
  const lane: Lane = { seen: new Set(), tail: Promise.resolve(), waiting: 0 };
  lanes.set(id, lane);
  for (const [idle, { waiting }] of lanes) {
    if (lanes.size <= MOST_WAITING) break;
    if (waiting === 0) lanes.delete(idle);
  }
  return lane;
}

function remember(seen: Set<string>, id: string): void {
  seen.add(id);
  for (const oldest of seen) {
    if (seen.size <= IDS_KEPT) break;
    seen.delete(oldest);
  }
}
