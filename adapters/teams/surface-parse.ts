import type { InboundMessage, StaffOrigin } from "../../src/domain/message.ts";
import { STAFF_ACTION } from "../../src/domain/staff-surface.ts";
import {
  answerTo,
  ACCEPTED,
  CARD_STAYS,
  hasAttachment,
  nameOf,
  pressedIn,
  writtenIn,
  type Activity,
  type Answer,
  type Read,
} from "./activity.ts";
import { isChannel, placeOf } from "./threads.ts";

/** What may be of staff: it stands in a thread of a channel, or bears an action of theirs. */
export interface Heard {
  readonly channel: string;
  /** What heads the thread, as the name of its conversation has it; `null` where there is no thread. */
  readonly root: string | null;
  /** `null` for what staff are not heard with: an edit, a thumb, or what says nothing. */
  readonly content: InboundMessage["content"] | null;
  /** In which thread of ours it is, the notes tell. */
  readonly message: Omit<InboundMessage, "content" | "thread"> & { readonly staff: StaffOrigin };
  readonly answer: Answer;
}

/** `null` when it can be no word of staff. */
export function parseHeard({ activity, message }: Read): Heard | null {
  if (!["message", "messageUpdate", "invoke"].includes(activity.type)) return null;
  const content = contentOf(activity);
  const { channel, root } = placeOf(activity.conversation.id);
  // A press on what heads a thread may come without the name of the thread.
  const head = isChannel(channel) ? (root ?? activity.replyToId ?? null) : null;
  if (head === null && !isForStaff(content)) return null;
  const { thread, sender, id, sentAt } = message;
  const { platform, installation } = thread;
  return {
    channel,
    root: head,
    content,
    message: {
      id,
      sender,
      visibility: "shared",
      localeHint: null,
      sentAt,
      staff: {
        account: { platform, installation, person: sender },
        name: nameOf(activity),
      },
    },
    answer: answerOf(activity, content),
  };
}

/** Whether it is an action that is never a person's, wherever it is pressed. */
export function isForStaff(content: Heard["content"]): boolean {
  return content?.kind === "action" && content.action.startsWith(STAFF_ACTION);
}

function contentOf(activity: Activity): Heard["content"] {
  const action = pressedIn(activity);
  if (action !== undefined) return action === null ? null : { kind: "action", action };
  if (activity.type !== "message") return null;
  const words = writtenIn(activity);
  if (words !== null) return words;
  return hasAttachment(activity, true) ? { kind: "attachment" } : null;
}

function answerOf(activity: Activity, content: Heard["content"]): Answer {
  if (activity.type !== "invoke") return ACCEPTED;
  return content === null ? answerTo(activity) : CARD_STAYS;
}
