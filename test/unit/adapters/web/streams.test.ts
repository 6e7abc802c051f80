import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { EventStreams } from "../../../../adapters/web/streams.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { WebConversationStore, WebEvent } from "../../../../src/ports/web-conversations.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { aConversation, aDraft } from "../../../helpers/web-events.ts";

const { id } = aConversation();

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

function streamsOver(eventsAfter: WebConversationStore["eventsAfter"]) {
  const time = new FakeTime();
  const conversations = { eventsAfter } as WebConversationStore;
  return { time, streams: new EventStreams({ clock: time, scheduler: time, conversations }) };
}

it("cuts a reader off that takes nothing while the beginning is told", async () => {
  const { data } = aDraft("y.1");
  const events = [1, 2].map((number): WebEvent => ({ type: "message", number, data }));
  const { time, streams } = streamsOver(() => Promise.resolve(events));
  const line = new FullLine();
  const opening = streams.open(id, null, line as unknown as ServerResponse);
  await new Promise((resolve) => setImmediate(resolve));
  expect(line.written).toHaveLength(1);
  time.advance(LIMITS.heartbeatMs);
  expect(line.destroyed).toBe(true);
  await opening;
  expect(time.pending).toBe(0);
});

it("writes no beat before the answer has begun, and leaves none behind when it cannot begin", async () => {
  let fail = (): void => undefined;
  const reading = new Promise<never>((_, reject) => {
    fail = () => {
      reject(new Unavailable("The database is gone."));
    };
  });
  const { time, streams } = streamsOver(() => reading);
  const line = new FullLine();
  const opening = streams.open(id, null, line as unknown as ServerResponse);
  time.advance(LIMITS.heartbeatMs);
  expect(line.written).toEqual([]);
  fail();
  await expect(opening).rejects.toBeInstanceOf(Unavailable);
  expect(time.pending).toBe(0);
});
