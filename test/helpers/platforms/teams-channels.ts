import { TEAMS, type Activity } from "./teams-activities.ts";
import type { Failure } from "./teams-server.ts";

/** What the connector is asked for. */
export type ConnectorCall =
  | Send
  | { readonly kind: "begin" | "team" }
  | { readonly kind: "change" | "remove"; readonly conversation: string; readonly message: string };

export interface Send {
  readonly kind: "send";
  readonly conversation: string;
}

/** `null` for what the connector does not know. */
export function connectorCall(method: string, path: string): ConnectorCall | null {
  if (method === "GET" && path === `/connector/v3/teams/${encodeURIComponent(TEAMS.team)}`) {
    return { kind: "team" };
  }
  const [, first, last] =
    /^\/connector\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/.exec(path) ?? [];
  const conversation = decodeURIComponent(first ?? "");
  const message = decodeURIComponent(last ?? "");
  if (method === "POST" && path.startsWith("/connector/v3/conversations")) {
    if (first !== undefined) return { kind: "send", conversation };
    return path.endsWith("/conversations") ? { kind: "begin" } : null;
  }
  if (message === "" || (method !== "PUT" && method !== "DELETE")) return null;
  return { kind: method === "PUT" ? "change" : "remove", conversation, message };
}

/** One message of the bot in a thread of a channel. */
export interface ChannelPost {
  readonly id: string;
  readonly channel: string;
  /** The post that heads its thread; its own id when it heads one. */
  readonly root: string;
  activity: Activity;
  isDeleted: boolean;
}

/** What the connector says of what it did. */
export interface Done {
  readonly id?: string;
  readonly activityId?: string;
}

const NOT_FOUND = { status: 404, code: "ConversationNotFound" };
const NO_MESSAGE = { status: 404, code: "ActivityNotFoundInConversation" };
/** What Teams was seen to say of a message that was deleted. */
const DELETED = { status: 403, code: "ServiceError" };
const NOT_THERE = { status: 403, code: "BotNotInConversationRoster" };

/** Channels as Teams keeps them, as far as its documentation and what people report tell. */
export class TeamsChannels {
  readonly posts: ChannelPost[] = [];
  /** Somebody forbade the bot to delete messages, or to write to single people. */
  canDelete = true;
  canWritePrivately = true;
  /** While set, what begins a thread is told without its name. */
  isNameless = false;
  isInTeam = true;
  #count = 0;

  answer(asked: Exclude<ConnectorCall, Send> | null, body: Activity): Failure | Done {
    switch (asked?.kind) {
      case undefined:
        return NOT_FOUND;
      case "team":
        return this.isInTeam ? { id: TEAMS.team } : NOT_THERE;
      case "begin":
        return this.#begin(body);
      case "change":
      case "remove":
        return this.#alter(asked.kind, this.#find(asked.conversation, asked.message), body);
    }
  }

  /** `null` for what is in no thread that the bot began. */
  send(conversation: string, activity: Activity): Failure | Done | null {
    const [channel = "", root] = conversation.split(";messageid=");
    const thread = this.posts.filter((post) => post.root === root && post.channel === channel);
    if (root === undefined || thread.length === 0) return null;
    return thread.every(({ isDeleted }) => isDeleted)
      ? NOT_FOUND
      : { id: this.#add(channel, root, activity).id };
  }

  #begin({ isGroup, channelData, members, activity }: Activity): Failure | Done {
    if (isGroup !== true) {
      const [{ id } = { id: "" }] = (members ?? []) as { id: string }[];
      return this.canWritePrivately ? { id: privateChatOf(id) } : NOT_THERE;
    }
    const { channel } = channelData as { channel: { id: string } };
    const post = this.#add(channel.id, null, activity as Activity);
    if (this.isNameless) return {};
    return { id: `${channel.id};messageid=${post.root}`, activityId: post.id };
  }

  #add(channel: string, root: string | null, activity: Activity): ChannelPost {
    this.#count += 1;
    const id = String(1_732_435_300_000 + this.#count);
    const post = { id, channel, root: root ?? id, activity, isDeleted: false };
    this.posts.push(post);
    return post;
  }

  #find(conversation: string, message: string): ChannelPost | undefined {
    return this.posts.find(
      ({ id, channel, root }) => id === message && `${channel};messageid=${root}` === conversation,
    );
  }

  #alter(
    how: "change" | "remove",
    post: ChannelPost | undefined,
    activity: Activity,
  ): Failure | Done {
    if (post === undefined) return NO_MESSAGE;
    if (post.isDeleted) return DELETED;
    if (how === "change") post.activity = activity;
    else if (!this.canDelete) return { status: 403, code: "NotEnoughPermissions" };
    else post.isDeleted = true;
    return { id: post.id };
  }
}

export function privateChatOf(person: string): string {
  return `a:private-${person}`;
}
