import { paragraph } from "../../src/domain/block.ts";
import { NEW_CONVERSATION, type Delivery, type InboundMessage } from "../../src/domain/message.ts";
import type { Settlement } from "../../src/ports/message-store.ts";
import { textOf } from "./counting-conversation.ts";
import { aDelivery, aReply } from "./scripted-host.ts";

/** One thing that somebody does: a platform, a worker, or time. */
export type Step =
  | { readonly kind: "accept" | "redeliver"; readonly lane: number; readonly pick: number }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: WorkerStep; readonly worker: number; readonly pick: number };

export const WORKER_STEPS = [
  "claim",
  "read",
  "settle",
  "retry",
  "hand back",
  "set aside",
  "renew",
  "crash",
  "claim out",
  "sent",
  "later",
  "dead",
  "hand back out",
] as const;
export type WorkerStep = (typeof WORKER_STEPS)[number];

export const LEASE_MS = 1_000;
const FOREVER = new Date("2100-01-01T00:00:00Z");

/** What answering a message changes; without a count it is set aside. */
export function settlementOf(message: InboundMessage, count: number | null): Settlement {
  const state = { ...NEW_CONVERSATION, earlier: [String(count)] };
  return {
    deliveries: [aDelivery(message, aReply({ blocks: [paragraph(String(count))] }))],
    memory: count === null ? null : { state, until: FOREVER },
    turn: null,
    gap: null,
    caseChange: null,
    erases: null,
    setAside: count === null ? "internal" : null,
  };
}

/** As the person sees it. */
export function replyOf(delivery: Delivery): string {
  return `${delivery.inReplyTo ?? ""}: ${textOf(delivery)}`;
}
