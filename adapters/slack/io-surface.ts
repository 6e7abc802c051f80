import { z } from "zod";
import type { SlackCalls } from "./io-api.ts";
import { LIMITS } from "./limits.ts";
import { AS_IT_IS, type SlackMessage } from "./render.ts";

/** `gone`: it is not there any more; `refused`: it is, and Slack lets us do nothing to it. */
export type Done = "done" | "gone" | "refused";

export interface ChannelInfo {
  readonly isMember: boolean;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** People of another organisation are in it, or may be. */
  readonly isShared: boolean;
}

export interface ThreadMessage {
  readonly ts: string;
  readonly text: string;
  readonly user: string | null;
  readonly bot: string | null;
}

/**
 * What staff surfaces ask of Slack's Web API, besides posting.
 *
 * Every method throws RateLimited, Unauthorized, Unavailable, Rejected or FormRejected.
 */
export interface SlackSurfaceApi {
  /** @returns the instant of the reply; `null` when the thread is not there any more, and then nothing is shown */
  reply(channel: string, root: string, message: SlackMessage): Promise<string | null>;
  change(channel: string, ts: string, message: SlackMessage): Promise<Done>;
  remove(channel: string, ts: string): Promise<Done>;
  /**
   * Shown to one member alone, until they look away.
   *
   * @returns `null` when they are not in the channel
   */
  whisper(
    channel: string,
    user: string,
    root: string | null,
    message: SlackMessage,
  ): Promise<string | null>;
  /** The messages below a root, oldest first; none where they may not be read. */
  replies(channel: string, root: string): Promise<readonly ThreadMessage[]>;
  /** `null` for a channel that is not there, or private and without us. */
  channel(channel: string): Promise<ChannelInfo | null>;
}

const NO_THREAD = {
  cannot_reply_to_message: null,
  invalid_thread_ts: null,
  message_not_found: null,
  thread_not_found: null,
} as const;

const NOT_CHANGED = {
  cant_update_message: "refused",
  edit_window_closed: "refused",
  message_not_found: "gone",
} as const satisfies Record<string, Done>;

const NOT_REMOVED = {
  cant_delete_message: "refused",
  compliance_exports_prevent_deletion: "refused",
  message_not_found: "gone",
} as const satisfies Record<string, Done>;

const NOT_THERE = { user_not_found: null, user_not_in_channel: null } as const;
const NOT_READ = { missing_scope: null, thread_not_found: null } as const;
const NO_CHANNEL = { channel_not_found: null } as const;

const done = z.unknown().transform((): Done => "done");

const posted = z.object({
  ts: z.string().min(1),
  message: z.object({ thread_ts: z.string().nullish() }),
});

const replied = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      text: z.string().default(""),
      user: z.string().nullish(),
      bot_id: z.string().nullish(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

const informed = z.object({
  channel: z.object({
    is_member: z.boolean().default(false),
    is_private: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
  }),
});

export function createSlackSurfaceApi({ attempt }: SlackCalls): SlackSurfaceApi {
  const remove: SlackSurfaceApi["remove"] = (channel, ts) =>
    attempt("chat.delete", done, { channel, ts }, NOT_REMOVED);

  return {
    reply: async (channel, root, message) => {
      const whole = { ...AS_IT_IS, ...message, channel, thread_ts: root };
      const sent = await attempt("chat.postMessage", posted, whole, NO_THREAD);
      if (sent === null) return null;
      if (sent.message.thread_ts === root) return sent.ts;
      // Where the root was deleted Slack shows the reply in the channel itself, and calls that a success.
      await remove(channel, sent.ts);
      return null;
    },
    change: (channel, ts, message) => {
      // Blocks that are not given would stay as they were.
      const whole = { ...AS_IT_IS, blocks: [], ...message, channel, ts };
      return attempt("chat.update", done, whole, NOT_CHANGED);
    },
    remove,
    whisper: async (channel, user, root, message) => {
      const inThread = root === null ? {} : { thread_ts: root };
      const whole = { ...AS_IT_IS, ...message, channel, user, ...inThread };
      const sent = z.object({ message_ts: z.string().min(1) });
      return (await attempt("chat.postEphemeral", sent, whole, NOT_THERE))?.message_ts ?? null;
    },
    replies: async (channel, root) => {
      const found: ThreadMessage[] = [];
      let cursor = "";
      do {
        const from = cursor === "" ? {} : { cursor };
        const asked = { channel, ts: root, limit: LIMITS.repliesAtOnce, ...from };
        const page = await attempt("conversations.replies", replied, asked, NOT_READ);
        for (const { ts, text, user, bot_id: bot } of page?.messages ?? []) {
          if (ts !== root) found.push({ ts, text, user: user ?? null, bot: bot ?? null });
        }
        cursor = page?.response_metadata?.next_cursor ?? "";
      } while (cursor !== "");
      return found;
    },
    channel: async (channel) => {
      const known = await attempt("conversations.info", informed, { channel }, NO_CHANNEL);
      if (known === null) return null;
      const { is_member, is_private, is_archived, ...shared } = known.channel;
      return {
        isMember: is_member,
        isPrivate: is_private,
        isArchived: is_archived,
        isShared: shared.is_ext_shared || shared.is_pending_ext_shared,
      };
    },
  };
}
