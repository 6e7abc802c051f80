import { openEvents, type Failure } from "./api.ts";
import { backOffMs } from "./back-off.ts";
import { readEvents } from "./read-events.ts";
import type { Credentials, WebMessage } from "./types.ts";

export interface EventHandlers {
  message(message: WebMessage, kind: "message" | "update"): void;
  typing(): void;
  /** All that was said in the conversation was erased. */
  forgotten(): void;
  /** Told when the stream is there (`null`) and when it is lost. */
  state(failure: Failure | null): void;
}

/** The service says something every 15 s; after so long without a sign the line counts as dead. */
const SILENCE_MS = 40_000;

/** Follows a conversation, coming back after each loss from where it was, until it is stopped or ended. */
export class EventFollower {
  readonly #credentials: Credentials;
  readonly #handlers: EventHandlers;
  #line = new AbortController();
  #stopped = false;
  #lastEventId: string | null = null;
  #wake: () => void = () => undefined;

  constructor(credentials: Credentials, handlers: EventHandlers) {
    this.#credentials = credentials;
    this.#handlers = handlers;
  }

  stop(): void {
    this.#stopped = true;
    this.#line.abort();
    this.#wake();
  }

  /** Tries at once instead of waiting, such as when the browser is online again. */
  retryNow(): void {
    this.#wake();
  }

  async follow(): Promise<void> {
    for (let attempt = 0; !this.#isStopped(); attempt += 1) {
      this.#line = new AbortController();
      const result = await openEvents(this.#credentials, this.#lastEventId, this.#line.signal);
      if (this.#isStopped()) return;
      if (result.ok) {
        attempt = 0;
        this.#handlers.state(null);
        await this.#read(result.value, this.#line);
        if (this.#isStopped()) return;
      }
      const failure: Failure = result.ok ? { kind: "network" } : result.failure;
      this.#handlers.state(failure);
      if (failure.kind === "ended") return;
      await this.#wait(failure.kind === "busy" ? failure.waitMs : backOffMs(attempt));
    }
  }

  #read(body: ReadableStream<Uint8Array>, line: AbortController): Promise<void> {
    return readEvents(body, line, SILENCE_MS, ({ event = "message", data, id }) => {
      if (this.#isStopped()) return false;
      this.#dispatch(event, data);
      if (id !== undefined) this.#lastEventId = id;
      return true;
    });
  }

  #dispatch(kind: string, data: string): void {
    if (kind === "typing") this.#handlers.typing();
    else if (kind === "forgotten") this.#handlers.forgotten();
    else if (kind === "message" || kind === "update") {
      this.#handlers.message(JSON.parse(data) as WebMessage, kind);
    }
  }

  #isStopped(): boolean {
    return this.#stopped;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
