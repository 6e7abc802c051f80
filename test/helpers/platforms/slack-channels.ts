import { faultOfBlocks } from "./slack-blocks.ts";
import { SLACK, type Payload } from "./slack-events.ts";

/** A message as a channel holds it. */
export interface Posted {
  readonly from: "person" | "bot";
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** As it was asked for. */
  readonly parameters: Payload;
}

/** What one member alone is shown. */
export interface Whispered {
  readonly user: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly parameters: Payload;
}

/** What people see in the channels, and what the Web API does to it. */
export class SlackChannels {
  readonly posted: Posted[] = [];
  readonly whispered: Whispered[] = [];
  /** Channels that are there. */
  readonly known = new Set<string>([SLACK.channel]);
  /** Who is in the channels; everybody when `null`. */
  members: ReadonlySet<string> | null = null;
  /** What `conversations.info` tells besides. */
  info: Payload = {};
  /** Called for each message that is posted, before it is answered; the answer waits for it. */
  onPost: (message: Posted) => Promise<void> = () => Promise.resolve();
  readonly #deleted = new Set<string>();
  #count = 0;

  nextTs(): string {
    this.#count += 1;
    return `1795593700.${String(this.#count).padStart(6, "0")}`;
  }

  async post(parameters: Payload): Promise<Payload> {
    const fault = this.#faultOf(parameters);
    if (fault !== null) return { ok: false, error: fault };
    const { channel, text, threadTs } = readParameters(parameters);
    // Slack shows the reply in the channel itself where nothing is left of its thread.
    const isLost = threadTs !== null && this.#deleted.has(threadTs) && !this.#isThread(threadTs);
    const message: Posted = {
      from: "bot",
      channel,
      ts: this.nextTs(),
      threadTs: isLost ? null : threadTs,
      text,
      blocks: blocksIn(parameters),
      parameters,
    };
    await this.onPost(message);
    this.posted.push(message);
    const inThread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
    return { ok: true, channel, ts: message.ts, message: { text, ts: message.ts, ...inThread } };
  }

  update(parameters: Payload): Payload {
    const { ts, text } = readParameters(parameters);
    const index = this.posted.findIndex((message) => message.ts === ts);
    const message = this.posted[index];
    if (message === undefined) return { ok: false, error: "message_not_found" };
    if (message.from !== "bot") return { ok: false, error: "cant_update_message" };
    const isWithoutBlocks = JSON.stringify(parameters["blocks"]) === "[]";
    const fault = this.#faultOf(
      isWithoutBlocks ? { ...parameters, blocks: undefined } : parameters,
    );
    if (fault !== null) return { ok: false, error: fault };
    const blocks = parameters["blocks"] === undefined ? message.blocks : blocksIn(parameters);
    this.posted[index] = { ...message, text, blocks, parameters };
    return { ok: true, ts, text };
  }

  remove(parameters: Payload): Payload {
    const { ts } = readParameters(parameters);
    const index = this.posted.findIndex((message) => message.ts === ts);
    if (index < 0) return { ok: false, error: "message_not_found" };
    this.posted.splice(index, 1);
    this.#deleted.add(ts);
    return { ok: true, ts };
  }

  whisper(parameters: Payload): Payload {
    const fault = this.#faultOf(parameters);
    if (fault !== null) return { ok: false, error: fault };
    const { text, threadTs } = readParameters(parameters);
    const user = String(parameters["user"]);
    if (this.members?.has(user) === false) return { ok: false, error: "user_not_in_channel" };
    this.whispered.push({ user, threadTs, text, parameters });
    return { ok: true, message_ts: this.nextTs() };
  }

  replies(parameters: Payload): Payload {
    const { ts } = readParameters(parameters);
    const found = this.posted.filter((each) => each.ts === ts || each.threadTs === ts);
    if (found.length === 0) return { ok: false, error: "thread_not_found" };
    const from = Number(parameters["cursor"] ?? 0);
    const to = from + Number(parameters["limit"] ?? 100);
    const messages = found.slice(from, to).map((each) => ({
      ts: each.ts,
      text: each.text,
      ...(each.from === "bot" ? { user: SLACK.bot, bot_id: SLACK.botId } : { user: "U0PERSON1" }),
    }));
    const next = to < found.length ? { next_cursor: String(to) } : { next_cursor: "" };
    return { ok: true, messages, response_metadata: next };
  }

  inform(parameters: Payload): Payload {
    const { channel } = readParameters(parameters);
    if (!this.known.has(channel)) return { ok: false, error: "channel_not_found" };
    return { ok: true, channel: { id: channel, is_member: true, is_private: true, ...this.info } };
  }

  /** Puts a person's message where people see it; returns its instant. */
  write(channel: string, text: string, threadTs: string | null = null): string {
    const ts = this.nextTs();
    const message = { channel, ts, threadTs, text, blocks: [], parameters: {} };
    this.posted.push({ from: "person", ...message });
    return ts;
  }

  #isThread(root: string): boolean {
    return this.posted.some(({ threadTs }) => threadTs === root);
  }

  #faultOf(parameters: Payload): string | null {
    const { channel, text } = readParameters(parameters);
    if (!this.known.has(channel)) return "channel_not_found";
    const fault = faultOfBlocks(parameters["blocks"]);
    return fault ?? (text === "" ? "no_text" : null);
  }
}

function readParameters(parameters: Payload) {
  const text = (name: string): string => {
    const value = parameters[name];
    return typeof value === "string" ? value : "";
  };
  const threadTs = text("thread_ts");
  return {
    channel: text("channel"),
    ts: text("ts"),
    text: text("text"),
    threadTs: threadTs === "" ? null : threadTs,
  };
}

function blocksIn(parameters: Payload): readonly unknown[] {
  return (parameters["blocks"] as unknown[] | undefined) ?? [];
}
