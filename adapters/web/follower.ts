import type { ConversationId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { WebConversationStore, WebEvent } from "../../src/ports/web-conversations.ts";
import { unknownConversation } from "./conversations.ts";
import type { WebMessage } from "./events.ts";
import { LIMITS } from "./limits.ts";

/** What a reader is told: what the conversation shows, and that a message is being worked on. */
export type StreamEvent =
  WebEvent | { readonly type: "typing"; readonly number: null; readonly data: string };

export interface FollowerOptions {
  readonly store: WebConversationStore;
  readonly clock: Clock;
  readonly conversation: ConversationId;
  /** Of the token that the reader holds. */
  readonly tokenHash: string;
  /** The number of the last event that the reader has; 0 for none. */
  readonly after: number;
  /** Whether the reader was told already, with its last event, that it is being worked on; not when nothing is said. */
  readonly isCaughtUp?: boolean;
  /** Resolves when the reader can take more. */
  readonly tell: (event: StreamEvent) => Promise<void>;
}

/**
 * One reader's place in a conversation.
 *
 * Whatever is new is read from the store, never handed over beside it: so each event is told once and in order, whoever
 * added it, in whichever process, while the reader was there or away.
 */
export class Follower {
  readonly #options: FollowerOptions;
  #last: number;
  #caughtUp = false;
  #isLeftToStaff = false;
  #reading = false;
  #again = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#last = options.after;
    this.#caughtUp = options.isCaughtUp === true;
  }

  /**
   * Tells what is new. Asked for again while it reads, it reads once more, so that nothing added meanwhile is missed.
   *
   * @throws Unavailable the store cannot be read; the next call goes on where this one stopped
   * @throws Unauthorized the conversation is not kept any more, or does not open with the reader's token any more
   */
  async readOn(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#read();
      }
    } finally {
      this.#reading = false;
    }
  }

  async #read(): Promise<void> {
    const { tell } = this.#options;
    const events = await this.#eventsAfter(this.#last);
    const newest = events.at(-1) ?? (this.#caughtUp ? undefined : await this.#newestKnown());
    this.#caughtUp = true;
    for (const event of events) {
      await tell(event);
      this.#last = event.number;
      this.#noteSpeaker(event);
    }
    const unanswered = newest === undefined ? null : this.#unanswered(newest);
    if (unanswered === null) return;
    await tell({ type: "typing", number: null, data: JSON.stringify({ inReplyTo: unanswered }) });
  }

  /** The last event, for a reader who has it already. */
  async #newestKnown(): Promise<WebEvent | undefined> {
    return this.#last === 0 ? undefined : (await this.#eventsAfter(this.#last - 1)).at(-1);
  }

  async #eventsAfter(number: number): Promise<readonly WebEvent[]> {
    const { store, conversation, tokenHash } = this.#options;
    const events = await store.eventsAfter(conversation, number, tokenHash);
    if (events === null) throw unknownConversation();
    return events;
  }

  /** The id of a person's message that nothing follows yet, unless it was so long ago that nothing may. */
  #unanswered({ type, data }: WebEvent): string | null {
    if (type === "forgotten") return null;
    const { id, from, at } = JSON.parse(data) as WebMessage;
    const ageMs = this.#options.clock.now().getTime() - Date.parse(at);
    if (this.#isLeftToStaff) return null;
    return from === "person" && ageMs < LIMITS.typingMs ? id : null;
  }

  /** After words of the staff, or that they have taken over, nobody can say when the next come. */
  #noteSpeaker({ type, data }: WebEvent): void {
    if (type === "forgotten") return;
    const { from, outcome } = JSON.parse(data) as WebMessage;
    if (from !== "person") this.#isLeftToStaff = from === "staff" || outcome === "human";
  }
}
