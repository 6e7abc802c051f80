import { causeCodeOf, codeOf } from "../domain/errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { ClaimedWork, DueWorkStore } from "../ports/due-work.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import { createLaneRunner, type LaneRunner } from "./lane-runner.ts";
import { createWrites, persist } from "./persist.ts";

/** Does one piece of work; whatever it throws is logged by its code, and the piece is tried again. */
export type DueWorkHandler = (work: ClaimedWork) => Promise<{
  /** When the piece is due the next time; `null` when never. */
  readonly again: Date | null;
}>;

export interface DueWorkDeps {
  readonly store: DueWorkStore;
  /** By kind; pieces of another kind are left to whoever knows it. */
  readonly handlers: ReadonlyMap<string, DueWorkHandler>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** Pieces done at the same time. */
const MOST_AT_ONCE = 4;
/** Work that failed waits twice as long after each time. */
const RETRY_MS = { first: 5_000, most: 3_600_000 };

/**
 * Does work when it is due. Any number of runners may share a store: a piece is done by one of them, and done once
 * unless its process ends in the middle of it.
 */
export function createDueWorkRunner(deps: DueWorkDeps): LaneRunner {
  const { store, handlers, clock, scheduler, log } = deps;
  const kinds = [...handlers.keys()];
  const writes = createWrites();

  const run = async (claimed: ClaimedWork): Promise<void> => {
    const { kind, attempt } = claimed;
    const handler = handlers.get(kind);
    // Claimed in the moment of stopping: somebody else may take it up at once.
    if (writes.stopping || handler === undefined) {
      await release(claimed, 0);
      return;
    }
    const begun = clock.now().getTime();
    try {
      const { again } = await handler(claimed);
      const ms = clock.now().getTime() - begun;
      const done = await persist(() => store.complete(claimed, again), scheduler, writes);
      log.debug("due_work.done", { kind, attempt, ms, recorded: done });
    } catch (error) {
      log.warn("due_work.failed", {
        kind,
        attempt,
        code: codeOf(error),
        cause: causeCodeOf(error),
      });
      await release(claimed, Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** (attempt - 1)));
    }
  };

  const release = async (claimed: ClaimedWork, waitMs: number): Promise<void> => {
    const at = new Date(clock.now().getTime() + waitMs);
    await persist(() => store.release(claimed, at), scheduler, writes);
  };

  const runner = createLaneRunner<ClaimedWork>(
    {
      name: "due work",
      most: MOST_AT_ONCE,
      claim: (claim) => store.claim(kinds, claim),
      run,
      renew: (leases, until) => store.renew(leases, until),
      nextAt: () => store.nextAt(kinds),
    },
    { clock, scheduler, log },
  );
  return {
    ...runner,
    stop: () => {
      writes.stopping = true;
      return runner.stop();
    },
    get healthy() {
      return runner.healthy;
    },
  };
}
