import type { ServerResponse } from "node:http";
import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { LIMITS } from "./limits.ts";
import type { StreamEvent, Transcript } from "./transcript.ts";

export interface EventStreams {
  /** Sends a transcript from after an event on, and goes on with what happens, until the reader leaves. */
  open(transcript: Transcript, lastEventId: string | null, response: ServerResponse): void;
  /** Ends all streams; readers come back when the service does. */
  endAll(): void;
}

export interface EventStreamsOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** Server-sent events over responses that stay open. */
export function createEventStreams(options: EventStreamsOptions): EventStreams {
  const open = new Set<ServerResponse>();
  return {
    open: (transcript, lastEventId, response) => {
      open.add(response);
      response.writeHead(200, {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      });
      response.flushHeaders();
      const write = (text: string): void => {
        if (response.writableLength > LIMITS.streamBacklogBytes) response.destroy();
        else if (!response.writableEnded) response.write(text);
      };
      const stopListening = transcript.listen(
        readEventNumber(lastEventId),
        options.clock.now(),
        (event) => {
          write(frame(event));
        },
      );
      const stopBeating = options.scheduler.every(LIMITS.heartbeatMs, () => {
        write(": still here\n\n");
      });
      response.once("close", () => {
        open.delete(response);
        stopBeating();
        stopListening();
      });
    },
    endAll: () => {
      for (const response of open) response.end();
    },
  };
}

function frame(event: StreamEvent): string {
  const id = event.number === null ? "" : `id: ${event.number}\n`;
  return `${id}event: ${event.type}\ndata: ${event.data}\n\n`;
}

/** A header that is no number of ours means that the reader has nothing yet. */
function readEventNumber(lastEventId: string | null): number {
  return lastEventId !== null && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0;
}
