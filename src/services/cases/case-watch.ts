import type { CaseStore } from "../../ports/case-store.ts";
import type { Scheduler } from "../../ports/scheduler.ts";

/** Tells watchers that some case changed, whichever process changed it. */
export interface CaseWatch {
  /**
   * @param changed is given the number of the latest change: at once, and whenever it rises
   * @returns ends the watch
   */
  watch(changed: (number: number) => void): () => void;
}

const LOOK_MS = 1_000;

/** Looks once for all who watch, and not at all while nobody does. A database that cannot be had is looked at again. */
export function createCaseWatch(
  store: Pick<CaseStore, "latestChange">,
  scheduler: Scheduler,
): CaseWatch {
  const watchers = new Set<(number: number) => void>();
  let last: number | null = null;
  let isLooking = false;

  const look = async (): Promise<void> => {
    const number = await store.latestChange().catch(() => last);
    if (number !== null && number !== last) {
      last = number;
      for (const changed of watchers) changed(number);
    }
    if (watchers.size === 0) isLooking = false;
    else scheduler.after(LOOK_MS, () => void look());
  };

  return {
    watch: (changed) => {
      watchers.add(changed);
      if (last !== null) changed(last);
      if (!isLooking) {
        isLooking = true;
        void look();
      }
      return () => {
        watchers.delete(changed);
      };
    },
  };
}
