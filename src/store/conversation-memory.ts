import Keyv from "keyv";
import type { ConversationState } from "../domain/message.ts";
import type { ConversationStore } from "../ports/conversation-store.ts";

/** How long a conversation is remembered after its last message. */
const REMEMBERED_MS = 12 * 60 * 60 * 1000;

/** Remembers conversations in this process; a restart forgets them. */
export function createConversationMemory(): ConversationStore {
  const keyv = new Keyv<ConversationState>({ namespace: "conversation", ttl: REMEMBERED_MS });
  return {
    get: async (id) => (await keyv.get(id)) ?? null,
    set: async (id, state) => {
      await keyv.set(id, state);
    },
  };
}
