import { causeCodeOf, codeOf } from "../domain/errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Claim, Hand, Lease } from "../ports/message-store.ts";
import type { Scheduler } from "../ports/scheduler.ts";

/** Work of which each lane has one piece at a time. */
export interface LaneWork<Claimed extends { readonly lease: Lease }> {
  /** For the log. */
  readonly name: string;
  /** Lanes worked on at the same time. */
  readonly most: number;
  /**
   * While so many are worked on, no hand is lent, and what is written is left to whoever looks first: another process may be idle.
   * None is ever lent where it is left out.
   */
  readonly mostTaken?: number;
  claim(claim: Claim): Promise<readonly Claimed[]>;
  /** Does one piece and lets its lane go; what it throws is logged, and the lane comes back when its lease ends. */
  run(claimed: Claimed): Promise<void>;
  renew(leases: readonly Lease[], until: Date): Promise<readonly Lease[]>;
  nextAt(): Promise<Date | null>;
}

export interface LaneRunner {
  readonly start: () => void;
  /** There may be work. */
  readonly wake: () => void;
  /** Takes nothing more up, and waits for what is under way. */
  readonly stop: () => Promise<void>;
  /** Whether the database was there when it was last needed. */
  readonly healthy: boolean;
}

export interface LendingRunner<Claimed> extends LaneRunner {
  /**
   * Lends a write a hand that works on what was written without a look for it; `null` where none is free.
   *
   * @returns what the write returns, and whether something was taken up: whoever wrote more wakes us for that
   */
  readonly lend: <Written>(
    write: (hand: Hand<Claimed> | null) => Promise<Written>,
  ) => Promise<{ readonly written: Written; readonly isTaken: boolean }>;
}

export interface LaneRunnerDeps {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** A lane whose holder died is taken up after so long at most. */
export const LEASE_MS = 10_000;
const RENEW_EVERY_MS = 3_000;
/**
 * After so long without a renewal (the database was away, or the machine asleep) lanes are held again before any is
 * claimed: else this runner would claim its own, and do their work twice.
 */
const STALE_MS = 2 * RENEW_EVERY_MS;
/** Without a wake-up work is looked for so often: another process may have ended, or a notification been lost. */
const LOOK_EVERY_MS = 1_000;
/** A piece of work is seldom under way for longer, and at its end is looked again: when anything else is due need not be known before. */
const BRIEFLY_MS = 25;
/** Waiting after the database could not be had. */
const RETRY_MS = { first: 100, most: 3_000 };
/** A lane that is due and could not be claimed is under somebody else's hands for a moment. */
const TAKEN_MS = 20;

/**
 * Looks for lanes with work, holds each while it is worked on, and comes back when there is more.
 *
 * Only what is claimed is worked on, so any number of runners and processes may run beside each other. What is written with a
 * hand lent is claimed by the same commit.
 */
export function createLaneRunner<Claimed extends { readonly lease: Lease }>(
  work: LaneWork<Claimed>,
  { clock, scheduler, log }: LaneRunnerDeps,
): LendingRunner<Claimed> {
  const { mostTaken = 0 } = work;
  const held = new Map<Claimed, Promise<void>>();
  /** Behind which more may wait in their lanes: at their end is looked. */
  const before = new Set<Claimed>();
  /** At the last look more may have been due than there were hands: what is new has to wait behind that. */
  let isBehind = false;
  const lent = new Set<Promise<unknown>>();
  let state: "idle" | "running" | "stopping" = "idle";
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let healthy = true;
  let failures = 0;
  let heldAt = clock.now().getTime();
  let cancelTimer = (): void => undefined;
  let stopRenewing = (): void => undefined;
  let holding: Promise<void> | null = null;
  /**
   * Their lease was gone when it was to be renewed, first at that instant: let go by work that was just ending, or lost when
   * it is gone long after, too. After a thread stood still, renewals follow upon each other within no time.
   */
  let doubted: ReadonlyMap<Claimed, number> = new Map();

  const look = (): void => {
    if (state !== "running") return;
    if (looking !== null) {
      lookAgain = true;
      return;
    }
    cancelTimer();
    looking = lookOnce().finally(() => {
      looking = null;
      if (!lookAgain) return;
      lookAgain = false;
      look();
    });
  };

  const lookOnce = async (): Promise<void> => {
    const free = work.most - held.size;
    if (free <= 0) {
      isBehind = true;
      return;
    }
    try {
      if (clock.now().getTime() - heldAt > STALE_MS) await hold();
      const claimed = await work.claim({ now: clock.now(), leaseMs: LEASE_MS, most: free });
      recovered();
      for (const one of claimed) {
        before.add(one);
        begin(one);
      }
      isBehind = claimed.length >= free;
      // With no hand free the next look comes when one is.
      if (claimed.length === 0) await sleepUntilDue();
      else if (claimed.length < free) sleep(BRIEFLY_MS);
    } catch (error) {
      failed(error);
      sleep(Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** failures));
    }
  };

  const sleepUntilDue = async (): Promise<void> => {
    const next = await work.nextAt();
    const ms = next === null ? LOOK_EVERY_MS : next.getTime() - clock.now().getTime();
    sleep(ms > 0 ? Math.min(LOOK_EVERY_MS, ms) : TAKEN_MS);
  };

  const sleep = (ms: number): void => {
    cancelTimer();
    if (state !== "running") return;
    cancelTimer = scheduler.after(ms, look);
  };

  const begin = (claimed: Claimed): void => {
    const running = work
      .run(claimed)
      .catch((error: unknown) => {
        log.error("lane.failed", {
          work: work.name,
          code: codeOf(error),
          cause: causeCodeOf(error),
        });
      })
      .finally(() => {
        held.delete(claimed);
        const mayHaveMore = before.delete(claimed) || isBehind;
        // What was written together ends together; one look for all of it claims as many lanes as became free.
        if (mayHaveMore) queueMicrotask(look);
      });
    held.set(claimed, running);
  };

  const isFree = (): boolean =>
    state === "running" &&
    !isBehind &&
    held.size + lent.size < mostTaken &&
    // Else whoever lost a lane while the thread stood still could take it anew beside its own work.
    clock.now().getTime() - heldAt <= STALE_MS;

  const lend: LendingRunner<Claimed>["lend"] = async (write) => {
    if (!isFree()) return { written: await write(null), isTaken: false };
    let isTaken = false;
    const take = (claimed: Claimed): void => {
      isTaken = true;
      begin(claimed);
    };
    const writing = write({ leaseMs: LEASE_MS, take });
    lent.add(writing);
    try {
      return { written: await writing, isTaken };
    } finally {
      lent.delete(writing);
    }
  };

  /** One renewal at a time: whoever wants another takes part in the one that is under way. */
  const hold = (): Promise<void> =>
    (holding ??= holdOnce().finally(() => {
      holding = null;
    }));

  const holdOnce = async (): Promise<void> => {
    const now = clock.now().getTime();
    const pieces = [...held.keys()];
    if (pieces.length > 0) {
      const leases = pieces.map(({ lease }) => lease);
      const lost = new Set(await work.renew(leases, new Date(now + LEASE_MS)));
      recovered();
      const gone = pieces.filter((one) => held.has(one) && lost.has(one.lease));
      const since = new Map(gone.map((one) => [one, doubted.get(one) ?? now]));
      const count = gone.filter((one) => now - (since.get(one) ?? now) >= RENEW_EVERY_MS).length;
      if (count > 0) log.warn("lane.lost", { work: work.name, count });
      doubted = since;
    }
    heldAt = now;
  };

  const renew = async (): Promise<void> => {
    try {
      await hold();
    } catch (error) {
      failed(error);
    }
  };

  const recovered = (): void => {
    if (!healthy) log.info("database.back", { work: work.name });
    healthy = true;
    failures = 0;
  };

  const failed = (error: unknown): void => {
    if (healthy)
      log.error("database.unavailable", {
        work: work.name,
        code: codeOf(error),
        cause: causeCodeOf(error),
      });
    healthy = false;
    failures += 1;
  };

  return {
    get healthy() {
      return healthy;
    },
    start: () => {
      if (state !== "idle") return;
      state = "running";
      stopRenewing = scheduler.every(RENEW_EVERY_MS, () => void renew());
      look();
    },
    wake: () => {
      for (const one of held.keys()) before.add(one);
      look();
    },
    lend,
    stop: async () => {
      state = "stopping";
      cancelTimer();
      await looking;
      await Promise.allSettled(lent);
      await Promise.allSettled(held.values());
      stopRenewing();
    },
  };
}
