import { TEAMS, teamsActivity, type Activity } from "../platforms/teams-activities.ts";
import { privateChatOf, type ChannelPost } from "../platforms/teams-channels.ts";
import { buttonsOf, wordsOf } from "../platforms/teams-look.ts";
import type { TeamsServer } from "../platforms/teams-server.ts";
import { seenPost } from "../platforms/teams-surface.ts";
import {
  allWords,
  withoutMarks,
  type Messenger,
  type ResearcherDriver,
  type Seen,
  type StaffChannel,
} from "./drivers.ts";

const MEI = "29:1mei";

/** Our own server of Microsoft's, with a channel for staff. @param url where Microsoft reaches the service */
export async function teamsMessenger(teams: TeamsServer, url: string): Promise<Messenger> {
  const sender = new Sender(teams, url);
  // Somebody adds the bot to the team.
  await sender.inChannel("conversation-update", {}, null);
  return {
    channel: TEAMS.channel,
    staff: staffOf(teams, sender),
    person: (number, locale) => personOf(teams, sender, String(number), locale),
  };
}

/** What Microsoft would tell the service, with its token. */
class Sender {
  readonly #teams: TeamsServer;
  readonly #url: string;
  #count = 0;

  constructor(teams: TeamsServer, url: string) {
    this.#teams = teams;
    this.#url = url;
  }

  inPrivate(fixture: string, person: string, chat: string, change: Activity): Promise<void> {
    const conversation = { id: chat, conversationType: "personal", tenantId: TEAMS.tenant };
    return this.#tell(fixture, { from: { id: person }, conversation, ...change });
  }

  inChannel(fixture: string, change: Activity, root: string | null): Promise<void> {
    const id = root === null ? TEAMS.channel : `${TEAMS.channel};messageid=${root}`;
    const kind = { isGroup: true, conversationType: "channel", tenantId: TEAMS.tenant };
    const channelData = {
      ...(teamsActivity(fixture)["channelData"] as object),
      channel: { id: TEAMS.channel },
      team: { id: TEAMS.team },
    };
    return this.#tell(fixture, { conversation: { ...kind, id }, channelData, ...change });
  }

  async #tell(fixture: string, change: Activity): Promise<void> {
    this.#count += 1;
    const own = String(1_732_435_210_000 + this.#count);
    const { serviceUrl } = this.#teams;
    const { status } = await fetch(`${this.#url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: this.#teams.bearer() },
      body: JSON.stringify(teamsActivity(fixture, { serviceUrl, id: own, ...change })),
    });
    if (status !== 200) throw new Error(`Teams was answered ${String(status)}`);
  }
}

function personOf(
  teams: TeamsServer,
  sender: Sender,
  name: string,
  locale: string,
): ResearcherDriver {
  const person = `29:person-${name}`;
  const chat = `a:chat-${name}`;
  const tell = (fixture: string, change: Activity): Promise<void> =>
    sender.inPrivate(fixture, person, chat, { locale, ...change });
  return {
    say: (text) => tell("personal-message", { text }),
    press: ({ id }, { carried }) => tell("submit", { value: { action: carried }, replyToId: id }),
    told: () => saidIn(teams, chat),
    stop: () => undefined,
  };
}

function staffOf(teams: TeamsServer, sender: Sender): StaffChannel {
  const by = { from: { id: MEI, name: "Mei" } };
  const posts = (): ChannelPost[] => teams.channels.posts.filter(({ isDeleted }) => !isDeleted);
  return {
    threadOf: (reference) => {
      const ours = posts();
      const head = ours.find(
        (post) => post.id === post.root && seenPost(post).words.startsWith(reference),
      );
      if (head === undefined) return null;
      const below = ours.filter(({ id, root }) => root === head.id && id !== head.id);
      return { id: head.id, card: seenPost(head), posts: below.map(seenPost) };
    },
    write: ({ id }, text) => sender.inChannel("channel-mention", { ...by, text, entities: [] }, id),
    press: (thread, { id }, { carried }) => {
      const action = { type: "Action.Execute", verb: "yizhan", data: { action: carried } };
      const value = { action, trigger: "manual" };
      return sender.inChannel("execute", { ...by, value, replyToId: id }, thread.id);
    },
    say: (text) => sender.inPrivate("personal-message", MEI, "a:chat-mei", { ...by, text }),
    everything: () => posts().map((post) => allWords(seenPost(post))),
    privately: () =>
      ["a:chat-mei", privateChatOf(MEI)].flatMap((chat) =>
        saidIn(teams, chat).map(({ words }) => words),
      ),
  };
}

function saidIn({ sent }: TeamsServer, chat: string): Seen[] {
  return sent
    .filter(({ conversation }) => conversation === chat)
    .map(({ id, activity }) => ({
      id,
      words: withoutMarks(wordsOf(activity).join("\n\n")),
      buttons: buttonsOf(activity).map(({ title, data }) => ({
        label: title,
        carried: data.action,
      })),
    }));
}
