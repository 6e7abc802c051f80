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
  /** Rises when the last one leaves, so that a look that is still under way then comes to nothing. */
  let round = 0;
  let cancelNext = (): void => undefined;

  const look = async (own: number): Promise<void> => {
    const number = await store.latestChange().catch(() => last);
    if (own !== round) return;
    cancelNext = scheduler.after(LOOK_MS, () => void look(own));
    if (number === null || number === last) return;
    last = number;
    for (const changed of watchers) changed(number);
  };

  return {
    watch: (changed) => {
      watchers.add(changed);
      if (last !== null) changed(last);
      if (watchers.size === 1) void look(round);
      return () => {
        if (!watchers.delete(changed) || watchers.size > 0) return;
        round += 1;
        cancelNext();
      };
    },
  };
}
