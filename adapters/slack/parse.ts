import type { z } from "zod";
import { linkCodeIn } from "../../src/domain/link-code.ts";
import type { InboundMessage, MessageId, PersonId } from "../../src/domain/message.ts";
import { decodeText } from "./mrkdwn-in.ts";
import {
  blockActions,
  changed,
  envelope,
  message,
  opened,
  slashCommand,
  type Envelope,
} from "./payloads.ts";
import { heardPress, heardWords, type Heard } from "./surface-parse.ts";
import { conversationOf, type Place } from "./threads.ts";
import { contentOf, instantOf, isBot, isDirect, isWritten, type Self } from "./written.ts";

/** Nothing for us to answer, with the reason for the log; holds nothing of what was said. */
export interface Ignored {
  readonly kind: "ignored";
  readonly reason: string;
}

/** What somebody said, to which only the language they read and their zone are to be added. */
export interface Said {
  readonly kind: "said";
  readonly message: Omit<InboundMessage, "localeHint" | "timeZone">;
  readonly place: Place;
  /** The person's direct conversation, where the event names it. */
  readonly direct: string | null;
  /** A slash command, to which a sentence is owed at once. */
  readonly isCommand: boolean;
  /** The same as it is of staff where it stands in the thread of a case, or bears an action of theirs. */
  readonly heard: Heard | null;
}

/** What somebody wrote in a thread of a channel without calling the bot; for us only where the thread is a case's. */
export interface Overheard {
  readonly kind: "overheard";
  readonly heard: Heard;
}

/** Somebody looks at the empty conversation with the bot. */
export interface Opened {
  readonly kind: "opened";
  readonly user: string;
  readonly channel: string;
}

export type Incoming = Said | Overheard | Opened | Ignored;

/** Reads one event, pressed button or slash command as Slack delivers it, whatever it may hold. */
export function readSlack(body: unknown, self: Self, now: Date): Incoming {
  const event = envelope.safeParse(body);
  if (event.success) return readEvent(event.data, self, now);
  const pressed = blockActions.safeParse(body);
  if (pressed.success) return readPressed(pressed.data, self, now);
  const command = slashCommand.safeParse(body);
  if (command.success) return readCommand(command.data, self, now);
  return ignored("not a known form");
}

function readEvent(data: Envelope, self: Self, now: Date): Incoming {
  const team = data.context_team_id ?? data.authorizations?.[0]?.team_id ?? data.team_id ?? null;
  const stranger = strangerTo(self, team, data.api_app_id);
  if (stranger !== null) return stranger;
  const { event, event_id: eventId } = data;
  switch (event.type) {
    case "message":
      return event.subtype === "message_changed"
        ? readEdit(event, self, now)
        : readMessage(event, eventId, self, now);
    case "app_mention":
      return readMention(event, eventId, self, now);
    case "app_home_opened": {
      const home = opened.safeParse(event);
      if (!home.success) return ignored("a home without a field");
      const { user, channel, tab } = home.data;
      return tab === "messages" ? { kind: "opened", user, channel } : ignored("another tab");
    }
    default:
      return ignored("another event");
  }
}

function readMessage(event: Envelope["event"], eventId: string, self: Self, now: Date): Incoming {
  if (!isWritten(event.subtype)) return ignored("a subtype");
  const read = message.safeParse(event);
  if (!read.success) return ignored("a message without a field");
  const { data } = read;
  if (isBot(data, self)) return ignored("a bot's message");
  if (event["channel_type"] !== "im") {
    const heard = heardWords(data, self, now);
    if (showsCode(data, self)) return saidInRoom(data, eventId, self, now);
    return heard === null ? ignored("not a direct message") : { kind: "overheard", heard };
  }
  const place = { channel: null, thread: data.thread_ts ?? null, user: data.user };
  return said({
    id: eventId,
    self,
    place,
    sentAt: instantOf(data.ts, now),
    written: data,
    direct: data.channel,
  });
}

function readMention(event: Envelope["event"], eventId: string, self: Self, now: Date): Incoming {
  const read = message.safeParse(event);
  if (!read.success) return ignored("a mention without a field");
  const { data } = read;
  if (isBot(data, self)) return ignored("a bot's message");
  if (isDirect(data.channel)) return ignored("told as a direct message too");
  return saidInRoom(data, eventId, self, now);
}

/** Whoever shows their code to a room is told so without having named the bot; of those who named it Slack tells twice. */
function showsCode(data: z.infer<typeof message>, self: Self): boolean {
  const isNamed = data.text?.includes(`<@${self.user}`) ?? false;
  return !isNamed && linkCodeIn({ content: contentOf(data, self) }) !== null;
}

function saidInRoom(
  data: z.infer<typeof message>,
  eventId: string,
  self: Self,
  now: Date,
): Incoming {
  const place = { channel: data.channel, thread: data.thread_ts ?? data.ts, user: data.user };
  return said({
    id: eventId,
    self,
    place,
    sentAt: instantOf(data.ts, now),
    written: data,
    direct: null,
    heard: heardWords(data, self, now),
  });
}

/** Slack tells of a changed message also when it only adds the preview of a link. */
function readEdit(event: Envelope["event"], self: Self, now: Date): Incoming {
  if (event["channel_type"] !== "im") return ignored("not a direct message");
  const read = changed.safeParse(event);
  if (!read.success) return ignored("not changed by a person");
  const { channel, message: written, previous_message: previous } = read.data;
  if (!isWritten(written.subtype) || isBot(written, self)) return ignored("a bot's message");
  if ((previous?.text ?? null) === (written.text ?? "")) return ignored("no word changed");
  const thread = threadBelow(written.thread_ts ?? null, written.ts);
  const place = { channel: null, thread, user: written.user };
  const { ts } = written.edited;
  const id = `edit:${channel}:${written.ts}:${ts}`;
  const { text, files } = written;
  // Of a file beside words that were changed people were told before.
  const changedTo = { text, files: (text ?? "") === "" ? files : null };
  return said({ id, self, place, sentAt: instantOf(ts, now), written: changedTo, direct: channel });
}

/** A message that was replied to bears its own instant as that of a thread; it stands outside of it all the same. */
function threadBelow(thread: string | null, own: string): string | null {
  return thread === own ? null : thread;
}

function readPressed(data: z.infer<typeof blockActions>, self: Self, now: Date): Incoming {
  const stranger = strangerTo(self, data.team?.id ?? data.user.team_id ?? null, data.api_app_id);
  if (stranger !== null) return stranger;
  const [action] = data.actions;
  if (action === undefined) return ignored("no button");
  const { id: channel } = data.channel;
  const user = data.user.id;
  const inThread = data.container?.thread_ts ?? data.message.thread_ts ?? null;
  const place: Place = isDirect(channel)
    ? { channel: null, thread: threadBelow(inThread, data.message.ts), user }
    : { channel, thread: inThread ?? data.message.ts, user };
  const id = `press:${channel}:${data.message.ts}:${user}:${action.action_ts}:${action.action_id}`;
  const message: Said["message"] = {
    ...addressed(self, place, id),
    content: { kind: "action", action: action.value },
    sentAt: instantOf(action.action_ts, now),
  };
  return {
    kind: "said",
    message,
    place,
    direct: isDirect(channel) ? channel : null,
    isCommand: false,
    heard: heardPress(data, message),
  };
}

/** Of the bot's commands, as they are written behind the slash command. */
const BARE_COMMAND =
  /^(?:help|start|topics|human|mycase|privacy|forget|withdraw|language(?:\s+\S+)?|link\s+\S+)$/i;

/** What is asked in a channel by slash command is for nobody else: the answer goes to the direct conversation. */
function readCommand(data: z.infer<typeof slashCommand>, self: Self, now: Date): Incoming {
  const stranger = strangerTo(self, data.team_id, data.api_app_id);
  if (stranger !== null) return stranger;
  const place = { channel: null, thread: null, user: data.user_id };
  const asked = decodeText(data.text, self.user);
  const text = asked === "" ? "/help" : BARE_COMMAND.test(asked) ? `/${asked}` : asked;
  const id = `command:${data.trigger_id}`;
  return {
    kind: "said",
    message: { ...addressed(self, place, id), content: { kind: "text", text }, sentAt: now },
    place,
    direct: null,
    isCommand: true,
    heard: null,
  };
}

interface Written {
  readonly id: string;
  readonly self: Self;
  readonly place: Place;
  readonly sentAt: Date;
  readonly written: {
    readonly text?: string | null | undefined;
    readonly files?: unknown[] | null | undefined;
  };
  readonly direct: string | null;
  readonly heard?: Heard | null;
}

function said({ id, self, place, sentAt, written, direct, heard = null }: Written): Said {
  return {
    kind: "said",
    message: { ...addressed(self, place, id), content: contentOf(written, self), sentAt },
    place,
    direct,
    isCommand: false,
    heard,
  };
}

function addressed(
  self: Self,
  place: Place,
  id: string,
): Pick<InboundMessage, "id" | "thread" | "sender" | "visibility"> {
  return {
    id: id as MessageId,
    thread: {
      platform: "slack",
      installation: self.team,
      conversation: conversationOf(place),
    },
    sender: place.user as PersonId,
    visibility: place.channel === null ? "private" : "shared",
  };
}

function ignored(reason: string): Ignored {
  return { kind: "ignored", reason };
}

/** Of another workspace or app, whose answers we could not send. */
function strangerTo(
  self: Self,
  team: string | null,
  app: string | null | undefined,
): Ignored | null {
  if (team !== self.team) return ignored("another workspace");
  return app != null && self.app !== null && app !== self.app ? ignored("another app") : null;
}
