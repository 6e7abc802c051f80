import { buttonsOfBlocks, wordsOfBlocks } from "../platforms/slack-blocks.ts";
import type { Posted } from "../platforms/slack-channels.ts";
import {
  SLACK,
  signedPayload,
  slackEvent,
  slackPress,
  type Payload,
} from "../platforms/slack-events.ts";
import type { SlackServer } from "../platforms/slack-server.ts";
import { clock } from "./clock.ts";
import {
  allWords,
  withoutMarks,
  type Messenger,
  type ResearcherDriver,
  type Seen,
  type StaffChannel,
} from "./drivers.ts";

const MEI = "U0MEI00001";

/** Our own server of Slack, with a channel for staff. @param url where Slack reaches the service */
export function slackMessenger(slack: SlackServer, url: string): Messenger {
  const sender = new Sender(slack, url);
  return {
    channel: SLACK.channel,
    staff: staffOf(slack, sender),
    person: (number, locale) => personOf(slack, sender, `U0PERSON${String(number)}`, locale),
  };
}

/** What Slack would tell the service, with its signature. */
class Sender {
  readonly #slack: SlackServer;
  readonly #url: string;
  #count = 0;

  constructor(slack: SlackServer, url: string) {
    this.#slack = slack;
    this.#url = url;
  }

  async write(fixture: string, user: string, channel: string, text: string, root: string | null) {
    this.#count += 1;
    const ts = this.#slack.channels.write(channel, text, root);
    const below = root === null ? {} : { thread_ts: root };
    const event = { user, channel, text, ts, ...below };
    await this.#tell(slackEvent(fixture, `Ev${String(this.#count)}`, event));
  }

  async press(user: string, channel: string, message: string, value: string, root: string | null) {
    const inThread = root === null || root === message ? {} : { threadTs: root };
    const actionTs = this.#slack.channels.nextTs();
    const pressed = { user, channel, value, actionTs, messageTs: message, ...inThread };
    await this.#tell(slackPress(pressed));
  }

  async #tell(payload: Payload): Promise<void> {
    const { body, headers } = signedPayload(payload, clock.now().getTime());
    const { status } = await fetch(`${this.#url}/slack/events`, { method: "POST", headers, body });
    if (status !== 200) throw new Error(`Slack was answered ${String(status)}`);
  }
}

function personOf(
  slack: SlackServer,
  sender: Sender,
  user: string,
  locale: string,
): ResearcherDriver {
  const channel = slack.addPerson(user, locale);
  return {
    say: (text) => sender.write("message-im", user, channel, text, null),
    press: ({ id }, { carried }) => sender.press(user, channel, id, carried, null),
    told: () => saidBy(slack, channel).map(seen),
    stop: () => undefined,
  };
}

function staffOf(slack: SlackServer, sender: Sender): StaffChannel {
  const direct = slack.addPerson(MEI, "zh-CN", "Mei");
  const { channel } = SLACK;
  return {
    threadOf: (reference) => {
      const ours = saidBy(slack, channel);
      const heads = ours.filter(({ threadTs }) => threadTs === null).map(seen);
      const card = heads.find(({ words }) => words.startsWith(reference));
      if (card === undefined) return null;
      const posts = ours.filter(({ threadTs }) => threadTs === card.id).map(seen);
      return { id: card.id, card, posts };
    },
    write: ({ id }, text) => sender.write("message-channel", MEI, channel, text, id),
    press: (thread, { id }, { carried }) => sender.press(MEI, channel, id, carried, thread.id),
    say: (text) => sender.write("message-im", MEI, direct, text, null),
    everything: () => saidBy(slack, channel).map((message) => allWords(seen(message))),
    privately: () => [
      ...saidBy(slack, direct).map((message) => seen(message).words),
      ...slack.channels.whispered.filter(({ user }) => user === MEI).map(({ text }) => text),
    ],
  };
}

function saidBy({ posted }: SlackServer, channel: string): Posted[] {
  return posted.filter((message) => message.from === "bot" && message.channel === channel);
}

function seen({ ts, text, blocks }: Posted): Seen {
  return {
    id: ts,
    words: withoutMarks(blocks.length === 0 ? text : wordsOfBlocks(blocks)),
    buttons: buttonsOfBlocks(blocks).map(({ label, value }) => ({ label, carried: value })),
  };
}
