import type { Reply } from "../../src/domain/answer.ts";
import type {
  Visibility,
  ConversationId,
  InboundMessage,
  MessageId,
  PersonId,
} from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";

/** A reply that says nothing. */
export const EMPTY_REPLY: Reply = {
  outcome: "smalltalk",
  validity: null,
  language: "en",
  asOf: "2026-11-25" as PlainDate,
  blocks: [],
  citations: [],
  actions: [],
  articles: [],
  asserted: [],
  confidence: 0,
};

/** A text message on the web page; what a test does not talk about is filled in. */
export function aMessage(parts: {
  readonly id?: string;
  readonly conversation?: string;
  readonly text?: string;
  readonly action?: string;
  readonly localeHint?: string;
  readonly visibility?: Visibility;
  readonly attachment?: true;
}): InboundMessage {
  return {
    id: (parts.id ?? "message-1") as MessageId,
    thread: {
      platform: "web",
      installation: "web",
      conversation: (parts.conversation ?? "conversation-1") as ConversationId,
    },
    content: contentOf(parts),
    sender: (parts.conversation ?? "conversation-1") as PersonId,
    visibility: parts.visibility ?? "private",
    localeHint: parts.localeHint ?? null,
    sentAt: new Date("2026-11-25T08:00:00Z"),
  };
}

function contentOf(parts: {
  readonly text?: string;
  readonly action?: string;
  readonly attachment?: true;
}): InboundMessage["content"] {
  if (parts.attachment === true) return { kind: "attachment" };
  return parts.action === undefined
    ? { kind: "text", text: parts.text ?? "hello" }
    : { kind: "action", action: parts.action };
}
