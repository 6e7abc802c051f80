import { z } from "zod";
import { namedWhereLinking } from "../../src/domain/link-code.ts";
import type { InboundMessage, MessageId } from "../../src/domain/message.ts";
import {
  ACCEPTED,
  CARD_ERROR,
  CARD_STAYS,
  EMPTY_OBJECT,
  hasAttachment,
  ignored,
  isAddressed,
  isInstalled,
  nameOf,
  NOT_KNOWN,
  pressedIn,
  writtenIn,
  type Address,
  type Answer,
  type Ignored,
  type Read,
} from "./activity.ts";

/** Somebody used the thumbs that Teams itself draws below an answer. */
export interface Rating {
  readonly kind: "rating";
  readonly reaction: "like" | "dislike";
  /** Our message, as Teams calls it. */
  readonly of: string;
  /** Without its content, which only our notes tell. */
  readonly message: Omit<InboundMessage, "content">;
  readonly address: Address;
  readonly answer: Answer;
}

export type Parsed =
  | Ignored
  | Rating
  | {
      readonly kind: "message";
      readonly message: InboundMessage;
      readonly address: Address;
      readonly answer: Answer;
    };

const GREETING = "article:conversation/greeting";

const feedbackSchema = z.object({
  actionName: z.literal("feedback"),
  actionValue: z.object({ reaction: z.enum(["like", "dislike"]) }),
});

/** What an activity says to the bot. */
export function parseActivity(read: Read): Parsed {
  switch (read.activity.type) {
    case "message":
      return fromMessage(read);
    case "messageUpdate":
      return fromEdit(read);
    case "invoke":
      return fromInvoke(read);
    case "conversationUpdate":
    case "installationUpdate":
      return fromInstallation(read);
    default:
      return ignored("unknown type", ACCEPTED);
  }
}

/** The button of the greeting, as if whoever has installed the app had pressed it; both activities are one message. */
function fromInstallation(read: Read): Parsed {
  const { activity, message } = read;
  if (!isInstalled(activity)) return ignored("not installed", ACCEPTED);
  const { installation, conversation } = message.thread;
  const id = `${installation}/${conversation}/${encodeURIComponent(GREETING)}` as MessageId;
  const greeted = { ...read, message: { ...message, id } };
  return taken({ kind: "action", action: GREETING }, greeted, ACCEPTED);
}

function fromMessage(read: Read): Parsed {
  const { activity, message } = read;
  const pressed = pressedIn(activity);
  if (pressed !== undefined) return fromButton(pressed, read, ACCEPTED, ACCEPTED);
  if (!isAddressed(activity)) return ignored("not addressed", ACCEPTED);
  const words = writtenIn(activity);
  if (words !== null) return taken(words, read, ACCEPTED);
  const isShared = message.visibility === "shared";
  if (hasAttachment(activity, isShared)) return taken({ kind: "attachment" }, read, ACCEPTED);
  // To be called by name alone is to be asked something, too.
  return isShared ? taken({ kind: "text", text: "" }, read, ACCEPTED) : ignored("empty", ACCEPTED);
}

function fromButton(action: string | null, read: Read, done: Answer, refused: Answer): Parsed {
  return action === null
    ? ignored("not an action", refused)
    : taken({ kind: "action", action }, read, done);
}

/** An undeleted message says what it said before; one that was only touched by Teams itself comes without an instant. */
function fromEdit(read: Read): Parsed {
  const { activity, message } = read;
  const { timestamp, channelData } = activity;
  const words = writtenIn(activity);
  const eventType = channelData?.eventType ?? "editMessage";
  if (eventType !== "editMessage" || timestamp === undefined || words === null) {
    return ignored("no edit of words", ACCEPTED);
  }
  if (!isAddressed(activity)) return ignored("not addressed", ACCEPTED);
  const id = `${message.id}/${encodeURIComponent(timestamp.toWellFormed())}` as MessageId;
  return taken(words, { ...read, message: { ...message, id } }, ACCEPTED);
}

function fromInvoke(read: Read): Parsed {
  const { activity, message, address } = read;
  const pressed = pressedIn(activity);
  if (pressed !== undefined) return fromButton(pressed, read, CARD_STAYS, CARD_ERROR);
  if (activity.name !== "message/submitAction") return ignored("unknown invoke", NOT_KNOWN);
  const feedback = feedbackSchema.safeParse(activity.value);
  const of = activity.replyToId;
  if (!feedback.success || of === undefined) return ignored("not an action", EMPTY_OBJECT);
  const { reaction } = feedback.data.actionValue;
  return { kind: "rating", reaction, of, message, address, answer: EMPTY_OBJECT };
}

function taken(
  content: InboundMessage["content"],
  { activity, message, address }: Read,
  answer: Answer,
): Parsed {
  const said = namedWhereLinking({ ...message, content }, nameOf(activity));
  return { kind: "message", message: said, address, answer };
}
