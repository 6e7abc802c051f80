import OpenAI from "openai";
import type { Clock } from "../ports/clock.ts";
import type { ModelFault } from "../ports/language-model.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import { failureOf, type Failure } from "./failure.ts";
import { createGate } from "./gate.ts";
import { guardedFetch } from "./guarded-fetch.ts";

/** What is counted of a call: words of a short list and figures. */
export interface CallFigures {
  readonly prompt: string;
  readonly ms: number;
  /** `null` when the call gave a value. */
  readonly fault: ModelFault | null;
  /** As the endpoint counts them, all tries together; `null` when it says nothing. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
}

/** An OpenAI-compatible endpoint and how it is reached. */
export interface EndpointOptions {
  /** Up to and with the version, such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Not empty; endpoints that ask for none take any. */
  readonly apiKey: string;
  /** As the endpoint calls it. */
  readonly model: string;
  /** Through the proxy, where there is one. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** A number from 0 to 1, so that retries of many do not come together. */
  readonly random: () => number;
  /** Told once for every call, whatever became of it. Must not throw. */
  readonly onCall: (figures: CallFigures) => void;
}

/** What a call used, added up while it runs. */
export interface Usage {
  tokensIn: number | null;
  tokensOut: number | null;
}

/** One request, or several forms of it; throws what the SDK throws, `UnfitResponse` or `Declined`. */
export type Send<T> = (client: OpenAI, signal: AbortSignal, usage: Usage) => Promise<T>;

export type Called<T> =
  | { readonly kind: "value"; readonly value: T; readonly ms: number }
  | { readonly kind: "fault"; readonly fault: ModelFault; readonly ms: number };

/** Calls an endpoint before a deadline, tries once more where that may help, and leaves it alone when it does not. */
export interface Caller {
  /** Whether a call of that prompt would find the endpoint at rest. */
  isResting(prompt: string): boolean;
  /** Never throws. */
  call<T>(prompt: string, deadlineMs: number, send: Send<T>): Promise<Called<T>>;
}

type Tried<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure };

/** The SDK's own timer must never be the first to go off. */
const SDK_TIMEOUT_MS = 10 * 60_000;
const MOST_TRIES = 2;
/** A further try needs at least this share of the deadline. */
const LEAST_ROOM = 1 / 4;
/** Waits before a further try when the endpoint names none: at most this, and at most this share of the deadline. */
const PAUSE = { mostMs: 250, ofDeadline: 1 / 10 };

const LATE: Failure = {
  fault: "late",
  mayRetry: false,
  retryAfterMs: null,
  status: null,
  cause: null,
};
const RESTING: Failure = { ...LATE, fault: "resting" };

export function createCaller(options: EndpointOptions): Caller {
  const { clock, log, onCall } = options;
  const client = createClient(options);
  const gate = createGate(clock, (ms, prompt) => {
    log.warn("model.rests", { model: options.model, ms, ...(prompt === null ? {} : { prompt }) });
  });
  return {
    isResting: (prompt) => gate.isResting(prompt),
    call: async (prompt, deadlineMs, send) => {
      const startedMs = clock.now().getTime();
      const usage: Usage = { tokensIn: null, tokensOut: null };
      const end = deadlineMs > 0 ? gate.admit(prompt) : null;
      const tried =
        end === null
          ? ({ kind: "failed", failure: deadlineMs > 0 ? RESTING : LATE } as const)
          : await beforeDeadline(deadlineMs, options.scheduler, (signal) =>
              tryTwice(options, deadlineMs, signal, () => send(client, signal, usage)),
            );
      const failure = tried.kind === "failed" ? tried.failure : null;
      end?.(failure);
      const ms = Math.max(0, clock.now().getTime() - startedMs);
      const figures = { prompt, ms, fault: failure?.fault ?? null, ...usage };
      report(log, figures, failure);
      onCall(figures);
      return tried.kind === "value"
        ? { kind: "value", value: tried.value, ms }
        : { kind: "fault", fault: tried.failure.fault, ms };
    },
  };
}

function createClient({ baseUrl, apiKey, fetch }: EndpointOptions): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey,
    // Left out, these would be read from the environment, which is for the settings alone to read.
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    // The SDK would log addresses and bodies.
    logLevel: "off",
    maxRetries: 0,
    timeout: SDK_TIMEOUT_MS,
    fetch: guardedFetch(fetch),
  });
}

/** Ends in time even if the work does not heed its signal. */
async function beforeDeadline<T>(
  deadlineMs: number,
  scheduler: Scheduler,
  work: (signal: AbortSignal) => Promise<Tried<T>>,
): Promise<Tried<T>> {
  const controller = new AbortController();
  let cancel = (): void => undefined;
  const late = new Promise<Tried<T>>((resolve) => {
    cancel = scheduler.after(deadlineMs, () => {
      resolve({ kind: "failed", failure: LATE });
      controller.abort();
    });
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    cancel();
  }
}

/** Never rejects. */
async function tryTwice<T>(
  { clock, scheduler, random }: EndpointOptions,
  deadlineMs: number,
  signal: AbortSignal,
  send: () => Promise<T>,
): Promise<Tried<T>> {
  const endsMs = clock.now().getTime() + deadlineMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return { kind: "value", value: await send() };
    } catch (error) {
      const nowMs = clock.now().getTime();
      const failure = failureOf(error, nowMs);
      const pauseMs = Math.min(PAUSE.mostMs, deadlineMs * PAUSE.ofDeadline) * (0.5 + random() / 2);
      const waitMs = failure.retryAfterMs ?? pauseMs;
      const hasRoom = nowMs + waitMs + deadlineMs * LEAST_ROOM <= endsMs;
      if (!failure.mayRetry || tries >= MOST_TRIES || !hasRoom || signal.aborted) {
        return { kind: "failed", failure };
      }
      await pause(waitMs, scheduler, signal);
    }
  }
}

function pause(ms: number, scheduler: Scheduler, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = scheduler.after(ms, resolve);
    signal.addEventListener("abort", () => {
      cancel();
      resolve();
    });
  });
}

function report(log: Log, figures: CallFigures, failure: Failure | null): void {
  if (failure === null || failure.fault === "resting") {
    log.debug("model.call", { ...figures });
  } else {
    log.warn("model.call", { ...figures, status: failure.status, cause: failure.cause });
  }
}
