import { withUntoldWords } from "../domain/delivery-tries.ts";
import {
  causeCodeOf,
  codeOf,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from "../domain/errors.ts";
import type { MessageId, PlatformName } from "../domain/message.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import { within } from "../domain/within.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ClaimedDelivery, DeliveryResult, MessageStore } from "../ports/message-store.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { PlatformAdapter } from "../ports/platform.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { Overtaken } from "./overtaken.ts";
import { createLaneRunner, type LendingRunner } from "./lane-runner.ts";
import { createWrites, persist } from "./persist.ts";
import { createSendPace } from "./send-pace.ts";

export interface OutboxDeps {
  readonly store: MessageStore;
  /** `null` for a platform that is off: what waits for it waits on, for a day. */
  readonly platformOf: (name: PlatformName) => PlatformAdapter | null;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** A number from 0 to 1, so that retries of many deliveries do not come together. */
  readonly random: () => number;
  /** Looks once more at words before they are sent; not there where no content changes while they wait. */
  readonly overtaken?: Overtaken;
  /** Told of what was given up, again while the database cannot be had; what else it throws is logged. */
  readonly onGivenUp?: (delivery: Outgoing, code: string) => Promise<void>;
  readonly metrics?: Metrics;
}

export type Outbox = LendingRunner<ClaimedDelivery>;

type Failure = Exclude<DeliveryResult, { readonly kind: "sent" }>;
type GivenUp = Extract<DeliveryResult, { readonly kind: "dead" }>;

/** Conversations sent to at the same time. */
const MOST_LANES = 32;
/** A delivery that ended the process so often is given up. */
const MOST_UNFINISHED = 5;
/** One that we ourselves cannot make a message of does not mend itself, and would keep all later ones waiting. */
const MOST_INTERNAL = 5;
/** A platform that does not answer is not waited for longer; adapters end each call sooner, and an answer may need a few. */
const SEND_MS = 60_000;
const BACK_OFF_MS = { first: 1_000, most: 300_000 };
/** Refused credentials do not mend themselves; somebody has to. */
const UNAUTHORIZED_WAIT_MS = 60_000;
const PLATFORM_OFF_WAIT_MS = 30_000;
/** An answer that could not be sent for a day would only confuse. */
const GIVE_UP_MS = 24 * 60 * 60 * 1_000;
/** What was to be taken back is tried again for a month; then somebody has to look. */
const TAKE_BACK_FOR_MS = 30 * GIVE_UP_MS;
const TAKE_BACK_AGAIN_MS = 10 * 60 * 1_000;

/** Sends what waits, each conversation in order. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, clock, scheduler, log } = deps;
  const pace = createSendPace();
  const writes = createWrites();

  const run = async (claimed: ClaimedDelivery): Promise<void> => {
    const { delivery } = claimed;
    const now = clock.now();
    // Claimed in the moment of stopping: somebody else may take it up at once.
    if (writes.stopping) {
      await handBack(claimed, now);
      return;
    }
    const adapter = deps.platformOf(delivery.thread.platform);
    if (adapter === null) {
      const isOld = !isPurge(delivery) && isTooOld(claimed, now);
      if (isOld) await giveUp(claimed, { kind: "dead", error: "platform_off", untold: true });
      else await handBack(claimed, new Date(now.getTime() + PLATFORM_OFF_WAIT_MS));
      return;
    }
    const free = pace.freeAt(delivery.thread, adapter.pace, now);
    if (free !== null) {
      await handBack(claimed, free);
      return;
    }
    if (endsProcess(claimed)) {
      await giveUp(claimed, { kind: "dead", error: "ended_process", untold: true });
      return;
    }
    const looked = await lookedAt(adapter, claimed);
    if (looked !== null) await end(looked, await send(adapter, looked));
  };

  const end = (claimed: ClaimedDelivery, result: DeliveryResult): Promise<void> =>
    result.kind === "dead" ? giveUp(claimed, result) : record(claimed, result);

  /** As it may be sent now; `null` when it may not, or is somebody else's. What could not be looked at is not sent. */
  const lookedAt = async (
    adapter: PlatformAdapter,
    claimed: ClaimedDelivery,
  ): Promise<ClaimedDelivery | null> => {
    try {
      return await current(claimed);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      await end(claimed, { ...failure(adapter, claimed, error), untold: true });
      return null;
    }
  };

  /** With other words where something that it asserts was withdrawn or corrected while it waited. */
  const current = async (claimed: ClaimedDelivery): Promise<ClaimedDelivery | null> => {
    const { delivery, createdAt, attempt } = claimed;
    const { overtaken } = deps;
    if (overtaken === undefined || "post" in delivery) return claimed;
    const look = () => overtaken.isOvertaken(delivery, createdAt);
    if (!(await persist(look, scheduler, writes))) return claimed;
    const instead = withUntoldWords(overtaken.instead(delivery), attempt);
    const write = () => store.replaceDelivery(claimed, instead, clock.now());
    const isOurs = await persist(write, scheduler, writes);
    log.info("delivery.overtaken", { platform: delivery.thread.platform, held: isOurs });
    if (isOurs) return { ...claimed, delivery: instead };
    await handBack(claimed, clock.now());
    return null;
  };

  const giveUp = async (claimed: ClaimedDelivery, result: GivenUp): Promise<void> => {
    const { platform } = claimed.delivery.thread;
    const { error } = result;
    log.error("delivery.given_up", { platform, code: error });
    await record(claimed, result);
    const { onGivenUp } = deps;
    if (onGivenUp === undefined) return;
    try {
      await persist(() => onGivenUp(claimed.delivery, error), scheduler, writes);
    } catch (failed) {
      log.warn("delivery.given_up_untold", { platform, code: codeOf(failed) });
    }
  };

  const handBack = async (claimed: ClaimedDelivery, at: Date): Promise<void> => {
    await persist(() => store.handBackDelivery(claimed, at), scheduler, writes);
    runner.wake();
  };

  /** What the database refuses to record once it refuses every time, and the reply would be sent again and again. */
  const record = async (claimed: ClaimedDelivery, result: DeliveryResult): Promise<void> => {
    const ms = clock.now().getTime() - claimed.createdAt.getTime();
    const settle = async (end: DeliveryResult): Promise<void> => {
      const write = () => store.settleDelivery(claimed, end, clock.now());
      tell(claimed, end, ms, await persist(write, scheduler, writes));
      if (end.kind === "later") runner.wake();
    };
    try {
      await settle(result);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      const code = codeOf(error);
      const { platform } = claimed.delivery.thread;
      log.error("delivery.not_recorded", { platform, code, cause: causeCodeOf(error) });
      await settle({ kind: "dead", error: code });
    }
  };

  /** What was lost to somebody else is theirs to count. */
  const tell = (
    { delivery, attempt }: ClaimedDelivery,
    result: DeliveryResult,
    ms: number,
    held: boolean,
  ): void => {
    const { platform, conversation } = delivery.thread;
    const ids = { platform, conversation, delivery: delivery.key };
    const code = result.kind === "sent" ? null : result.error;
    log.debug("delivery.tried", { ...ids, result: result.kind, code, attempt, ms, held });
    if (held) deps.metrics?.delivered(platform, result.kind, ms);
  };

  const send = async (
    adapter: PlatformAdapter,
    claimed: ClaimedDelivery,
  ): Promise<DeliveryResult> => {
    try {
      const sending = handOver(adapter, claimed);
      const platformId = await within(SEND_MS, sending, scheduler, "The platform did not answer.");
      return { kind: "sent", platformId };
    } catch (error) {
      return failure(adapter, claimed, error);
    }
  };

  const failure = (adapter: PlatformAdapter, claimed: ClaimedDelivery, error: unknown): Failure => {
    const { delivery, attempt } = claimed;
    const now = clock.now();
    const code = codeOf(error);
    if (isPurge(delivery)) return takenBackLater(claimed, code, now);
    const known = isRefusal(error) ? ({ untold: true } as const) : {};
    const isGivenUp =
      error instanceof Rejected ||
      (code === "internal" && attempt >= MOST_INTERNAL) ||
      isTooOld(claimed, now);
    if (isGivenUp) return { kind: "dead", error: code, ...known };
    const at = new Date(now.getTime() + waitAfter(error, attempt));
    if (error instanceof RateLimited) pace.hold(delivery.thread, adapter.pace, at, now);
    log.warn("delivery.later", { platform: delivery.thread.platform, code, attempt });
    return { kind: "later", at, error: code, ...known };
  };

  /** People were told that it happens: a right that is missing now may be given later. */
  const takenBackLater = (claimed: ClaimedDelivery, code: string, now: Date): Failure => {
    const { delivery, createdAt } = claimed;
    if (now.getTime() - createdAt.getTime() > TAKE_BACK_FOR_MS)
      return { kind: "dead", error: code };
    log.error("delivery.not_taken_back", { platform: delivery.thread.platform, code });
    return { kind: "later", at: new Date(now.getTime() + TAKE_BACK_AGAIN_MS), error: code };
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
      mostTaken: MOST_LANES,
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
    lend: runner.lend,
    stop: () => {
      writes.stopping = true;
      return runner.stop();
    },
    get healthy() {
      return runner.healthy && !writes.failing;
    },
  };
}

/** To a person, or to staff in their channel. */
function handOver(
  adapter: PlatformAdapter,
  { delivery, createdAt }: ClaimedDelivery,
): Promise<MessageId> {
  if (!("post" in delivery)) return adapter.deliver(delivery, createdAt);
  if (adapter.surface !== null) return adapter.surface.post(delivery, createdAt);
  return Promise.reject(new Rejected("Staff cannot work on this platform."));
}

/** Whether a platform said that it takes nothing. What it does not answer in time, or with a fault of its own, it may have taken. */
function isRefusal(error: unknown): boolean {
  return error instanceof RateLimited || error instanceof Unauthorized || error instanceof Rejected;
}

function isTooOld({ createdAt }: ClaimedDelivery, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > GIVE_UP_MS;
}

/** What is posted to staff is taken back. */
function isPurge(delivery: Outgoing): boolean {
  return "post" in delivery && delivery.post.kind === "purge";
}

/** Begun again and again, and not once came back: to send it once more would end the process once more. */
function endsProcess({ attempt, lastError }: ClaimedDelivery): boolean {
  return attempt > MOST_UNFINISHED && lastError === null;
}
