import { AppError, Unauthorized } from "../../src/domain/errors.ts";
import type { PlatformFinding } from "../../src/ports/platform.ts";
import type { ChannelInfo } from "./io-surface.ts";
import { STAFF_SCOPES } from "./scopes.ts";
import { SLACK_ID } from "./threads.ts";

/** What is asked of Slack; each throws Unauthorized, Unavailable and the like. */
export interface ChannelChecks {
  readonly scopes: () => Promise<readonly string[] | null>;
  readonly channel: (channel: string) => Promise<ChannelInfo | null>;
}

/** Whether staff can work in a channel, and what is missing; never throws and changes nothing there. */
export async function examineChannel(
  channel: string,
  checks: ChannelChecks,
): Promise<PlatformFinding[]> {
  if (!SLACK_ID.test(channel) || channel.startsWith("D")) {
    return [
      broken("Write the id of the channel, such as C0123456789; it ends the channel's details."),
    ];
  }
  try {
    const scopes = await checks.scopes();
    const lacks = (wanted: readonly string[]): readonly string[] =>
      scopes === null ? [] : wanted.filter((scope) => !scopes.includes(scope));
    const missing = lacks([...STAFF_SCOPES.public, ...STAFF_SCOPES.private]);
    const info = await channelOf(channel, checks);
    if (info === null) {
      return [broken(NOT_FOUND), ...scopesFindings(missing)];
    }
    const needed = lacks(info.isPrivate ? STAFF_SCOPES.private : STAFF_SCOPES.public);
    return [channelFinding(info), ...scopesFindings(needed)];
  } catch (error) {
    return [broken(reasonOf(error))];
  }
}

const NOT_FOUND =
  "The bot knows no such channel: check the id, and invite the bot there by /invite @yizhan.";

/** Without the scope to look, Slack tells of no channel. */
async function channelOf(channel: string, checks: ChannelChecks): Promise<ChannelInfo | null> {
  try {
    return await checks.channel(channel);
  } catch (error) {
    if (error instanceof Unauthorized) return null;
    throw error;
  }
}

function channelFinding({
  isMember,
  isArchived,
  isShared,
  isPrivate,
}: ChannelInfo): PlatformFinding {
  if (isArchived) return broken("The channel is archived: choose another one.");
  if (!isMember) return broken("The bot is not in the channel: invite it by /invite @yizhan.");
  if (isShared) {
    return broken("People of another organisation may read this channel: choose one of your own.");
  }
  const note = isPrivate
    ? "The bot is in the channel, which only its members read."
    : "The bot is in the channel; it is public, so everybody in the workspace may read the cases. Better choose a private one.";
  return { what: "channel", state: "fine", note };
}

function scopesFindings(missing: readonly string[]): PlatformFinding[] {
  if (missing.length > 0) {
    const note = `Add these scopes to the app and install it again: ${missing.join(", ")}.`;
    return [{ what: "scopes", state: "broken", note }];
  }
  const note =
    "The bot may hear the threads, where the app listens to message.channels and message.groups: that cannot be asked.";
  return [{ what: "scopes", state: "fine", note }];
}

function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : "Slack could not be asked.";
}

function broken(note: string): PlatformFinding {
  return { what: "channel", state: "broken", note };
}
