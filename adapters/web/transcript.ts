import { AppError } from "../../src/domain/errors.ts";
import { OWN_ID_PREFIX, type WebMessage } from "./events.ts";
import { LIMITS } from "./limits.ts";

/** One event of a stream. What has no number is told to open streams only and is not replayed. */
export type StreamEvent =
  | { readonly type: "message" | "update"; readonly number: number; readonly data: string }
  | { readonly type: "typing"; readonly number: null; readonly data: string };

/** A person's message on its way: what it says, so that the same id with other words is noticed. */
export interface Submission {
  readonly message: WebMessage;
  /** Equal for equal content. */
  readonly fingerprint: string;
}

type Listener = (event: StreamEvent) => void;

interface Sent {
  readonly submission: Submission;
  readonly accepted: Promise<void>;
  shown: boolean;
  answered: boolean;
}

/**
 * What was said in one conversation, in order, and who listens to it.
 *
 * Held in memory: a restart forgets it. Everything that knows this stands in this class and `Conversations`.
 */
export class Transcript {
  readonly #listeners = new Set<Listener>();
  readonly #sent = new Map<string, Sent>();
  readonly #shown = new Map<string, WebMessage>();
  readonly #onBytes: (change: number) => void;
  #events: { readonly event: StreamEvent; readonly id: string }[] = [];
  #lastNumber = 0;
  #bytes = 0;

  /** @param onBytes told by how much the memory in use has changed */
  constructor(onBytes: (change: number) => void) {
    this.#onBytes = onBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /**
   * Takes a person's message once: shows it when `accept` has taken it, and does nothing but wait for that when its id
   * was seen before. A message that `accept` refused may be sent again.
   *
   * @throws AppError `conflict` when the id stands for another message
   */
  async submit(submission: Submission, accept: () => Promise<void>): Promise<void> {
    const { id } = submission.message;
    const known = this.#sent.get(id);
    if (known !== undefined) {
      if (known.submission.fingerprint !== submission.fingerprint) {
        throw new AppError("conflict", "This id stands for another message already.");
      }
      return known.accepted;
    }
    if (id.startsWith(OWN_ID_PREFIX)) {
      throw new AppError("conflict", `An id may not begin with ${OWN_ID_PREFIX}`);
    }
    const accepted = accept();
    const sent: Sent = { submission, accepted, shown: false, answered: false };
    this.#sent.set(id, sent);
    try {
      await accepted;
    } catch (error) {
      if (!sent.shown) this.#sent.delete(id);
      throw error;
    }
    this.#showSent(sent);
    if (!sent.answered) this.#tell(typing(id));
  }

  /** Shows a message of ours; the same id again with other content replaces it, with the same content does nothing. */
  show(message: WebMessage): void {
    // An answer may overtake the acceptance of its question; the question is shown first all the same.
    const question = message.inReplyTo === null ? undefined : this.#sent.get(message.inReplyTo);
    if (question !== undefined) {
      this.#showSent(question);
      question.answered = true;
    }
    const before = this.#shown.get(message.id);
    if (before === undefined) this.#append("message", message);
    else if (!sameContent(before, message)) {
      this.#append("update", { ...message, at: before.at });
    }
  }

  /** The label of an action that was offered here, latest first; `null` when it was not. */
  labelOf(action: string): string | null {
    for (const message of [...this.#shown.values()].reverse()) {
      const offered = message.actions.find(({ id }) => id === action);
      if (offered !== undefined) return offered.label;
    }
    return null;
  }

  /**
   * Tells all events after a number, then each new one as it happens; returns how to stop. A number that was never
   * given means from the start.
   */
  listen(afterNumber: number, now: Date, listener: Listener): () => void {
    const from = afterNumber <= this.#lastNumber ? afterNumber : 0;
    for (const { event } of this.#events) {
      if (event.number !== null && event.number > from) listener(event);
    }
    const open = [...this.#sent.values()].findLast((sent) => sent.shown && !sent.answered);
    if (open !== undefined) {
      const { message } = open.submission;
      const ageMs = now.getTime() - Date.parse(message.at);
      if (ageMs < LIMITS.typingMs) listener(typing(message.id));
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #showSent(sent: Sent): void {
    if (sent.shown) return;
    sent.shown = true;
    this.#append("message", sent.submission.message);
  }

  #append(type: "message" | "update", message: WebMessage): void {
    this.#lastNumber += 1;
    const event: StreamEvent = { type, number: this.#lastNumber, data: JSON.stringify(message) };
    this.#shown.set(message.id, message);
    this.#events.push({ event, id: message.id });
    this.#grow(sizeOf(event));
    this.#dropOldest();
    this.#tell(event);
  }

  #dropOldest(): void {
    const { eventsPerConversation, bytesPerConversation } = LIMITS;
    while (
      this.#events.length > eventsPerConversation ||
      (this.#bytes > bytesPerConversation && this.#events.length > 1)
    ) {
      const oldest = this.#events.shift();
      if (oldest === undefined) return;
      this.#grow(-sizeOf(oldest.event));
      if (this.#events.some(({ id }) => id === oldest.id)) continue;
      this.#shown.delete(oldest.id);
      this.#sent.delete(oldest.id);
    }
  }

  #grow(change: number): void {
    this.#bytes += change;
    this.#onBytes(change);
  }

  #tell(event: StreamEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function typing(inReplyTo: string): StreamEvent {
  return { type: "typing", number: null, data: JSON.stringify({ inReplyTo }) };
}

/** Near enough to bytes in memory: two a UTF-16 unit, once as an event and once as a message. */
function sizeOf(event: StreamEvent): number {
  return event.data.length * 4;
}

function sameContent(a: WebMessage, b: WebMessage): boolean {
  return JSON.stringify({ ...a, at: "" }) === JSON.stringify({ ...b, at: "" });
}
