import { AppError, RateLimited, Rejected, Unauthorized } from "../domain/errors.ts";
import type { PlatformName } from "../domain/message.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ClaimedDelivery, DeliveryResult, MessageStore } from "../ports/message-store.ts";
import type { PlatformAdapter } from "../ports/platform.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import { createLaneRunner, type LaneRunner } from "./lane-runner.ts";
import { persist } from "./persist.ts";
import { createSendPace } from "./send-pace.ts";

export interface OutboxDeps {
  readonly store: MessageStore;
  /** `null` for a platform that is off: what waits for it stays. */
  readonly platformOf: (name: PlatformName) => PlatformAdapter | null;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** A number from 0 to 1, so that retries of many deliveries do not come together. */
  readonly random: () => number;
  /** How a delivery ended, and how long after it was made. */
  readonly onDelivery?: (result: DeliveryResult["kind"], platform: string, ms: number) => void;
}

export type Outbox = LaneRunner;

/** Conversations sent to at the same time. */
const MOST_LANES = 32;
/** A platform that does not answer is not waited for longer. */
const SEND_MS = 20_000;
const BACK_OFF_MS = { first: 1_000, most: 300_000 };
/** Refused credentials do not mend themselves; somebody has to. */
const UNAUTHORIZED_WAIT_MS = 60_000;
const PLATFORM_OFF_WAIT_MS = 30_000;
/** An answer that could not be sent for a day would only confuse. */
const GIVE_UP_MS = 24 * 60 * 60 * 1_000;

/** Sends what waits, each conversation in order. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, clock, scheduler, log } = deps;
  const pace = createSendPace();
  const given = { up: false };

  const run = async (claimed: ClaimedDelivery): Promise<void> => {
    const { delivery, createdAt } = claimed;
    const adapter = deps.platformOf(delivery.thread.platform);
    const now = clock.now();
    if (adapter === null) {
      await store.handBackDelivery(claimed, new Date(now.getTime() + PLATFORM_OFF_WAIT_MS));
      return;
    }
    const free = pace.freeAt(delivery.thread, adapter.pace, now);
    if (free !== null) {
      await store.handBackDelivery(claimed, free);
      return;
    }
    const result = await send(adapter, claimed);
    if (result.kind === "dead") {
      log.error("delivery.given_up", { platform: adapter.name, code: result.error });
    }
    deps.onDelivery?.(result.kind, adapter.name, clock.now().getTime() - createdAt.getTime());
    await persist(() => store.settleDelivery(claimed, result, clock.now()), scheduler, given);
  };

  const send = async (
    adapter: PlatformAdapter,
    claimed: ClaimedDelivery,
  ): Promise<DeliveryResult> => {
    try {
      const platformId = await within(SEND_MS, adapter.deliver(claimed.delivery), scheduler);
      return { kind: "sent", platformId };
    } catch (error) {
      return failure(claimed, error);
    }
  };

  const failure = (
    { delivery, attempt, createdAt }: ClaimedDelivery,
    error: unknown,
  ): DeliveryResult => {
    const now = clock.now().getTime();
    const code = error instanceof AppError ? error.code : "internal";
    if (error instanceof Rejected) return { kind: "dead", error: code };
    if (now - createdAt.getTime() > GIVE_UP_MS) return { kind: "dead", error: code };
    const at = new Date(now + waitAfter(error, attempt));
    if (error instanceof RateLimited) pace.hold(delivery.thread, at);
    log.warn("delivery.later", { platform: delivery.thread.platform, code, attempt });
    return { kind: "later", at, error: code };
  };

  const waitAfter = (error: unknown, attempt: number): number => {
    if (error instanceof RateLimited) return error.retryAfterMs;
    if (error instanceof Unauthorized) return UNAUTHORIZED_WAIT_MS;
    const full = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** (attempt - 1));
    return full / 2 + (deps.random() * full) / 2;
  };

  const runner = createLaneRunner<ClaimedDelivery>(
    {
      name: "outbox",
      most: MOST_LANES,
      claim: (claim) => store.claimDeliveries(claim),
      run,
      renew: (leases, until) => store.renew("out", leases, until),
      nextAt: () => store.nextAt("out"),
    },
    deps,
  );
  return {
    start: runner.start,
    wake: runner.wake,
    stop: () => {
      given.up = true;
      return runner.stop();
    },
    get healthy() {
      return runner.healthy;
    },
  };
}

/** Rejects when the promise takes longer; what it comes to afterwards is nobody's business. */
async function within<T>(ms: number, promise: Promise<T>, scheduler: Scheduler): Promise<T> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = scheduler.after(ms, () => {
      reject(new AppError("unavailable", "The platform did not answer.", { retryable: true }));
    });
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}
