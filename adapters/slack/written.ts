import type { InboundMessage } from "../../src/domain/message.ts";
import { decodeText } from "./mrkdwn-in.ts";

/** As whom the token lets us speak. */
export interface Self {
  readonly team: string;
  readonly user: string;
  /** `null` where Slack does not tell. */
  readonly bot: string | null;
  readonly app: string | null;
}

/** Subtypes under which people write; all others tell of something else. */
const WRITTEN = new Set([undefined, null, "file_share", "thread_broadcast"]);
const SLACKBOT = "USLACKBOT";

export function isWritten(subtype: string | null | undefined): boolean {
  return WRITTEN.has(subtype);
}

export function isBot(
  { user, bot_id: bot }: { readonly user: string; readonly bot_id?: string | null | undefined },
  self: Self,
): boolean {
  return bot != null || user === self.user || user === SLACKBOT;
}

/** What a message says, without mentions of the bot. */
export function contentOf(
  written: {
    readonly text?: string | null | undefined;
    readonly files?: readonly unknown[] | null | undefined;
  },
  self: Self,
): InboundMessage["content"] {
  const text = decodeText(written.text ?? "", self.user);
  if ((written.files?.length ?? 0) === 0) return { kind: "text", text };
  return text === "" ? { kind: "attachment" } : { kind: "text", text, withFile: true };
}

/** Slack's ids of direct conversations begin so, and no others'. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

export function instantOf(ts: string, now: Date): Date {
  const at = new Date(Number(ts) * 1_000);
  return Number.isNaN(at.getTime()) ? now : at;
}
