import { systemClock } from "../../../src/app/system-clock.ts";
import { timers } from "../../../src/app/timers.ts";
import type { CallFigures, EndpointOptions } from "../../../src/llm/caller.ts";
import type { ModelCall } from "../../../src/ports/language-model.ts";
import { keptLog } from "../../helpers/fakes.ts";

/** What must never be seen outside a request. */
export const KEY = "sk-secret-0123456789";
export const WORDS = "My passport was taken";

/** A call that says `WORDS`. */
export function aCall(change: Partial<ModelCall> = {}): ModelCall {
  return {
    prompt: "understand",
    instructions: "Say what is meant.",
    input: WORDS,
    about: [WORDS],
    schema: { type: "object", properties: {}, required: [], additionalProperties: false },
    temperature: 0,
    maxTokens: 100,
    ...change,
  };
}

/** Options for an endpoint, with the machine’s time unless a test brings its own, and what they were told. */
export function anEndpoint(
  baseUrl: string,
  change: Partial<EndpointOptions> = {},
): EndpointOptions & {
  readonly log: ReturnType<typeof keptLog>;
  readonly calls: readonly CallFigures[];
} {
  const calls: CallFigures[] = [];
  const log = keptLog();
  return {
    baseUrl,
    apiKey: KEY,
    model: "a-model",
    fetch: globalThis.fetch,
    clock: systemClock,
    scheduler: timers,
    random: () => 0.5,
    onCall: (figures) => {
      calls.push(figures);
    },
    ...change,
    log,
    calls,
  };
}
