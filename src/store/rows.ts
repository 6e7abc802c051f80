import type { InboundMessage, ThreadRef } from "../domain/message.ts";
import type { Outgoing } from "../domain/staff-surface.ts";

/** As it stands in the inbox. */
export function writeMessage(message: InboundMessage): string {
  return JSON.stringify(message);
}

/** @throws what is no message of this version's form */
export function readMessage(text: string): InboundMessage {
  const message = JSON.parse(text) as Omit<InboundMessage, "sentAt"> & { readonly sentAt: string };
  requireForm(message.thread, message.id, message.content);
  return { ...message, sentAt: new Date(message.sentAt) };
}

/** As it stands in the outbox. */
export function writeDelivery(delivery: Outgoing): string {
  return JSON.stringify(delivery);
}

/** @throws what is no delivery of this version's form */
export function readDelivery(text: string): Outgoing {
  const delivery = JSON.parse(text) as Outgoing;
  requireForm(delivery.thread, delivery.key, "post" in delivery ? delivery.post : delivery.reply);
  return delivery;
}

/** Without these nothing could be done with the row, nor could it be settled. */
function requireForm(thread: Partial<ThreadRef> | undefined, name: unknown, body: unknown): void {
  const { platform, installation, conversation } = thread ?? {};
  const names = [platform, installation, conversation, name];
  if (names.every((each) => typeof each === "string") && typeof body === "object") return;
  throw new TypeError("A row is not of the form that it should have.");
}
