import { timers } from "./timers.ts";
import type { Clock } from "../ports/clock.ts";
import type { DueWork } from "../ports/due-work.ts";
import type { Log } from "../ports/log.ts";
import type { MessageStore } from "../ports/message-store.ts";
import { createDueWorkRunner, type DueWorkHandler } from "../services/due-work.ts";
import { createRetention, RETENTION, retentionWork, type Expirer } from "../services/retention.ts";
import type { Database } from "../store/database.ts";
import type { DatabaseRoom } from "../store/database-space.ts";
import { createDueWorkStore } from "../store/due-work.ts";
import { expireEntries } from "../store/entries.ts";
import { FINISH_WITHIN_MS } from "./message-path.ts";

export interface DueWorkParts {
  readonly database: Database;
  readonly store: MessageStore;
  readonly retentionDays: number;
  /** Further expiry, beside that of messages and answers. */
  readonly expirers: readonly Expirer[];
  /** Further kinds of work, and the pieces of it that come again by themselves. */
  readonly handlers: ReadonlyMap<string, DueWorkHandler>;
  /** Kinds of work that wait for somebody else, which must not keep the others from being done. */
  readonly waiting: ReadonlyMap<string, DueWorkHandler>;
  /** What retention frees is given back to the disk. */
  readonly space: Pick<DatabaseRoom, "giveBack">;
  readonly begin: readonly ((now: Date) => DueWork)[];
  readonly clock: Clock;
  readonly log: Log;
}

/** What the service does by itself, at its time. */
export interface DueWorkService {
  /** @throws Unavailable the database cannot be had */
  start(): Promise<void>;
  /** Takes nothing more up, and waits for what is under way. */
  stop(): Promise<void>;
}

export function createDueWork(parts: DueWorkParts): DueWorkService {
  const { database, store, clock, log } = parts;
  const work = createDueWorkStore(database);
  const retention = createRetention({
    retentionDays: parts.retentionDays,
    // A platform's own go first: what it takes for known, sent again, must be known to the inbox as well.
    expirers: [...parts.expirers, (before) => store.expire(before)],
    expireEntries: (now) => expireEntries(database, now),
    giveBack: () => parts.space.giveBack(),
    clock,
    log,
  });
  const own = new Map([[RETENTION, retention], ...parts.handlers]);
  const runners = [own, parts.waiting].map((handlers) =>
    createDueWorkRunner({ store: work, handlers, clock, scheduler: timers, log }),
  );
  return {
    start: async () => {
      for (const first of [retentionWork, ...parts.begin]) await work.schedule(first(clock.now()));
      for (const runner of runners) runner.start();
    },
    stop: async () => {
      const tooLate = new Promise<void>((resolve) => timers.after(FINISH_WITHIN_MS, resolve));
      await Promise.race([Promise.all(runners.map((runner) => runner.stop())), tooLate]);
    },
  };
}
