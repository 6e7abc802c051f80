import { paragraph, plainText } from "../../src/domain/block.ts";
import {
  NEW_CONVERSATION,
  type ConversationState,
  type Delivery,
  type InboundMessage,
} from "../../src/domain/message.ts";
import type { ConversationService } from "../../src/services/conversation.ts";
import { aReply } from "./scripted-host.ts";

/** What it says when a message could not be answered. */
export const APOLOGY = "sorry";
const FOREVER = new Date("2100-01-01T00:00:00Z");

/**
 * Answers every message with how many its conversation has had, as remembered: a state change that is made twice, or
 * not at all, shows in every reply after it.
 *
 * @param before what happens before a message is answered; what it throws is the failure of the message
 */
export function countingConversation(
  before: (message: InboundMessage) => Promise<void> = () => Promise.resolve(),
): ConversationService {
  return {
    handle: async (message, state) => {
      await before(message);
      const count = countOf(state) + 1;
      return {
        reply: aReply({ blocks: [paragraph(String(count))] }),
        memory: { state: { ...NEW_CONVERSATION, earlier: [String(count)] }, until: FOREVER },
        turn: null,
        gap: null,
        caseChange: null,
        erases: null,
      };
    },
    apologize: () => aReply({ outcome: "no_answer", blocks: [paragraph(APOLOGY)] }),
  };
}

/** How many messages a conversation has had. */
export function countOf(state: ConversationState | null): number {
  return Number(state?.earlier[0] ?? "0");
}

export function textOf({ reply }: Delivery): string {
  return plainText(reply.blocks);
}
