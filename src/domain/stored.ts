import type { InboundMessage } from "./message.ts";

/** How many bytes may be written to the database within any 24 hours. */
export type BytesADay = number;

/** What a conversation of the chat page takes in the database. */
export const CONVERSATION_BYTES = 700;
/** What a message takes with all that follows from it: its answer, what is remembered of it, and their indices. */
const MESSAGE_BYTES = 11_000;
/** The words of a message stand in so many places: as they came, as they are shown, as they are remembered. */
const COPIES = 4;

/** What a message will take in the database with its answer, in bytes, about; counted before anything is written. */
export function bytesOfMessage(content: InboundMessage["content"]): number {
  return MESSAGE_BYTES + COPIES * Buffer.byteLength(wordsOf(content));
}

function wordsOf(content: InboundMessage["content"]): string {
  switch (content.kind) {
    case "text":
      return content.text;
    case "action":
      return content.action;
    case "attachment":
      return "";
  }
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * The bucket of a daily allowance: half of it at once, and the other half comes back over a day, so that no 24 hours bring more than all
 * of it.
 */
export function sizeOfDay(bytes: BytesADay): { readonly most: number; readonly perMs: number } {
  return { most: bytes / 2, perMs: (2 * DAY_MS) / bytes };
}
