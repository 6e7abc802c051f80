import type { ConversationId, ConversationState } from "../domain/message.ts";

/** Memory of conversations; what it holds expires and may be lost without losing a message. */
export interface ConversationStore {
  /** `null` when nothing is remembered. */
  get(id: ConversationId): Promise<ConversationState | null>;
  set(id: ConversationId, state: ConversationState): Promise<void>;
}
