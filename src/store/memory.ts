import type { ConversationState, ThreadRef } from "../domain/message.ts";
import type { Db } from "./database.ts";
import { keyvOver } from "./entries.ts";
import { laneOf } from "./names.ts";

const NAMESPACE = "conversation";

/** What is remembered of a conversation; `null` when nothing is, or no longer. */
export async function recall(
  db: Db,
  thread: ThreadRef,
  now: Date,
): Promise<ConversationState | null> {
  const memory = keyvOver<ConversationState>(db, NAMESPACE, () => now.getTime());
  return (await memory.get(laneOf(thread))) ?? null;
}

/** Only the holder of the conversation's lane may write: Keyv has no way to notice a second writer. */
export async function remember(
  db: Db,
  thread: ThreadRef,
  state: ConversationState,
  until: Date,
): Promise<void> {
  // Keyv counts a time to live from the machine's clock; the end is an instant of ours.
  const clock = Date.now();
  const memory = keyvOver<ConversationState>(db, NAMESPACE, () => clock);
  await memory.set(laneOf(thread), state, until.getTime() - clock);
}

export async function forget(db: Db, lane: string): Promise<void> {
  await keyvOver(db, NAMESPACE, () => 0).delete(lane);
}
