import { ZONE_QUESTIONS, type ConversationState, type ThreadRef } from "../domain/message.ts";
import { isTimeZone } from "../domain/time-zone.ts";
import type { Db } from "./database.ts";
import { keyvOver } from "./entries.ts";
import { laneOf } from "./names.ts";

const NAMESPACE = "conversation";

/** What an earlier version did not remember is as at the start of a conversation. */
const ADDED_LATER = {
  exchanges: [],
  shown: [],
  failures: 0,
  offer: null,
  timeZone: null,
  zoneQuestion: "unasked",
} satisfies Partial<ConversationState>;

/**
 * What is remembered of a conversation; `null` when nothing is, or no longer. What cannot be read counts as nothing: a
 * damaged memory, or that of another version, must not keep the conversation from being answered.
 */
export async function recall(
  db: Db,
  thread: ThreadRef,
  now: Date,
): Promise<ConversationState | null> {
  const memory = keyvOver<unknown>(db, NAMESPACE, () => now.getTime());
  try {
    const kept = await memory.get(laneOf(thread));
    const state = isObject(kept) ? { ...ADDED_LATER, ...kept } : null;
    return isState(state) ? state : null;
  } catch (error) {
    // Keyv says so of what it cannot decode; faults of the database are errors of its own kind.
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Only the holder of the conversation's lane may write: Keyv has no way to notice a second writer. */
export async function remember(
  db: Db,
  thread: ThreadRef,
  state: ConversationState,
  until: Date,
): Promise<void> {
  const end = until.getTime();
  await keyvOver<ConversationState>(db, NAMESPACE, () => end, end).set(laneOf(thread), state);
}

export async function forget(db: Db, lane: string): Promise<void> {
  await keyvOver(db, NAMESPACE, () => 0).delete(lane);
}

function isObject(kept: unknown): kept is object {
  return typeof kept === "object" && kept !== null;
}

function isState(kept: unknown): kept is ConversationState {
  if (!isObject(kept)) return false;
  const { earlier, language, languageChosen, exchanges, shown, failures, offer, ...zone } =
    kept as Partial<Record<string, unknown>>;
  const { timeZone, zoneQuestion } = zone;
  return (
    areTexts(earlier) &&
    areTexts(shown) &&
    (language === null || typeof language === "string") &&
    typeof languageChosen === "boolean" &&
    areExchanges(exchanges) &&
    typeof failures === "number" &&
    (offer === null || isOffer(offer)) &&
    (timeZone === null || (typeof timeZone === "string" && isTimeZone(timeZone))) &&
    ZONE_QUESTIONS.some((each) => each === zoneQuestion)
  );
}

function areTexts(kept: unknown): boolean {
  return Array.isArray(kept) && kept.every((each) => typeof each === "string");
}

function areExchanges(kept: unknown): boolean {
  return (
    Array.isArray(kept) &&
    kept.every((each: unknown) => {
      if (!isObject(each)) return false;
      const { asked, told, outcome, topic, atMs, offered } = each as Partial<
        Record<string, unknown>
      >;
      const words = [asked, told, outcome].every((word) => typeof word === "string");
      const choices = offered === undefined || areTexts(offered);
      const subject = topic === null || typeof topic === "string";
      return words && choices && subject && typeof atMs === "number";
    })
  );
}

function isOffer(kept: unknown): boolean {
  if (!isObject(kept)) return false;
  const { id, centre, exchanges } = kept as Partial<Record<string, unknown>>;
  return typeof id === "string" && typeof centre === "string" && areExchanges(exchanges);
}
