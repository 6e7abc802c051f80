import { LIMITS } from "../../../adapters/slack/limits.ts";
import { ALL_SCOPES } from "../../../adapters/slack/scopes.ts";
import type { PersonId } from "../../../src/domain/message.ts";
import { failingNotes } from "../failing-notes.ts";
import { buttonsOfBlocks, runsOfBlocks, wordsOfBlocks } from "./slack-blocks.ts";
import type { Posted } from "./slack-channels.ts";
import { SLACK, slackEvent, slackFixture, slackPress, type Payload } from "./slack-events.ts";
import type { SlackServer } from "./slack-server.ts";
import { startSlackOverHttp, type SlackOverHttp } from "./slack.ts";
import type { Member, SeenPost, SeenThread, SurfaceWorld } from "./surface-world.ts";

/** What is sent to a channel or read of it. */
const METHODS = [
  "chat.postMessage",
  "chat.update",
  "chat.delete",
  "chat.postEphemeral",
  "conversations.replies",
] as const;

const REFUSALS = {
  down: "silent",
  rate: { retryAfterS: 3 },
  "not a member": { error: "not_in_channel" },
} as const;

/** What tests of Slack alone look at beside the world of the contract. */
export interface SlackSurfaceWorld extends SurfaceWorld {
  readonly slack: SlackServer;
  readonly service: SlackOverHttp;
}

/**
 * A private channel: our own server keeps its messages and is as strict as Slack with blocks, threads and deletions; what
 * members do comes as signed events, after the fixtures.
 */
export async function slackSurfaceWorld(): Promise<SlackSurfaceWorld> {
  const notes = failingNotes();
  const service = await startSlackOverHttp({ notes }, { scopes: ALL_SCOPES });
  const { slack, adapter, host } = service;
  const { surface } = adapter;
  if (surface === null) throw new Error("staff cannot work there");
  const members = [aMember("U0MEI00001", "Mei"), aMember("U0OMAR0001", "Omar")] as const;
  for (const { account, name } of members) slack.addPerson(account.person, "en-US", name);
  const channel = new Channel(service);
  return {
    platform: "slack",
    channel: SLACK.channel,
    slack,
    service,
    notes,
    adapter,
    surface,
    host,
    members,
    longest: LIMITS.blocksBytes,
    threads: () => Promise.resolve(threadsIn(slack)),
    privately: ({ account }) =>
      Promise.resolve(
        slack.channels.whispered
          .filter(({ user }) => user === account.person)
          .map(({ text }) => text),
      ),
    write: ({ id }, member, text) => channel.write(member, escaped(text), id),
    call: ({ id }, member, text) => channel.call(member, escaped(text), id),
    edit: ({ id }, member, text) => channel.edit(member, escaped(text), id),
    attach: ({ id }, member) => channel.attach(member, id),
    press: (thread, post, { carried }, member) =>
      channel.press(thread.id, post.id, carried, member),
    echo: ({ id }, whose) => channel.echo(whose, id),
    callOutside: (member, text) => channel.call(member, escaped(text), null),
    callInAnotherThread: (member, text) =>
      channel.call(member, escaped(text), slack.write(SLACK.channel, "What do you think?")),
    remove: (thread, what) => {
      const gone = what === "card" ? [] : thread.posts.map(({ id }) => id);
      for (const ts of [...gone, thread.id]) slack.channels.remove({ ts });
      return Promise.resolve();
    },
    refuse: (how) => {
      for (const method of METHODS) slack.refuse(method, how === null ? null : REFUSALS[how]);
    },
    forbidDeleting: () => {
      slack.refuse("chat.delete", { error: "cant_delete_message" });
    },
    hasPrivate: true,
    forbidPrivate: () => false,
    restart: () => service.renew(),
    stop: () => service.stop(),
  };
}

function aMember(user: string, name: string): Member {
  const installation = SLACK.team;
  return { account: { platform: "slack", installation, person: user as PersonId }, name };
}

/** What members do, as Slack tells of it. */
class Channel {
  readonly #service: SlackOverHttp;
  #count = 0;

  constructor(service: SlackOverHttp) {
    this.#service = service;
  }

  write({ account }: Member, text: string, root: string | null): Promise<boolean> {
    const ts = this.#service.slack.channels.write(SLACK.channel, text, root);
    return this.#tell("message-channel", { user: account.person, text, ts, ...below(root) });
  }

  /** Slack tells of a mention twice to an app that may read the channel. */
  async call({ account }: Member, words: string, root: string | null): Promise<boolean> {
    const text = `<@${SLACK.bot}> ${words}`;
    const ts = this.#service.slack.channels.write(SLACK.channel, text, root);
    const said = { user: account.person, text, ts, ...below(root) };
    const asMessage = await this.#tell("message-channel", said);
    return (await this.#tell("app-mention", said)) && asMessage;
  }

  edit({ account }: Member, text: string, root: string): Promise<boolean> {
    const { event } = slackFixture("message-changed") as { event: Payload };
    const ts = this.#service.slack.channels.nextTs();
    const edited = { user: account.person, ts };
    const message = { ...(event["message"] as Payload), user: account.person, text, edited };
    const channelType = { channel_type: "channel" };
    const changed = { message: { ...message, ...below(root) }, ...channelType };
    return this.#tell("message-changed", changed);
  }

  attach({ account }: Member, root: string): Promise<boolean> {
    const said = { user: account.person, channel_type: "channel", ...below(root) };
    return this.#tell("message-file-share", said);
  }

  press(root: string, message: string, value: string, { account }: Member): Promise<boolean> {
    const { tell, slack } = this.#service;
    const inThread = message === root ? {} : { threadTs: root };
    const { person: user } = account;
    const actionTs = slack.channels.nextTs();
    const { channel } = SLACK;
    return tell(slackPress({ user, channel, value, actionTs, messageTs: message, ...inThread }));
  }

  echo(whose: "own" | "another bot", root: string): Promise<boolean> {
    const who = whose === "own" ? {} : { user: "U0BOT00002", bot_id: "B0BOT00002", app_id: "A2" };
    return this.#tell("message-bot", { ...who, channel_type: "channel", ...below(root) });
  }

  #tell(fixture: string, event: Payload): Promise<boolean> {
    this.#count += 1;
    const inChannel = { channel: SLACK.channel, ...event };
    return this.#service.tell(slackEvent(fixture, `Ev staff ${String(this.#count)}`, inChannel));
  }
}

function below(root: string | null): Payload {
  return root === null ? {} : { thread_ts: root };
}

/** Those that the bot began, and those of which only replies are left. */
function threadsIn({ posted }: SlackServer): SeenThread[] {
  const ours = posted.filter(({ from, channel }) => from === "bot" && channel === SLACK.channel);
  const ids = new Set(ours.map(({ ts, threadTs }) => threadTs ?? ts));
  return [...ids].sort().map((id) => {
    const root = ours.find(({ ts }) => ts === id);
    return {
      id,
      title: root === undefined ? "" : titleOf(root),
      card: root === undefined ? null : seenPost(root),
      posts: ours.filter(({ threadTs }) => threadTs === id).map(seenPost),
    };
  });
}

function titleOf({ blocks, text }: Posted): string {
  const header = (blocks as Payload[]).find(({ type }) => type === "header");
  return header === undefined ? text : wordsOfBlocks([header]);
}

export function seenPost({ ts, text, blocks, parameters }: Posted): SeenPost {
  const runs = runsOfBlocks(blocks);
  const drawn = blocks.length === 0 ? unescaped(text) : wordsOfBlocks(blocks);
  return {
    id: ts,
    words: drawn.replaceAll(/[\u200e\u200f]/gu, "").trim(),
    bold: runs.filter(({ isBold }) => isBold).map(({ text: words }) => words),
    buttons: buttonsOfBlocks(blocks).map(({ label, value }) => ({ label, carried: value })),
    acts: [
      ...runs.map(({ type }) => type).filter((type) => type !== "text"),
      ...(text.match(/<[^>]*>/g) ?? []),
      ...parametersThatAct(parameters),
    ],
  };
}

/** Slack looks for names, and shows pages, unless it is told not to. */
function parametersThatAct(parameters: Payload): string[] {
  const safe = { parse: "none", link_names: "false", unfurl_links: "false", unfurl_media: "false" };
  return Object.entries(safe)
    .filter(([name, value]) => parameters[name] !== value)
    .map(([name]) => name);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
