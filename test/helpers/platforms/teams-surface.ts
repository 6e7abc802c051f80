import { LIMITS } from "../../../adapters/teams/limits.ts";
import type { PersonId } from "../../../src/domain/message.ts";
import { failingNotes } from "../failing-notes.ts";
import type { Member, SeenButton, SeenPost, SeenThread, SurfaceWorld } from "./surface-world.ts";
import { TEAMS, teamsActivity, type Activity } from "./teams-activities.ts";
import { privateChatOf, type ChannelPost } from "./teams-channels.ts";
import type { CardButton } from "./teams-look.ts";
import type { TeamsServer } from "./teams-server.ts";
import { startTeamsService, type TeamsService } from "./teams.ts";

const REFUSALS = {
  down: { status: 502 },
  rate: { status: 429, retryAfter: 3 },
  "not a member": { status: 403, code: "BotNotInConversationRoster" },
} as const;

const MENTION = {
  type: "mention",
  mentioned: { id: TEAMS.botId, name: "Yizhan" },
  text: "<at>Yizhan</at>",
};

/** What tests of Teams alone look at beside the world of the contract. */
export interface TeamsSurfaceWorld extends SurfaceWorld {
  readonly service: TeamsService;
  /** Any activity in the channel, below a post where one is named; tells whether it was acknowledged. */
  tell(fixture: string, change: Activity, root: string | null): Promise<boolean>;
}

/**
 * A channel of a team: our own server keeps its posts and is as strict as the documentation of Teams; what members do comes
 * as signed activities, after the fixtures. The team has agreed that the bot hears everything.
 */
export async function teamsSurfaceWorld(): Promise<TeamsSurfaceWorld> {
  const notes = failingNotes();
  const service = await startTeamsService(() => ({ notes }));
  const { teams, adapter, host } = service;
  const { surface } = adapter;
  if (surface === null) throw new Error("staff cannot work there");
  const channel = new Channel(service);
  // Somebody adds the bot to the team.
  await channel.tell("conversation-update", {}, null);
  const another = "1732435299000";
  return {
    platform: "teams",
    channel: TEAMS.channel,
    service,
    tell: (...given) => channel.tell(...given),
    notes,
    adapter,
    surface,
    host,
    members: [aMember("29:1mei", "Mei"), aMember("29:1omar", "Omar")],
    longest: LIMITS.cardBytes / 2,
    threads: () => Promise.resolve(threadsIn(teams)),
    privately: ({ account }) =>
      Promise.resolve(
        teams.sent
          .filter(({ conversation }) => conversation === privateChatOf(account.person))
          .map(({ id, activity }) => seenPost({ id, activity }).words),
      ),
    write: ({ id }, member, text) => channel.say(member, { text, entities: [] }, id),
    call: ({ id }, member, text) => channel.call(member, text, id),
    edit: ({ id }, member, text) => channel.tell("edit", { ...by(member), text }, id),
    attach: ({ id }, member) => channel.tell("attachment", by(member), id),
    press: ({ id }, post, { carried }, member) => channel.press(member, carried, id, post.id),
    echo: ({ id }, whose) => {
      const from = { id: whose === "own" ? TEAMS.botId : "28:another-bot" };
      return channel.tell("channel-mention", { from }, id);
    },
    callOutside: (member, text) => channel.call(member, text, null),
    callInAnotherThread: (member, text) => channel.call(member, text, another),
    remove: (thread, what) => {
      for (const post of teams.channels.posts) {
        const isMeant = what === "thread" ? post.root === thread.id : post.id === thread.card?.id;
        if (isMeant) post.isDeleted = true;
      }
      return Promise.resolve();
    },
    refuse: (how) => {
      teams.failure = how === null ? null : REFUSALS[how];
    },
    forbidDeleting: () => {
      teams.channels.canDelete = false;
    },
    hasPrivate: true,
    forbidPrivate: () => {
      teams.channels.canWritePrivately = false;
      return true;
    },
    restart: () => service.renew(),
    stop: () => service.stop(),
  };
}

function aMember(id: string, name: string): Member {
  const installation = TEAMS.tenant;
  return { account: { platform: "teams", installation, person: id as PersonId }, name };
}

function by({ account, name }: Member): Activity {
  return { from: { id: account.person, name } };
}

/** What members do, as Teams tells of it. */
class Channel {
  readonly #service: TeamsService;
  #count = 0;

  constructor(service: TeamsService) {
    this.#service = service;
  }

  say(member: Member, change: Activity, root: string | null): Promise<boolean> {
    return this.tell("channel-mention", { ...by(member), ...change }, root);
  }

  call(member: Member, words: string, root: string | null): Promise<boolean> {
    return this.say(member, { text: `${MENTION.text} ${words}`, entities: [MENTION] }, root);
  }

  press(member: Member, action: string, root: string, message: string): Promise<boolean> {
    const data = { type: "Action.Execute", verb: "yizhan", data: { action } };
    const value = { action: data, trigger: "manual" };
    return this.tell("execute", { ...by(member), value, replyToId: message }, root);
  }

  async tell(fixture: string, change: Activity, root: string | null): Promise<boolean> {
    this.#count += 1;
    const own = String(1_732_435_210_000 + this.#count);
    const isEvent = fixture === "conversation-update";
    const conversation = {
      isGroup: true,
      conversationType: "channel",
      tenantId: TEAMS.tenant,
      id: isEvent ? TEAMS.channel : `${TEAMS.channel};messageid=${root ?? own}`,
    };
    const channelData = {
      ...(teamsActivity(fixture)["channelData"] as object),
      channel: { id: TEAMS.channel },
      team: { id: TEAMS.team },
    };
    const { serviceUrl } = this.#service.teams;
    const around = { serviceUrl, conversation, channelData, id: own };
    const { status } = await this.#service.post(teamsActivity(fixture, { ...around, ...change }));
    return status === 200;
  }
}

/** Those that the bot began, and those of which only replies are left. */
function threadsIn({ channels }: TeamsServer): SeenThread[] {
  const ours = channels.posts.filter(
    ({ channel, isDeleted }) => channel === TEAMS.channel && !isDeleted,
  );
  const ids = new Set(ours.map(({ root }) => root));
  return [...ids].sort().map((id) => {
    const head = ours.find((post) => post.id === id);
    const card = head === undefined ? null : seenPost(head);
    return {
      id,
      title: card?.bold[0] ?? "",
      card,
      posts: ours.filter((post) => post.root === id && post !== head).map(seenPost),
    };
  });
}

interface Run {
  readonly type: string;
  readonly text?: string;
  readonly weight?: string;
  readonly selectAction?: object;
}
interface Element {
  readonly type: string;
  readonly inlines?: readonly Run[];
  readonly items?: readonly Element[];
  readonly actions?: readonly CardButton[];
}

/** One message of ours as those in the channel see it. */
export function seenPost({ id, activity }: Pick<ChannelPost, "id" | "activity">): SeenPost {
  const elements = elementsOf(activity);
  const runs = elements.flatMap(({ inlines = [] }) => inlines);
  const lines = elements
    .filter(({ type }) => type === "RichTextBlock")
    .map(({ inlines = [] }) => inlines.map(({ text = "" }) => text).join(""));
  const text = activity["text"] as string | undefined;
  return {
    id,
    words: seenWords(text ?? lines.join("\n")),
    bold: runs.filter(({ weight }) => weight === "Bolder").map((run) => seenWords(run.text ?? "")),
    buttons: elements.flatMap(({ actions = [] }) => actions).map(seenButton),
    acts: [
      ...elements
        .map(({ type }) => type)
        .filter((type) => !["RichTextBlock", "ActionSet", "Container"].includes(type)),
      ...runs.filter(({ type, selectAction }) => type !== "TextRun" || selectAction).map(String),
      ...(runs
        .map((run) => run.text ?? "")
        .join("\n")
        .match(/\{\{|\$\{/g) ?? []),
      ...((activity["entities"] ?? []) as object[]).map((entity) => JSON.stringify(entity)),
      ...(text === undefined || activity["textFormat"] === "plain" ? [] : ["markdown"]),
    ],
  };
}

function elementsOf(activity: Activity): Element[] {
  const attachments = (activity["attachments"] ?? []) as { content: { body: Element[] } }[];
  const flat = (element: Element): Element[] => [element, ...(element.items ?? []).flatMap(flat)];
  return attachments.flatMap(({ content }) => content.body.flatMap(flat));
}

function seenButton({ title, data, fallback }: CardButton): SeenButton {
  const carried = data.action;
  if (fallback?.data.action !== carried) throw new Error("older clients say something else");
  return { label: title, carried };
}

/** Without the characters that nobody sees. */
function seenWords(text: string): string {
  return text
    .replaceAll(/[\u200e\u200f\u2060]/gu, "")
    .replaceAll(/^\u00a0$/gmu, "")
    .trim();
}
