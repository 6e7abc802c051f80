import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { Conversations } from "../../../../adapters/web/conversations.ts";
import { EventStreams } from "../../../../adapters/web/streams.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
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
  writableEnded = false;
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
  end(text: string): void {
    this.written.push(text);
    this.writableEnded = true;
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

function another(n: number): typeof conversation {
  return { ...conversation, id: `another ${String(n)}` as ConversationId };
}

async function lineOf(streams: EventStreams, visitor: string, n: number): Promise<FreeLine> {
  const line = new FreeLine();
  const from = { ...reading, visitor, conversation: another(n) };
  await streams.open(from, line as unknown as ServerResponse);
  return line;
}

const CROWDED = "event: crowded\ndata: {}\n\n";

it("keep one address to so many places, which its own idle streams give up and busy ones do not", async () => {
  const { streams, time } = streamsOver({ eventsAfter: () => Promise.resolve([]) });
  const first = await lineOf(streams, "192.0.2.1", 0);
  for (let n = 1; n < LIMITS.streamsPerAddress; n += 1) await lineOf(streams, "192.0.2.1", n);
  await expect(lineOf(streams, "192.0.2.1", 9_001)).rejects.toMatchObject({
    name: "RateLimited",
    retryAfterMs: LIMITS.streamKeptMs,
  });
  expect(first.written).toEqual([]);
  time.advance(LIMITS.streamKeptMs);
  await lineOf(streams, "192.0.2.1", 9_002);
  expect(first.written.at(-1)).toBe(CROWDED);
  expect(first.writableEnded).toBe(true);
});

it("end, when the house is full, what is idle for longest of the address that has most, and nobody else’s", async () => {
  let said: readonly WebEvent[] = [];
  const { streams, time } = streamsOver({ eventsAfter: () => Promise.resolve(said) });
  const few = await lineOf(streams, "192.0.2.9", 0);
  const lines: FreeLine[] = [];
  for (let n = 1; n < LIMITS.streams; n += 1) {
    time.advance(1);
    lines.push(await lineOf(streams, `192.0.2.${String(n % 2 === 0 ? 1 : 2 + (n % 4))}`, n));
  }
  const [oldest, second, third] = lines.filter((_, n) => n % 2 === 1);
  // Something is said where the oldest reads, so that another is idle for longer.
  said = [{ type: "message", number: 1, data: aDraft("y.1").data }];
  time.advance(1);
  streams.wake(another(2).id);
  await new Promise((resolve) => setImmediate(resolve));
  said = [];
  const newcomer = await lineOf(streams, "198.51.100.1", 9_001);
  const ended = lines.filter(({ writableEnded }) => writableEnded);
  expect(ended).toEqual([second]);
  expect([few, oldest, third, newcomer].map((line) => line?.writableEnded)).toEqual([
    false,
    false,
    false,
    false,
  ]);
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
  time.advance(1);
  time.advance(LIMITS.touchMs);
  expect(noted.map((at) => at.getTime() - opened)).toEqual([1, 2].map((n) => n * LIMITS.touchMs));
});
