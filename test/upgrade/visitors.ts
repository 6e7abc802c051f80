import { randomUUID } from "node:crypto";
import type { Credentials, WebMessage } from "../../web/src/types.ts";
import type { Failure, Page } from "./page.ts";

/** A question as its visitor lived through it; times in milliseconds of `performance.now()`. */
export interface Asked {
  readonly id: string;
  readonly phase: string;
  readonly at: number;
  acknowledged: number | null;
  replied: number | null;
}

/** Somebody at the chat page: its own code sends, tries again, follows the conversation and comes back. */
export class Visitor {
  readonly asked: Asked[] = [];
  /** What the page was shown, in the order in which it came. */
  readonly shown: WebMessage[] = [];
  /** Each failure of which the page said something, by where it was and what it was. */
  readonly troubles: string[] = [];
  /** Questions that the page marked as not sent. */
  refused = 0;
  /** How long the page said that it connects again, the longest time, in milliseconds. */
  longestTroubleMs = 0;
  readonly #page: Page;
  readonly #outbox: ReturnType<Page["newOutbox"]>;
  #credentials: Credentials | null = null;
  #follower: ReturnType<Page["newFollower"]> | null = null;
  #troubleSince: number | null = null;
  readonly #trouble = new Map<string, Failure | null>();

  constructor(page: Page) {
    this.#page = page;
    this.#outbox = page.newOutbox({
      conversation: async () => {
        if (this.#credentials !== null) return { ok: true, value: this.#credentials };
        const opened = await page.createConversation("en");
        if (opened.ok) this.#follow(opened.value);
        return opened;
      },
      ended: () => {
        this.troubles.push("sending: the conversation is not known");
      },
      accepted: ({ id }) => {
        const asked = this.asked.find((each) => each.id === id);
        if (asked !== undefined) asked.acknowledged = performance.now();
      },
      refused: () => {
        this.refused += 1;
      },
      state: (failure) => {
        this.#tell("sending", failure);
      },
    });
  }

  get credentials(): Credentials {
    if (this.#credentials === null) throw new Error("the conversation was never opened");
    return this.#credentials;
  }

  ask(text: string, phase: string): void {
    const id = randomUUID();
    this.asked.push({ id, phase, at: performance.now(), acknowledged: null, replied: null });
    this.#outbox.add({ id, body: { text }, words: text });
  }

  leave(): void {
    this.#follower?.stop();
  }

  #follow(credentials: Credentials): void {
    this.#credentials = credentials;
    this.#follower = this.#page.newFollower(credentials, {
      message: (message, kind) => {
        if (kind === "message") this.#show(message);
      },
      typing: () => undefined,
      forgotten: () => {
        this.troubles.push("reading: forgotten");
      },
      state: (failure) => {
        this.#tell("reading", failure);
      },
    });
    void this.#follower.follow();
  }

  #show(message: WebMessage): void {
    this.shown.push(message);
    const asked = this.asked.find(({ id }) => id === message.inReplyTo);
    if (asked !== undefined && message.from !== "person") asked.replied ??= performance.now();
  }

  #tell(where: "sending" | "reading", failure: Failure | null): void {
    this.#trouble.set(where, failure);
    if (failure !== null) {
      this.troubles.push([`${where}:`, failure.kind, failure.status ?? ""].join(" ").trim());
    }
    const isTroubled = [...this.#trouble.values()].some((each) => each !== null);
    const now = performance.now();
    if (isTroubled) this.#troubleSince ??= now;
    else if (this.#troubleSince !== null) {
      this.longestTroubleMs = Math.max(this.longestTroubleMs, now - this.#troubleSince);
      this.#troubleSince = null;
    }
  }
}
