import type { z } from "zod";
import type { InboundMessage, MessageId } from "../../src/domain/message.ts";
import { STAFF_ACTION } from "../../src/domain/staff-surface.ts";
import type { blockActions, message } from "./payloads.ts";
import { contentOf, instantOf, isDirect, type Self } from "./written.ts";

/** What may be of staff: it stands in a thread of a channel, or bears an action of theirs. */
export interface Heard {
  readonly channel: string;
  /** The instant of the message that heads the thread. */
  readonly root: string;
  readonly user: string;
  /** As Slack names who it is; `null` where it does not tell. */
  readonly name: string | null;
  readonly message: Pick<InboundMessage, "id" | "content" | "sentAt">;
}

/**
 * Words in a thread of a channel. Slack tells of those that call the bot twice, and both bear the same id here.
 *
 * @returns null outside of threads
 */
export function heardWords(data: z.infer<typeof message>, self: Self, now: Date): Heard | null {
  const { channel, thread_ts: root, ts, user } = data;
  if (root == null || isDirect(channel)) return null;
  const id = `staff:${channel}:${ts}` as MessageId;
  const content = contentOf(data, self);
  return {
    channel,
    root,
    user,
    name: null,
    message: { id, content, sentAt: instantOf(ts, now) },
  };
}

/** @returns null for what only a person can have pressed, in their direct conversation */
export function heardPress(
  data: z.infer<typeof blockActions>,
  message: Heard["message"],
): Heard | null {
  const { id: channel } = data.channel;
  if (isDirect(channel) && !isForStaff(message.content)) return null;
  return {
    channel,
    root: data.container?.thread_ts ?? data.message.thread_ts ?? data.message.ts,
    user: data.user.id,
    name: data.user.name ?? data.user.username ?? null,
    message,
  };
}

/** Whether it is an action that is never a person's, wherever it is pressed. */
export function isForStaff(content: InboundMessage["content"]): boolean {
  return content.kind === "action" && content.action.startsWith(STAFF_ACTION);
}
