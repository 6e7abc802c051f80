import type { Credentials, Outgoing, WebMessage } from "../../web/src/types.ts";

/** What hinders a page, as it tells itself. */
export interface Failure {
  readonly kind: string;
  readonly status?: number;
}

type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** The parts of the chat page that talk to the service, as they are in a browser. */
export interface Page {
  createConversation(locale: string): Promise<Result<Credentials>>;
  newOutbox(handlers: {
    conversation(): Promise<Result<Credentials>>;
    ended(): void;
    accepted(message: Outgoing): void;
    refused(message: Outgoing): void;
    state(failure: Failure | null): void;
  }): { add(message: Outgoing): void };
  newFollower(
    credentials: Credentials,
    handlers: {
      message(message: WebMessage, kind: "message" | "update"): void;
      typing(): void;
      forgotten(): void;
      state(failure: Failure | null): void;
    },
  ): { stop(): void; follow(): Promise<void> };
}

/**
 * Loads them by address: they are compiled with the types of a browser, which are others than ours.
 *
 * @param url where the page comes from, and asks
 */
export async function loadPage(url: string): Promise<Page> {
  const plain = globalThis.fetch;
  globalThis.fetch = (target, init) =>
    plain(typeof target === "string" ? new URL(target, url) : target, init);
  const load = (file: string): Promise<unknown> =>
    import(new URL(`../../web/src/${file}.ts`, import.meta.url).href);
  const api = (await load("api")) as Pick<Page, "createConversation">;
  const { Outbox } = (await load("outbox")) as {
    Outbox: new (...options: Parameters<Page["newOutbox"]>) => ReturnType<Page["newOutbox"]>;
  };
  const { EventFollower } = (await load("events")) as {
    EventFollower: new (
      ...options: Parameters<Page["newFollower"]>
    ) => ReturnType<Page["newFollower"]>;
  };
  return {
    createConversation: api.createConversation,
    newOutbox: (handlers) => new Outbox(handlers),
    newFollower: (credentials, handlers) => new EventFollower(credentials, handlers),
  };
}
