import { AppError, Rejected } from "../../src/domain/errors.ts";
import type { PlatformFinding } from "../../src/ports/platform.ts";
import type { Channels, KnownChannel } from "./channels.ts";
import type { Connector } from "./io-connector.ts";
import { isChannel } from "./threads.ts";

export interface ExamineChannelDeps {
  readonly channels: Pick<Channels, "find">;
  readonly connector: Pick<Connector, "findTeam">;
}

const NO_CHANNEL =
  "Write the id of the channel, such as 19:abc@thread.tacv2: it stands in the link to the channel, where 19%3A means 19: and %40 means @.";
const NOT_HEARD =
  "Nothing was heard from this channel: add the bot to the team, and mention it once in the channel.";
const NOT_THERE = "The bot is not in the team any more: add it again.";

/** Whether staff can work in a channel, and what is missing; never throws and changes nothing there. */
export async function examineChannel(
  channel: string,
  { channels, connector }: ExamineChannelDeps,
): Promise<PlatformFinding[]> {
  if (!isChannel(channel)) return [broken(NO_CHANNEL)];
  try {
    const known = await channels.find(channel);
    if (known === null) return [broken(NOT_HEARD)];
    if (known.team !== null) await connector.findTeam(known.address, known.team);
    return [channelFinding(known), messagesFinding(known)];
  } catch (error) {
    if (error instanceof Rejected) return [broken(NOT_THERE)];
    return [broken(error instanceof AppError ? error.message : "Teams could not be asked.")];
  }
}

function channelFinding({ team }: KnownChannel): PlatformFinding {
  const note =
    team === null
      ? "It is known where the channel is; whether the bot is still there, only a post shows."
      : "The bot is in the team, and it is known where the channel is.";
  return { what: "channel", state: "fine", note };
}

/** Teams does not tell what the owners of a team agreed to; only what comes shows it. */
function messagesFinding({ hearsAll }: KnownChannel): PlatformFinding {
  const what = "messages";
  if (hearsAll) {
    return { what, state: "fine", note: "The bot hears what is written without calling it." };
  }
  const note =
    "Nothing was heard yet that does not call the bot, and Teams cannot be asked: write something in the channel without mentioning the bot, and examine it again. " +
    "If this stays, add a version of the app with the permission ChannelMessage.Read.Group; until then staff mention the bot in each message.";
  return { what, state: "off", note };
}

function broken(note: string): PlatformFinding {
  return { what: "channel", state: "broken", note };
}
