import type { Scheduler } from "../ports/scheduler.ts";

/** The machine's own timers. None of them keeps the process alive. */
export const timers: Scheduler = schedulerOf((timer) => timer.unref());

/** The same for a command, which would end in the middle of a wait if nothing kept it alive. */
export const commandTimers: Scheduler = schedulerOf((timer) => timer);

function schedulerOf(kept: (timer: NodeJS.Timeout) => NodeJS.Timeout): Scheduler {
  return {
    after: (delayMs, task) => {
      const timer = kept(setTimeout(task, delayMs));
      return () => {
        clearTimeout(timer);
      };
    },
    every: (intervalMs, task) => {
      const timer = kept(setInterval(task, intervalMs));
      return () => {
        clearInterval(timer);
      };
    },
  };
}
