import type { Delivery, InboundMessage } from "../domain/message.ts";

/** As it stands in the inbox. */
export function writeMessage(message: InboundMessage): string {
  return JSON.stringify(message);
}

export function readMessage(text: string): InboundMessage {
  const message = JSON.parse(text) as Omit<InboundMessage, "sentAt"> & { readonly sentAt: string };
  return { ...message, sentAt: new Date(message.sentAt) };
}

/** As it stands in the outbox. */
export function writeDelivery(delivery: Delivery): string {
  return JSON.stringify(delivery);
}

export function readDelivery(text: string): Delivery {
  return JSON.parse(text) as Delivery;
}
