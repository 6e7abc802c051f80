import { createEmulator } from "emulate";
import { ALL_SCOPES } from "../../../adapters/slack/scopes.ts";
import { freePort } from "../free-port.ts";
import { SLACK } from "./slack-events.ts";

/** Slack as others emulate it, with one person and one channel. */
export interface SlackEmulator {
  readonly apiUrl: string;
  readonly team: string;
  readonly person: string;
  readonly channel: string;
  /** The direct conversation between the person and the bot. */
  readonly direct: string;
  /** The person writes; returns the instant of the message. */
  write(channel: string, text: string, threadTs?: string): Promise<string>;
  /** The person invites the bot into the channel, which it may write to without. */
  invite(): Promise<void>;
  /** What the bot said in a channel, oldest first. */
  saidIn(channel: string): Promise<EmulatedMessage[]>;
  /** What the bot said in a thread, oldest first. */
  saidInThread(channel: string, threadTs: string): Promise<EmulatedMessage[]>;
  close(): Promise<void>;
}

export interface EmulatedMessage {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly thread_ts?: string;
}

const PERSON_TOKEN = "xoxp-person-of-the-tests";

/** The bot has no more scopes than the manifest asks for, and the emulator holds it to them. */
export async function startSlackEmulator(): Promise<SlackEmulator> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: "slack",
    port,
    seed: {
      slack: {
        users: [{ name: "ada", real_name: "Ada", email: "ada@example.org" }],
        channels: [{ name: "lobby" }],
        oauth_apps: [
          {
            client_id: "1.2",
            client_secret: "secret",
            app_id: SLACK.app,
            name: "Yizhan",
            redirect_uris: [],
            scopes: [...ALL_SCOPES],
            bot_id: SLACK.botId,
            bot_user_id: SLACK.bot,
            bot_name: "yizhan",
          },
        ],
        tokens: [
          {
            token: SLACK.botToken,
            type: "bot",
            user_id: SLACK.bot,
            bot_id: SLACK.botId,
            app_id: SLACK.app,
            scopes: [...ALL_SCOPES],
          },
          {
            token: PERSON_TOKEN,
            user: "ada",
            scopes: [
              "chat:write",
              "channels:read",
              "channels:write",
              "channels:history",
              "im:write",
              "im:history",
            ],
          },
        ],
        signing_secret: SLACK.signingSecret,
        strict_scopes: true,
      },
    },
  });
  const apiUrl = `http://127.0.0.1:${String(port)}/api/`;

  const call = async (method: string, parameters: Record<string, string> = {}) => {
    const response = await fetch(apiUrl + method, {
      method: "POST",
      headers: { authorization: `Bearer ${PERSON_TOKEN}` },
      body: new URLSearchParams(parameters),
    });
    const said = (await response.json()) as { ok: boolean; error?: string };
    if (!said.ok) throw new Error(`${method}: ${String(said.error)}`);
    return said as unknown;
  };

  const me = (await call("auth.test")) as { user_id: string; team_id: string };
  const opened = (await call("conversations.open", { users: SLACK.bot })) as {
    channel: { id: string };
  };
  const { channels } = (await call("conversations.list")) as {
    channels: { id: string; name: string }[];
  };
  const lobby = channels.find(({ name }) => name === "lobby")?.id ?? "";

  const messages = async (
    method: string,
    parameters: Record<string, string>,
  ): Promise<EmulatedMessage[]> => {
    const said = (await call(method, parameters)) as { messages: EmulatedMessage[] };
    return said.messages
      .filter(({ user }) => user === SLACK.bot)
      .sort((one, other) => Number(one.ts) - Number(other.ts));
  };

  return {
    apiUrl,
    team: me.team_id,
    person: me.user_id,
    channel: lobby,
    direct: opened.channel.id,
    write: async (channel, text, threadTs) => {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      const sent = (await call("chat.postMessage", { channel, text, ...thread })) as { ts: string };
      return sent.ts;
    },
    invite: async () => {
      await call("conversations.invite", { channel: lobby, users: SLACK.bot });
    },
    saidIn: (channel) => messages("conversations.history", { channel, limit: "200" }),
    saidInThread: (channel, threadTs) =>
      messages("conversations.replies", { channel, ts: threadTs, limit: "200" }),
    close: () => emulator.close(),
  };
}
