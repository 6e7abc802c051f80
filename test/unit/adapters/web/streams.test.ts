import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { Conversations } from "../../../../adapters/web/conversations.ts";
import { EventStreams } from "../../../../adapters/web/streams.ts";
import { RateLimited, Unavailable } from "../../../../src/domain/errors.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import type { WebConversationStore, WebEvent } from "../../../../src/ports/web-conversations.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { aConversation, aDraft } from "../../../helpers/web-events.ts";

const conversation = { ...aConversation(), usedTokenHash: "hash" };
const reading = { conversation, visitor: "192.0.2.1", lastEventId: null };

/** A line that is full after the first write, to a reader that never takes anything. */
class FullLine extends EventEmitter {
  headersSent = false;
  destroyed = false;
  readonly writableEnded = false;
  writableNeedDrain = false;
  readonly written: string[] = [];

  writeHead(): void {
    this.headersSent = true;
  }
  flushHeaders(): void {
    this.headersSent = true;
  }
  write(text: string): boolean {
    this.written.push(text);
    this.writableNeedDrain = true;
    return false;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit("close");
  }
}

/** A line to a reader that takes everything at once. */
class FreeLine extends FullLine {
  override write(text: string): boolean {
    this.written.push(text);
    return true;
  }
}

function streamsOver(parts: Partial<WebConversationStore>) {
  const time = new FakeTime();
  const store = parts as WebConversationStore;
  const conversations = new Conversations(store, time);
  return {
    time,
    streams: new EventStreams({ store, conversations, clock: time, scheduler: time }),
  };
}

function openOn(streams: EventStreams, change: Partial<typeof reading> = {}): Promise<void> {
  const line = new FreeLine();
  return streams.open({ ...reading, ...change }, line as unknown as ServerResponse);
}

it("cuts a reader off that takes nothing while the beginning is told", async () => {
  const { data } = aDraft("y.1");
  const events = [1, 2].map((number): WebEvent => ({ type: "message", number, data }));
  const { time, streams } = streamsOver({ eventsAfter: () => Promise.resolve(events) });
  const line = new FullLine();
  const opening = streams.open(reading, line as unknown as ServerResponse);
  await new Promise((resolve) => setImmediate(resolve));
  expect(line.written).toHaveLength(1);
  time.advance(LIMITS.heartbeatMs);
  expect(line.destroyed).toBe(true);
  await opening;
  expect(time.pending).toBe(0);
});

it("writes no beat before the answer has begun, and leaves none behind when it cannot begin", async () => {
  let fail = (): void => undefined;
  const events = new Promise<never>((_, reject) => {
    fail = () => {
      reject(new Unavailable("The database is gone."));
    };
  });
  const { time, streams } = streamsOver({ eventsAfter: () => events });
  const line = new FullLine();
  const opening = streams.open(reading, line as unknown as ServerResponse);
  time.advance(LIMITS.heartbeatMs);
  expect(line.written).toEqual([]);
  fail();
  await expect(opening).rejects.toBeInstanceOf(Unavailable);
  expect(time.pending).toBe(0);
});

it("gives one address so many places and no more, in as many conversations as it likes", async () => {
  const { streams } = streamsOver({ eventsAfter: () => Promise.resolve([]) });
  const another = (n: number) => ({
    ...conversation,
    id: `another ${String(n)}` as ConversationId,
  });
  for (let n = 0; n < LIMITS.streamsPerAddress; n += 1) {
    await openOn(streams, { conversation: another(n) });
  }
  await expect(openOn(streams)).rejects.toBeInstanceOf(RateLimited);
  await openOn(streams, { visitor: "192.0.2.2" });
});

it("keeps a conversation in use for as long as somebody follows it, though that cannot be noted each time", async () => {
  const noted: Date[] = [];
  const { time, streams } = streamsOver({
    eventsAfter: () => Promise.resolve([]),
    touch: (_id, now) => {
      noted.push(now);
      return Promise.reject(new Unavailable("The disk is full."));
    },
  });
  const opened = time.now().getTime();
  await openOn(streams, { conversation: { ...conversation, usedAt: time.now() } });
  time.advance(LIMITS.touchMs - 1);
  expect(noted).toEqual([]);
  time.advance(2 * LIMITS.touchMs);
  expect(noted.map((at) => at.getTime() - opened)).toEqual([1, 2].map((n) => n * LIMITS.touchMs));
});
