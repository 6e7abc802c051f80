import { paragraph } from "../domain/block.ts";
import { directionOf } from "../domain/locale.ts";
import type { Delivery, PersonRef } from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { privateThreadOf } from "../domain/private-thread.ts";
import type { DeskLanguage } from "../domain/staff.ts";
import { createReply } from "./reply-builder.ts";

export interface PrivateSentence {
  /** Stays the same when it is tried again. */
  readonly key: string;
  readonly text: string;
  readonly language: DeskLanguage;
  readonly asOf: PlainDate;
}

/** A sentence for somebody of the staff in their private chat with the bot; `null` where the platform has none without a channel. */
export function privateDelivery(
  account: PersonRef,
  { key, text, language, asOf }: PrivateSentence,
): Delivery | null {
  const thread = privateThreadOf(account);
  if (thread === null) return null;
  return {
    key,
    thread,
    person: account.person,
    inReplyTo: null,
    reply: createReply({ outcome: "command", language, asOf, blocks: [paragraph(text)] }),
    direction: directionOf(language),
  };
}
