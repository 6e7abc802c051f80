import { sendMessage, type Failure, type Result } from "./api.ts";
import { backOffMs } from "./back-off.ts";
import { session } from "./session.ts";
import type { Credentials, Outgoing } from "./types.ts";

export interface OutboxHandlers {
  /** The conversation to send to; opens one when there is none. */
  conversation(): Promise<Result<Credentials>>;
  /** The service knows the conversation no longer; the next call of `conversation` opens another. */
  ended(): void;
  accepted(message: Outgoing): void;
  refused(message: Outgoing): void;
  /** Told when sending stumbles, and `null` when all is sent. */
  state(failure: Failure | null): void;
}

/** Messages not yet taken by the service: sent in order, kept over a reload, tried again under the same id. */
export class Outbox {
  readonly #handlers: OutboxHandlers;
  #waiting: readonly Outgoing[] = session.unsent.get() ?? [];
  #working = false;
  #wake: () => void = () => undefined;

  constructor(handlers: OutboxHandlers) {
    this.#handlers = handlers;
  }

  get waiting(): readonly Outgoing[] {
    return this.#waiting;
  }

  add(message: Outgoing): void {
    this.#keep([...this.#waiting, message]);
    this.retryNow();
  }

  clear(): void {
    this.#keep([]);
  }

  /** Sends at once what waits. */
  retryNow(): void {
    this.#wake();
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    let failures = 0;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const result = await this.#send(next);
      if (result.ok) {
        failures = 0;
        this.#done(next);
        this.#handlers.accepted(next);
        continue;
      }
      const { failure } = result;
      if (failure.kind === "refused") {
        this.#done(next);
        this.#handlers.refused(next);
        continue;
      }
      if (failure.kind === "ended") this.#handlers.ended();
      else this.#handlers.state(failure);
      await this.#wait(failure, failures);
      failures += 1;
    }
    this.#working = false;
    this.#handlers.state(null);
  }

  async #send(message: Outgoing): Promise<Result<null>> {
    const conversation = await this.#handlers.conversation();
    return conversation.ok ? sendMessage(conversation.value, message) : conversation;
  }

  #done(message: Outgoing): void {
    this.#keep(this.#waiting.filter(({ id }) => id !== message.id));
  }

  #keep(messages: readonly Outgoing[]): void {
    this.#waiting = messages;
    session.unsent.set(messages.length === 0 ? null : messages);
  }

  #wait(failure: Failure, failures: number): Promise<void> {
    return new Promise((resolve) => {
      const ms = failure.kind === "busy" ? failure.waitMs : backOffMs(failures);
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        // A limit is waited for; whatever else went wrong may be over when somebody tries anew.
        if (failure.kind === "busy") return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
