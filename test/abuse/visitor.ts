import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createParser } from "eventsource-parser";
import { ask } from "./asking.ts";
import type { WebMessage } from "../../adapters/web/events.ts";

/** How long a page waits before it looks again. */
const LOOK_MS = 2_000;

interface Told {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

/** How the stream of a page went: whether it was let in, and how it ended if it did. */
export type StreamFate = "open" | "crowded" | "refused" | "ended";

/** Somebody at an address of the chat page, with a conversation and what was said in it. */
export class Visitor {
  readonly said: WebMessage[] = [];
  readonly #url: string;
  readonly #address: string;
  readonly #left = new AbortController();
  #conversation = "";
  #token = "";
  #last = "";
  #wasCrowded = false;
  readonly #listening = new Set<() => void>();

  constructor(url: string, address: string) {
    this.#url = url;
    this.#address = address;
  }

  /** Whether a stream of theirs ended since another needed its place. */
  get wasCrowded(): boolean {
    return this.#wasCrowded;
  }

  /** @returns the status of the answer */
  async enter(): Promise<number> {
    const response = await this.#ask("POST", "/web/conversations", { locale: "en" });
    const body = (await response.json()) as { conversationId?: string; token?: string };
    this.#conversation = body.conversationId ?? "";
    this.#token = body.token ?? "";
    return response.status;
  }

  /** @returns the status of the answer */
  async sends(what: { readonly text: string } | { readonly action: string }): Promise<number> {
    const response = await this.#ask("POST", this.#path("messages"), { id: randomUUID(), ...what });
    await response.body?.cancel();
    return response.status;
  }

  /** Holds a stream for as long as it is let; resolves with how it ended. */
  async holds(begun: (fate: StreamFate) => void = () => undefined): Promise<StreamFate> {
    const headers = this.#last === "" ? {} : { "Last-Event-ID": this.#last };
    try {
      const response = await this.#ask("GET", this.#path("events"), null, headers);
      if (!response.ok) {
        await response.body?.cancel();
        begun("refused");
        return "refused";
      }
      begun("open");
      return await this.#read(response);
    } catch {
      return "ended";
    }
  }

  /** What is new, as a page without a stream asks for it. @returns the status of the answer */
  async looks(): Promise<number> {
    const response = await this.#ask("GET", `${this.#path("messages")}?after=${this.#last}`, null);
    if (response.status === 200) {
      const { events } = (await response.json()) as { events: readonly Told[] };
      for (const { id, event, data } of events) this.#hear(event, data, id);
    } else await response.body?.cancel();
    return response.status;
  }

  /** As the page does: by a stream, and by looking for itself where there is no room for one, until it leaves. */
  async follows(begun: (fate: StreamFate) => void): Promise<void> {
    let fate = await this.holds(begun);
    while (!this.#left.signal.aborted) {
      if (fate === "ended") fate = await this.holds();
      else {
        await this.looks().catch(() => 0);
        await pause(LOOK_MS, undefined, { signal: this.#left.signal }).catch(() => undefined);
      }
    }
  }

  leave(): void {
    this.#left.abort();
  }

  /** Resolves with whether it came to pass in time by what was said. */
  hears(hasHeard: () => boolean, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#listening.delete(listen);
        resolve(false);
      }, withinMs);
      const listen = (): void => {
        if (!hasHeard()) return;
        clearTimeout(timer);
        this.#listening.delete(listen);
        resolve(true);
      };
      this.#listening.add(listen);
      listen();
    });
  }

  /** The first button whose action begins so. */
  button(start: string): string | null {
    const offered = this.said.flatMap(({ actions }) => actions);
    return offered.findLast(({ id }) => id.startsWith(start))?.id ?? null;
  }

  #path(what: "messages" | "events"): string {
    return `/web/conversations/${this.#conversation}/${what}`;
  }

  #ask(
    method: "GET" | "POST",
    path: string,
    body: object | null,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return ask(this.#url + path, {
      method,
      headers: {
        "Content-Type": "application/json",
        "X-Forwarded-For": this.#address,
        Authorization: `Bearer ${this.#token}`,
        ...more,
      },
      body: body === null ? null : JSON.stringify(body),
      signal: this.#left.signal,
    });
  }

  async #read(response: Response): Promise<StreamFate> {
    this.#wasCrowded = false;
    const parser = createParser({
      onEvent: ({ id, event = "message", data }) => {
        if (event === "crowded") this.#wasCrowded = true;
        else this.#hear(event, JSON.parse(data), id ?? null);
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? [])
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    return this.wasCrowded ? "crowded" : "ended";
  }

  #hear(kind: string, data: unknown, id: string | null): void {
    if (id !== null) this.#last = id;
    if (kind !== "message" && kind !== "update") return;
    const message = data as WebMessage;
    if (message.from === "person") return;
    this.said.push(message);
    for (const listen of [...this.#listening]) listen();
  }
}
