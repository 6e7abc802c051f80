import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { LanguageModel, ModelCall, ModelResult } from "../ports/language-model.ts";

/** A call, told to the thread that has the model. */
interface Said {
  readonly id: number;
  readonly call: ModelCall;
  readonly deadlineMs: number;
}

interface Heard {
  readonly id: number;
  readonly result: ModelResult;
}

/** The end of a line that another thread speaks into. */
export interface ModelLine {
  /** To be handed to that thread. */
  readonly port: MessagePort;
  close(): void;
}

/**
 * Lets another thread ask a model of this one: its key and what may be spent on it stay here, and calls go on while that thread
 * is busy with something else.
 */
export function openModelLine(model: LanguageModel): ModelLine {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", ({ id, call, deadlineMs }: Said) => {
    void model.complete(call, deadlineMs).then((result) => {
      port1.postMessage({ id, result } satisfies Heard);
    });
  });
  // A service that has nothing else to do may end.
  port1.unref();
  return {
    port: port2,
    close: () => {
      port1.close();
    },
  };
}

/**
 * The model at the other end of a line.
 *
 * @param name as its endpoint calls it
 */
export function modelAt(port: MessagePort, name: string): LanguageModel {
  const waiting = new Map<number, (result: ModelResult) => void>();
  let last = 0;
  port.on("message", ({ id, result }: Heard) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  return {
    name,
    // Only the other end knows; a call finds it out.
    isResting: () => false,
    complete: (call, deadlineMs) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        port.postMessage({ id: last, call, deadlineMs } satisfies Said);
      }),
  };
}
