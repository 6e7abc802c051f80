import { personMessage } from "../../adapters/web/events.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import type { WebConversation, WebEventDraft } from "../../src/ports/web-conversations.ts";

/** A conversation of the chat page as nobody has used it yet. */
export function aConversation(change: Partial<WebConversation> = {}): WebConversation {
  return {
    id: "conversation-1" as ConversationId,
    tokenHash: "hash",
    returnedTokenHashes: [],
    locale: null,
    timeZone: null,
    usedAt: new Date("2026-11-24T08:00:00Z"),
    ...change,
  };
}

/** A message with these words, as a conversation is to show it. */
export function aDraft(
  messageId: string,
  words = messageId,
  change: Partial<WebEventDraft> = {},
): WebEventDraft {
  return {
    messageId,
    at: new Date("2026-11-24T08:00:00Z"),
    fingerprint: words,
    data: JSON.stringify(personMessage(messageId, words, new Date("2026-11-24T08:00:00Z"))),
    offers: [],
    ...change,
  };
}
