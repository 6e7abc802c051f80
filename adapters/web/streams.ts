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

/** What is new in a conversation. */
export interface Look {
  readonly events: readonly StreamEvent[];
  /** The number after which to look the next time. */
  readonly last: number;
}

interface Reader {
  readonly conversation: ConversationId;
  readonly visitor: string;
  /** When it was told something last, or else came: an instant in milliseconds. */
  busyAt: number;
  /** Tells the reader what is new. */
  readonly wake: () => void;
  /** Ends it, so that another has its place. */
  readonly makeRoom: () => void;
}

/**
 * Server-sent events over responses that stay open. What bounds their number bounds the memory and the connections of this process.
 * Whoever comes when there is no place gets that of the address which has most, where nothing has happened for longest; a page that
 * gets none, or loses its own, looks for what is new until it comes back.
 */
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
   * @throws RateLimited  there is no place, since nobody has more streams than that address and something happens in all of them
   * @throws Unavailable  the conversation cannot be read
   * @throws Unauthorized it is not kept any more, or does not open with that token any more
   */
  async open(
    { conversation: entered, visitor, lastEventId }: Reading,
    response: ServerResponse,
  ): Promise<void> {
    const { id: conversation, usedAt, usedTokenHash: tokenHash } = entered;
    this.#makePlace(conversation, visitor);
    const { store, conversations, clock, scheduler } = this.#options;
    let notedAt = usedAt;
    const after = readEventNumber(lastEventId);
    const tell = (event: StreamEvent): Promise<void> => {
      if (event.number !== null) reader.busyAt = clock.now().getTime();
      return send(response, frame(event));
    };
    const follower = new Follower({ store, clock, conversation, tokenHash, after, tell });
    const wake = (): void => {
      follower.readOn().catch((error: unknown) => {
        // The reader comes back and is told so. What could not be read this time is read with the next beat.
        if (error instanceof Unauthorized) response.end();
      });
    };
    const makeRoom = (): void => {
      leave();
      endForRoom(response);
    };
    const reader: Reader = { conversation, visitor, busyAt: clock.now().getTime(), wake, makeRoom };
    // Before anything is read, so that nothing that happens meanwhile is missed.
    this.#readers.set(response, reader);
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

  /**
   * What a reader without a stream would have been told by one meanwhile. That something is being worked on is told with the event
   * itself, and not again.
   *
   * @throws Unavailable  the conversation cannot be read
   * @throws Unauthorized as {@link open}
   */
  async look({ conversation, lastEventId }: Omit<Reading, "visitor">): Promise<Look> {
    const { store, clock } = this.#options;
    const after = readEventNumber(lastEventId);
    const events: StreamEvent[] = [];
    const follower = new Follower({
      store,
      clock,
      conversation: conversation.id,
      tokenHash: conversation.usedTokenHash,
      after,
      isCaughtUp: after > 0,
      tell: (event) => {
        events.push(event);
        return Promise.resolve();
      },
    });
    await follower.readOn();
    return { events, last: events.findLast(({ number }) => number !== null)?.number ?? after };
  }

  /** Ends all streams; readers come back when the service does. */
  endAll(): void {
    for (const response of this.#readers.keys()) response.end();
  }

  #makePlace(conversation: ConversationId, visitor: string): void {
    const readers = [...this.#readers.values()];
    const ofConversation = readers.filter((reader) => reader.conversation === conversation);
    const ofVisitor = readers.filter((reader) => reader.visitor === visitor);
    if (ofConversation.length >= LIMITS.streamsPerConversation) idlest(ofConversation).makeRoom();
    else if (ofVisitor.length >= LIMITS.streamsPerAddress) this.#makeOwnPlace(ofVisitor);
    else if (readers.length >= LIMITS.streams) {
      const busiest = ofBusiest(readers);
      const isOwn = busiest.some((reader) => reader.visitor === visitor);
      if (isOwn) this.#makeOwnPlace(ofVisitor);
      else idlest(busiest).makeRoom();
    }
  }

  /** Else those of one address would take the same places from each other again and again. */
  #makeOwnPlace(ofVisitor: readonly Reader[]): void {
    const found = idlest(ofVisitor);
    const idleMs = this.#options.clock.now().getTime() - found.busyAt;
    if (idleMs < LIMITS.streamKeptMs) {
      throw new RateLimited("Too many streams are open.", LIMITS.streamKeptMs - idleMs);
    }
    found.makeRoom();
  }
}

/** The readers of the address that has most of them; where several have as many, those of all of these. */
function ofBusiest(readers: readonly Reader[]): readonly Reader[] {
  const counts = new Map<string, number>();
  for (const { visitor } of readers) counts.set(visitor, (counts.get(visitor) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return readers.filter(({ visitor }) => counts.get(visitor) === most);
}

/** Of several that nothing was told for as long, the one that came first. */
function idlest(readers: readonly Reader[]): Reader {
  return readers.reduce((found, each) => (each.busyAt < found.busyAt ? each : found));
}

/** Tells the reader that its place is needed: it comes back later, and looks for what is new until then. */
function endForRoom(response: ServerResponse): void {
  if (isOver(response)) return;
  if (response.writableNeedDrain) {
    response.destroy();
    return;
  }
  begin(response);
  response.end(frame({ type: "crowded", number: null, data: "{}" }));
}

/** A stream ends, since another needs its place. */
interface Crowded {
  readonly type: "crowded";
  readonly number: null;
  readonly data: string;
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

function frame(event: StreamEvent | Crowded): string {
  const id = event.number === null ? "" : `id: ${event.number}\n`;
  return `${id}event: ${event.type}\ndata: ${event.data}\n\n`;
}

/** A header that is no number of ours means that the reader has nothing yet. */
function readEventNumber(lastEventId: string | null): number {
  return lastEventId !== null && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0;
}
