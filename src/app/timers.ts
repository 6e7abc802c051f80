import type { Scheduler } from "../ports/scheduler.ts";

/** The machine's own timers. None of them keeps the process alive. */
export const timers: Scheduler = {
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs).unref();
    return () => {
      clearTimeout(timer);
    };
  },
  every: (intervalMs, task) => {
    const timer = setInterval(task, intervalMs).unref();
    return () => {
      clearInterval(timer);
    };
  },
};
