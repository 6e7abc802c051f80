import { AppError, codeOf, RateLimited, Unauthorized } from "../../src/domain/errors.ts";
import type { PlatformName } from "../../src/domain/message.ts";
import type { Log } from "../../src/ports/log.ts";
import type { PlatformHealth } from "../../src/ports/platform.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";

export interface SupervisorOptions {
  readonly platform: PlatformName;
  /**
   * Connects, calls `up` once messages are taken, and goes on until the signal aborts. When it ends before that, by
   * returning or by throwing, it is begun again after a wait.
   */
  readonly run: (signal: AbortSignal, up: () => void) => Promise<void>;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly random: () => number;
}

export interface Supervisor {
  /** Resolves when messages are taken for the first time, or when the first try has failed; never rejects. */
  start(): Promise<void>;
  /** Ends what runs and waits for its end; a second call does nothing. */
  stop(): Promise<void>;
  health(): PlatformHealth;
}

const BACK_OFF_MS = { first: 1_000, most: 60_000 };
/** Refused credentials do not mend themselves; somebody has to. */
const UNAUTHORIZED_WAIT_MS = 300_000;

/** Keeps one platform's connection alive, so that a platform that is down takes nothing else with it. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { platform, scheduler, log, random } = options;
  let health: PlatformHealth = { state: "off", reason: "It is not started." };
  let ending = new AbortController();
  let running: Promise<void> | null = null;

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const { signal } = ending;
      if (signal.aborted) {
        resolve();
        return;
      }
      const cancel = scheduler.after(ms, () => {
        signal.removeEventListener("abort", stopped);
        resolve();
      });
      const stopped = (): void => {
        cancel();
        resolve();
      };
      signal.addEventListener("abort", stopped, { once: true });
    });

  const superviseUntilStopped = async (tried: () => void): Promise<void> => {
    const { signal } = ending;
    let failures = 0;
    while (!signal.aborted) {
      const up = (): void => {
        if (health.state !== "on") log.info("platform.on", { platform });
        health = { state: "on", reason: null };
        failures = 0;
        tried();
      };
      let error: unknown = null;
      try {
        await options.run(signal, up);
      } catch (thrown) {
        error = thrown;
      }
      if (ended(signal)) return;
      failures += 1;
      health = { state: "failing", reason: reasonOf(error) };
      const ms = waitAfter(error, failures, random());
      log.warn("platform.failing", { platform, code: codeOf(error), failures, waitMs: ms });
      tried();
      await wait(ms);
    }
  };

  return {
    start: () => {
      if (running !== null) return Promise.resolve();
      ending = new AbortController();
      health = { state: "starting", reason: "It is connecting." };
      return new Promise((resolve) => {
        running = superviseUntilStopped(resolve).finally(resolve);
      });
    },
    stop: async () => {
      ending.abort();
      await running;
      running = null;
      health = { state: "off", reason: "It is stopped." };
    },
    health: () => health,
  };
}

/** Asked anew: a signal aborts while something is waited for. */
function ended(signal: AbortSignal): boolean {
  return signal.aborted;
}

function waitAfter(error: unknown, failures: number, random: number): number {
  if (error instanceof RateLimited) return error.retryAfterMs;
  if (error instanceof Unauthorized) return UNAUTHORIZED_WAIT_MS;
  const full = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** (failures - 1));
  return Math.round(full / 2 + (random * full) / 2);
}

/** Only our own sentences are known to hold no secret. */
function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : "The connection ended.";
}
