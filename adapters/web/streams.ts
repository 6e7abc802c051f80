import type { ServerResponse } from "node:http";
import { RateLimited, Unauthorized } from "../../src/domain/errors.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { WebConversationStore } from "../../src/ports/web-conversations.ts";
import type { Conversations, Entered } from "./conversations.ts";
import { Follower, type StreamEvent } from "./follower.ts";
import { LIMITS } from "./limits.ts";

export interface EventStreamsOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly store: WebConversationStore;
  readonly conversations: Conversations;
}

/** Who reads, and from where on. */
export interface Reading {
  readonly conversation: Pick<Entered, "id" | "usedAt" | "usedTokenHash">;
  /** What counts as one visitor. */
  readonly visitor: string;
  /** As the request names it; `null` when it names none. */
  readonly lastEventId: string | null;
}

interface Reader {
  readonly conversation: ConversationId;
  readonly visitor: string;
  /** Tells the reader what is new. */
  readonly wake: () => void;
}

/** Server-sent events over responses that stay open. What bounds their number bounds the memory and the connections of this process. */
export class EventStreams {
  readonly #options: EventStreamsOptions;
  readonly #readers = new Map<ServerResponse, Reader>();

  constructor(options: EventStreamsOptions) {
    this.#options = options;
  }

  /**
   * Sends a conversation from after an event on, and goes on with what happens, until the reader leaves or is let in no
   * longer.
   *
   * @throws RateLimited  too many streams are open
   * @throws Unavailable  the conversation cannot be read
   * @throws Unauthorized it is not kept any more, or does not open with that token any more
   */
  async open(
    { conversation: entered, visitor, lastEventId }: Reading,
    response: ServerResponse,
  ): Promise<void> {
    const { id: conversation, usedAt, usedTokenHash: tokenHash } = entered;
    this.#requirePlace(conversation, visitor);
    const { store, conversations, clock, scheduler } = this.#options;
    let notedAt = usedAt;
    const after = readEventNumber(lastEventId);
    const tell = (event: StreamEvent): Promise<void> => send(response, frame(event));
    const follower = new Follower({ store, clock, conversation, tokenHash, after, tell });
    const wake = (): void => {
      follower.readOn().catch((error: unknown) => {
        // The reader comes back and is told so. What could not be read this time is read with the next beat.
        if (error instanceof Unauthorized) response.end();
      });
    };
    // Before anything is read, so that nothing that happens meanwhile is missed.
    this.#readers.set(response, { conversation, visitor, wake });
    // Before it too, so that a reader that takes nothing of what there is is cut off.
    const stopBeating = scheduler.every(LIMITS.heartbeatMs, () => {
      beat(response);
      // Whom another process let in no longer is heard of here only, and what it added where no word of it came.
      wake();
      notedAt = conversations.touch(conversation, notedAt);
    });
    const leave = (): void => {
      this.#readers.delete(response);
      stopBeating();
    };
    response.once("close", leave);
    try {
      await follower.readOn();
    } catch (error) {
      leave();
      throw error;
    }
    if (!isOver(response)) begin(response);
  }

  /**
   * Tells all readers of a conversation what is new in it.
   *
   * @param conversation `null` for all of them
   */
  wake(conversation: ConversationId | null): void {
    for (const reader of this.#readers.values()) {
      if (conversation === null || reader.conversation === conversation) reader.wake();
    }
  }

  /** Ends all streams; readers come back when the service does. */
  endAll(): void {
    for (const response of this.#readers.keys()) response.end();
  }

  #requirePlace(conversation: ConversationId, visitor: string): void {
    const readers = [...this.#readers.values()];
    const ofConversation = readers.filter((reader) => reader.conversation === conversation);
    const ofVisitor = readers.filter((reader) => reader.visitor === visitor);
    const free =
      ofConversation.length < LIMITS.streamsPerConversation &&
      ofVisitor.length < LIMITS.streamsPerAddress &&
      readers.length < LIMITS.streams;
    if (!free) throw new RateLimited("Too many streams are open.", LIMITS.heartbeatMs);
  }
}

function isOver(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

/** The head waits for the first reading: until then the answer may still be an error. */
function begin(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
}

/** Resolves when the reader can take more, or is gone: one that is slow holds up nothing but its own stream. */
async function send(response: ServerResponse, text: string): Promise<void> {
  if (isOver(response)) return;
  begin(response);
  if (response.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}

/** A reader that takes nothing is cut off; if it is there after all, it reads on from where it was. */
function beat(response: ServerResponse): void {
  // Until it has begun the answer may still be an error.
  if (isOver(response) || !response.headersSent) return;
  if (response.writableNeedDrain) response.destroy();
  else response.write(": still here\n\n");
}

function frame(event: StreamEvent): string {
  const id = event.number === null ? "" : `id: ${event.number}\n`;
  return `${id}event: ${event.type}\ndata: ${event.data}\n\n`;
}

/** A header that is no number of ours means that the reader has nothing yet. */
function readEventNumber(lastEventId: string | null): number {
  return lastEventId !== null && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0;
}
