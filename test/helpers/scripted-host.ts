import type { Reply } from "../../src/domain/answer.ts";
import { paragraph } from "../../src/domain/block.ts";
import { directionOf } from "../../src/domain/locale.ts";
import type { Delivery, InboundMessage, MessageId } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Acceptance } from "../../src/ports/message-store.ts";
import type { PlatformAdapter, PlatformHost } from "../../src/ports/platform.ts";

/** A reply that says "An answer." in English unless a test says otherwise. */
export function aReply(change: Partial<Reply> = {}): Reply {
  return {
    outcome: "answer",
    validity: "current",
    language: "en",
    asOf: "2026-11-24" as PlainDate,
    blocks: [paragraph("An answer.")],
    citations: [],
    actions: [],
    articles: [],
    asserted: [],
    confidence: 0.9,
    ...change,
  };
}

/** A delivery of a reply to a message. */
export function aDelivery(
  inbound: InboundMessage,
  reply: Reply = aReply(),
  key = `reply to ${inbound.id}`,
): Delivery {
  return {
    key,
    thread: inbound.thread,
    person: inbound.sender,
    inReplyTo: inbound.id,
    reply,
    direction: directionOf(reply.language),
  };
}

/** A host that remembers what it was given and answers only when a test says so. */
export class ScriptedHost implements PlatformHost {
  readonly accepted: InboundMessage[] = [];
  /** Ids of messages that were accepted and erased. */
  readonly erased = new Set<string>();
  readonly #adapter: PlatformAdapter;
  /** Thrown instead of accepting, while set. */
  failure: Error | null = null;
  /** Whether an answer is still on its way to everybody, as far as another process would send it. */
  waits = true;
  /** What is said to a message as soon as it is accepted; `null` says nothing. */
  answer: (message: InboundMessage) => Reply | null = () => null;

  constructor(adapter: PlatformAdapter) {
    this.#adapter = adapter;
  }

  async accept(message: InboundMessage): Promise<Acceptance> {
    await Promise.resolve();
    if (this.failure !== null) throw this.failure;
    if (this.erased.has(message.id)) return "erased";
    if (this.accepted.some(({ id }) => id === message.id)) return "known";
    this.accepted.push(message);
    const reply = this.answer(message);
    if (reply !== null) {
      queueMicrotask(() => {
        void this.#adapter.deliver(aDelivery(message, reply), message.sentAt);
      });
    }
    return "new";
  }

  isWaiting(): Promise<boolean> {
    return Promise.resolve(this.waits);
  }

  /** The last message accepted. */
  get last(): InboundMessage {
    const last = this.accepted.at(-1);
    if (last === undefined) throw new Error("nothing was accepted yet");
    return last;
  }

  reply(reply: Reply = aReply(), key?: string): Promise<MessageId> {
    return this.#adapter.deliver(aDelivery(this.last, reply, key), this.last.sentAt);
  }
}
