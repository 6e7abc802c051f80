import { createParser } from "eventsource-parser";
import type { WebMessage } from "../../adapters/web/events.ts";

export interface Credentials {
  readonly conversationId: string;
  readonly token: string;
}

export interface SeenEvent {
  readonly id: string | undefined;
  readonly type: string;
  readonly message: WebMessage;
}

/** Talks to the chat's interface the way any program would. */
export class ChatClient {
  readonly #url: string;
  constructor(url: string) {
    this.#url = url;
  }

  async open(body: unknown = {}): Promise<Credentials> {
    const response = await this.post("/web/conversations", body);
    if (response.status !== 201) throw new Error(`no conversation: ${response.status}`);
    return (await response.json()) as Credentials;
  }

  send({ conversationId, token }: Credentials, body: unknown): Promise<Response> {
    return this.post(`/web/conversations/${conversationId}/messages`, body, token);
  }

  post(path: string, body: unknown, token?: string): Promise<Response> {
    return fetch(this.#url + path, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  }

  async listen({ conversationId, token }: Credentials, lastEventId?: string): Promise<Stream> {
    const aborted = new AbortController();
    const response = await fetch(`${this.#url}/web/conversations/${conversationId}/events`, {
      headers: {
        Authorization: `Bearer ${token}`,
        ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }),
      },
      signal: aborted.signal,
    });
    return new Stream(response, aborted);
  }
}

/** One open stream; events are taken in order as they come. */
export class Stream {
  readonly response: Response;
  readonly comments: string[] = [];
  readonly #aborted: AbortController;
  readonly #events: SeenEvent[] = [];
  #notify: () => void = () => undefined;
  #ended = false;

  constructor(response: Response, aborted: AbortController) {
    this.response = response;
    this.#aborted = aborted;
    void this.#read();
  }

  /** The next so many events; waits for them. */
  async take(count: number): Promise<SeenEvent[]> {
    while (this.#events.length < count) {
      if (this.#ended) throw new Error(`the stream ended after ${this.#events.length} events`);
      await this.#news();
    }
    return this.#events.splice(0, count);
  }

  /** The next so many messages, typing left out. */
  async messages(count: number): Promise<WebMessage[]> {
    const messages: WebMessage[] = [];
    while (messages.length < count) {
      const [event] = await this.take(1);
      if (event !== undefined && event.type !== "typing") messages.push(event.message);
    }
    return messages;
  }

  async comment(): Promise<string> {
    while (this.comments.length === 0) await this.#news();
    return this.comments.shift() ?? "";
  }

  /** Resolves when the server has ended it. */
  async ended(): Promise<void> {
    while (!this.#ended) await this.#news();
  }

  close(): void {
    this.#aborted.abort();
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#notify = resolve;
    });
  }

  async #read(): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, event, data }) => {
        const message = JSON.parse(data) as WebMessage;
        this.#events.push({ id, type: event ?? "message", message });
      },
      onComment: (comment) => this.comments.push(comment),
    });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.response.body ?? []) {
        parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
        this.#notify();
      }
    } catch {
      // The test closed it, or the server cut it off; both are an end.
    }
    this.#ended = true;
    this.#notify();
  }
}
