import { z } from "zod";
import type { Action } from "../../src/domain/answer.ts";
import type { ThreadNote } from "../../src/ports/thread-notes.ts";
import type { Address } from "./activity.ts";

/** A thread has one address. */
export const ADDRESS = "address";

export const addressSchema = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  tenant: z.string(),
  channel: z.string(),
  bot: z.string(),
});

/** What the thumbs below an answer say, in the actions of its buttons. */
const answerSchema = z.object({ like: z.string(), dislike: z.string() });

/** The same all day, so that it need not be written for each message. */
export function addressNote(address: Address, now: Date): ThreadNote {
  const day = now.toISOString().slice(0, 10);
  return { kind: "address", name: ADDRESS, data: JSON.stringify({ ...address, day }) };
}

/** @returns null when it is none of ours */
export function readAddress(data: string | null): Address | null {
  return read(addressSchema, data);
}

/** @returns null when the reply holds no buttons to rate it, or Teams gave it no name */
export function answerNote(sent: string, actions: readonly Action[]): ThreadNote | null {
  const like = actions.find(({ id }) => id.startsWith("helpful:"))?.id;
  const dislike = actions.find(({ id }) => id.startsWith("unhelpful:"))?.id;
  if (like === undefined || dislike === undefined || sent === "") return null;
  return { kind: "answer", name: sent, data: JSON.stringify({ like, dislike }) };
}

/** @returns null when it is none of ours */
export function readAnswer(data: string | null): z.infer<typeof answerSchema> | null {
  return read(answerSchema, data);
}

function read<T>(schema: z.ZodType<T>, data: string | null): T | null {
  if (data === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
