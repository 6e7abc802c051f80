import type { Clock } from "../ports/clock.ts";
import type { DueWork } from "../ports/due-work.ts";
import type { Log } from "../ports/log.ts";
import type { DueWorkHandler } from "./due-work.ts";

/** Removes what is older than an instant, and says how many rows. */
export type Expirer = (before: Date) => Promise<number>;

export interface RetentionDeps {
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
  /** Each removes what it looks after and is older than the retention. */
  readonly expirers: readonly Expirer[];
  /** Removes what has an end of its own and is past it. */
  readonly expireEntries: (now: Date) => Promise<number>;
  /** Gives the room of what was removed back to the disk; returns how many bytes. */
  readonly giveBack: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

export const RETENTION = "retention";
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The one piece of retention work there is; due at once where it was never scheduled. */
export function retentionWork(now: Date): DueWork {
  return { key: RETENTION, kind: RETENTION, dueAt: now, payload: "" };
}

/** Removes every day what is kept no longer. */
export function createRetention(deps: RetentionDeps): DueWorkHandler {
  const { clock, log } = deps;
  return async () => {
    const now = clock.now();
    const before = new Date(now.getTime() - deps.retentionDays * DAY_MS);
    let removed = 0;
    const failures: unknown[] = [];
    const tasks = [
      ...deps.expirers.map((expire) => () => expire(before)),
      () => deps.expireEntries(now),
    ];
    // One that fails must not keep the others from removing theirs.
    for (const task of tasks) {
      try {
        removed += await task();
      } catch (error) {
        failures.push(error);
      }
    }
    let given = 0;
    try {
      given = await deps.giveBack();
    } catch (error) {
      failures.push(error);
    }
    log.info("retention.done", {
      removed,
      given,
      failed: failures.length,
      ms: clock.now().getTime() - now.getTime(),
    });
    if (failures.length > 0) throw failures[0];
    return { again: new Date(now.getTime() + DAY_MS) };
  };
}
