import type { EventSourceMessage } from "eventsource-parser";
import { EventSourceParserStream } from "eventsource-parser/stream";

/**
 * Reads a stream of events until it ends, breaks, or is silent for too long, which ends the line; a broken one is no
 * different from one that ended.
 *
 * @param hear is given each event in order; `false` reads no more
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  line: AbortController,
  silenceMs: number,
  hear: (event: EventSourceMessage) => boolean,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      line.abort();
    }, silenceMs);
  };
  const listen = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      heard();
      controller.enqueue(chunk);
    },
  });
  heard();
  try {
    const events = body
      .pipeThrough(listen)
      .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
      .pipeThrough(new EventSourceParserStream());
    const reader = events.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !hear(value)) return;
    }
  } catch {
    // Whoever reads comes back either way.
  } finally {
    clearTimeout(timer);
  }
}
