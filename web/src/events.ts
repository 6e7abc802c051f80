import { openEvents, type Failure } from "./api.ts";
import { backOffMs } from "./back-off.ts";
import { readEvents } from "./read-events.ts";
import type { Credentials, WebMessage } from "./types.ts";

export interface EventHandlers {
  message(message: WebMessage, kind: "message" | "update"): void;
  typing(): void;
  /** All that was said in the conversation was erased. */
  forgotten(): void;
  /** Told when what is said is told again (`null`), by a stream or without one, and when it is not. */
  state(failure: Failure | null): void;
}

/** The service says something every 15 s; after so long without a sign the line counts as dead. */
const SILENCE_MS = 40_000;

/**
 * Follows a conversation, coming back after each loss from where it was, until it is stopped or ended. Where there is no room for a
 * stream it looks for itself again and again, and nobody is told of that: all that is said is told, if a moment later.
 */
export class EventFollower {
  readonly credentials: Credentials;
  readonly handlers: EventHandlers;
  lastEventId: string | null = null;
  #line = new AbortController();
  #stopped = false;
  /** Why the stream ends, if it does. */
  #lost: Failure = { kind: "network" };
  #wake: () => void = () => undefined;

  constructor(credentials: Credentials, handlers: EventHandlers) {
    this.credentials = credentials;
    this.handlers = handlers;
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
    for (let attempt = 0; !this.isStopped(); attempt += 1) {
      this.#line = new AbortController();
      this.#lost = { kind: "network" };
      const result = await openEvents(this.credentials, this.lastEventId, this.#line.signal);
      if (this.isStopped()) return;
      if (result.ok) {
        attempt = 0;
        this.handlers.state(null);
        await this.#read(result.value, this.#line);
        if (this.isStopped()) return;
      }
      const failure = result.ok ? this.#lost : result.failure;
      if (failure.kind === "busy") {
        // Most pages never need it. What cannot be loaded is as good as a line that was lost.
        await import("./news.ts").then(
          (news) => news.lookForNews(this),
          () => this.wait(backOffMs(attempt)),
        );
      } else {
        this.handlers.state(failure);
        if (failure.kind === "ended") return;
        await this.wait(backOffMs(attempt));
      }
    }
  }

  #read(body: ReadableStream<Uint8Array>, line: AbortController): Promise<void> {
    return readEvents(body, line, SILENCE_MS, ({ event = "message", data, id }) => {
      if (this.isStopped()) return false;
      this.hear(event, JSON.parse(data), id ?? null);
      return true;
    });
  }

  hear(kind: string, data: unknown, id: string | null): void {
    if (this.isStopped()) return;
    if (kind === "typing") this.handlers.typing();
    else if (kind === "forgotten") this.handlers.forgotten();
    else if (kind === "crowded") this.#lost = { kind: "busy", waitMs: 0 };
    else if (kind === "message" || kind === "update") {
      this.handlers.message(data as WebMessage, kind);
    }
    if (id !== null) this.lastEventId = id;
  }

  isStopped(): boolean {
    return this.#stopped;
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
