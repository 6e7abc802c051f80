import { fetchNews, openEvents, type Failure } from "./api.ts";
import { backOffMs, lookAgainMs } from "./back-off.ts";
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
/** Where there was no room for a stream, one is tried again after so long; each time that there is none, after twice as long. */
const WITHOUT_STREAM_MS = 60_000;
const LONGEST_WITHOUT_STREAM_MS = 8 * 60_000;

/**
 * Follows a conversation, coming back after each loss from where it was, until it is stopped or ended. Where there is no room for a
 * stream it looks for itself again and again, and nobody is told of that: all that is said is told, if a moment later.
 */
export class EventFollower {
  readonly #credentials: Credentials;
  readonly #handlers: EventHandlers;
  #line = new AbortController();
  #stopped = false;
  #lastEventId: string | null = null;
  /** Whether the stream ended since another needed its place. */
  #crowded = false;
  /** When something was heard or sent last, as `performance.now()` tells it. */
  #heardAt = 0;
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
    this.#heardAt = performance.now();
    this.#wake();
  }

  async follow(): Promise<void> {
    let failures = 0;
    let crowds = 0;
    while (!this.#isStopped()) {
      const { lost, lasted } = await this.#followStream();
      if (lasted) failures = 0;
      if (this.#isStopped()) return;
      if (lost === "crowded") {
        const ms = Math.min(
          LONGEST_WITHOUT_STREAM_MS,
          WITHOUT_STREAM_MS * 2 ** Math.min(crowds, 10),
        );
        crowds += 1;
        if (!(await this.#lookFor(ms))) return;
        continue;
      }
      if (lasted) crowds = 0;
      this.#handlers.state(lost);
      if (lost.kind === "ended") return;
      await this.#wait(backOffMs(failures));
      failures += 1;
    }
  }

  /** Ends with why there is a stream no longer, or was none. */
  async #followStream(): Promise<{ readonly lost: Failure | "crowded"; readonly lasted: boolean }> {
    this.#line = new AbortController();
    this.#crowded = false;
    const result = await openEvents(this.#credentials, this.#lastEventId, this.#line.signal);
    if (!result.ok) {
      return { lost: result.failure.kind === "busy" ? "crowded" : result.failure, lasted: false };
    }
    if (!this.#isStopped()) this.#handlers.state(null);
    await this.#read(result.value, this.#line);
    return { lost: this.#isCrowded() ? "crowded" : { kind: "network" }, lasted: true };
  }

  /**
   * Looks for what is new for so long.
   *
   * @returns whether there is anything left to follow
   */
  async #lookFor(ms: number): Promise<boolean> {
    const until = performance.now() + ms;
    let failures = 0;
    this.#heardAt = performance.now();
    while (!this.#isStopped() && performance.now() < until) {
      const result = await fetchNews(this.#credentials, this.#lastEventId);
      if (this.#isStopped()) return false;
      if (result.ok) {
        failures = 0;
        this.#handlers.state(null);
        if (result.value.length > 0) this.#heardAt = performance.now();
        for (const { id, event, data } of result.value) this.#hear(event, data, id);
        await this.#wait(lookAgainMs(performance.now() - this.#heardAt));
        continue;
      }
      const { failure } = result;
      // Who asks too often is told a moment later, and needs to know nothing of it.
      if (failure.kind !== "busy") this.#handlers.state(failure);
      if (failure.kind === "ended") return false;
      await this.#wait(failure.kind === "busy" ? failure.waitMs : backOffMs(failures));
      failures += 1;
    }
    return true;
  }

  #read(body: ReadableStream<Uint8Array>, line: AbortController): Promise<void> {
    return readEvents(body, line, SILENCE_MS, ({ event = "message", data, id }) => {
      if (this.#isStopped()) return false;
      this.#hear(event, JSON.parse(data), id ?? null);
      return true;
    });
  }

  #hear(kind: string, data: unknown, id: string | null): void {
    if (this.#isStopped()) return;
    if (kind === "typing") this.#handlers.typing();
    else if (kind === "forgotten") this.#handlers.forgotten();
    else if (kind === "crowded") this.#crowded = true;
    else if (kind === "message" || kind === "update") {
      this.#handlers.message(data as WebMessage, kind);
    }
    if (id !== null) this.#lastEventId = id;
  }

  #isCrowded(): boolean {
    return this.#crowded;
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
